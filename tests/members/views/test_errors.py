"""Error pages help, and never fail themselves."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import translation

from members import years
from members.views import errors
from tests.factories import members

BOTH = pytest.mark.parametrize("prefix", ["", "/es"])
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def no_database() -> Iterator[None]:
    """Every question to the database fails as it does when the server is gone."""
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("server is gone")):
        yield


@pytest.fixture
def knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has just started."""
    monkeypatch.setattr(years, "_kept", years._Kept())


@BOTH
@pytest.mark.django_db
def test_unknown_address(client: Client, prefix: str) -> None:
    members.program_year(2023)
    response = client.get(f"{prefix}/no/such/page/")
    assert response.status_code == 404
    assert "1-800-555-0199" in response.content.decode()
    other = "/" if prefix else "/es/"
    assert f'<a href="{other}"' in response.content.decode()


@BOTH
@pytest.mark.django_db
def test_without_the_token_the_reader_starts_again(prefix: str) -> None:
    members.program_year(2023)
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(f"{prefix}/2023/self-check/", members.self_check_post())
    assert response.status_code == 403
    html = response.content.decode()
    assert f'class="btn" href="{prefix}/2023/self-check/"' in html
    assert "1-800-555-0199" in html


@BOTH
@pytest.mark.django_db
def test_ten_megabytes_are_too_much(prefix: str) -> None:
    members.program_year(2023)
    body = b"drug_count=" + b"8" * 10_000_000
    response = Client().post(f"{prefix}/2023/self-check/", body, content_type=FORM)
    assert response.status_code == 413
    assert "1-800-555-0199" in response.content.decode()


@pytest.mark.django_db
def test_a_garbled_form_is_a_400() -> None:
    members.program_year(2023)
    body = "&".join(f"a{number}=1" for number in range(2000))
    response = Client().post("/2023/self-check/", body, content_type=FORM)
    assert response.status_code == 400
    assert "1-800-555-0199" in response.content.decode()


@pytest.mark.django_db
def test_a_wrong_host_is_a_400() -> None:
    response = Client().get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil" not in response.content


@pytest.mark.django_db
def test_not_allowed(rf: RequestFactory) -> None:
    response = errors.permission_denied(rf.get("/2023/"), PermissionError())
    assert response.status_code == 403


@BOTH
@pytest.mark.django_db
def test_our_mistake_shows_the_phone(prefix: str) -> None:
    members.program_year(2023)
    client = Client(raise_request_exception=False)
    with mock.patch("members.views.program.worked_example", side_effect=RuntimeError("secret detail")):
        response = client.get(f"{prefix}/2023/")
    html = response.content.decode()
    assert response.status_code == 500
    assert "1-800-555-0199" in html
    assert "secret detail" not in html
    assert f'lang="{"es" if prefix else "en"}"' in html


# Whatever happens: phone, hours and the lists to print ----------------------------------------------------------------

PHONE = "1-800-200-4255"  # of the sponsor's printed year
HANDLERS = [
    (lambda request: errors.bad_request(request, ValueError()), 400),
    (lambda request: errors.bad_request(request, RequestDataTooBig()), 413),
    (lambda request: errors.permission_denied(request, PermissionError()), 403),
    (errors.csrf_failure, 403),
    (lambda request: errors.not_found(request, ValueError()), 404),
    (errors.server_error, 500),
]


def helps(html: str, prefix: str, phone: str) -> None:
    """Phone, TTY, hours, whether the line is open, and the blank lists, in the language of the address."""
    words = ("Cerrado", "Abierto", "todos los días") if prefix else ("Closed now", "Open now", "every day")
    assert f'lang="{prefix[1:] or "en"}"' in html[:100]
    assert phone in html
    assert "TTY 711" in html
    assert words[0] in html or words[1] in html
    assert words[2] in html
    lists = re.findall(r'href="([^"]*/medication-list/blank.pdf[^"]*)"', html)
    assert len(lists) == 3
    assert all(address.startswith(f"{prefix}/") and f"language={prefix[1:] or 'en'}" in address for address in lists)
    assert "</html>" in html


@BOTH
@pytest.mark.django_db
@pytest.mark.parametrize(("handler", "status"), HANDLERS)
def test_every_error_page_helps(rf: RequestFactory, prefix: str, handler: Any, status: int) -> None:
    members.program_year()
    with translation.override(prefix[1:] or "en"):
        response = handler(rf.get(f"{prefix}/2023/"))
    assert response.status_code == status
    helps(response.text, prefix, "1-800-555-0199")


@BOTH
@pytest.mark.django_db
@pytest.mark.usefixtures("no_database", "knows_nothing")
@pytest.mark.parametrize(("handler", "status"), HANDLERS)
def test_every_error_page_helps_without_a_database(rf: RequestFactory, prefix: str, handler: Any, status: int) -> None:
    with translation.override(prefix[1:] or "en"):
        response = handler(rf.get(f"{prefix}/2023/"))
    assert response.status_code == status
    helps(response.text, prefix, PHONE)


@BOTH
@pytest.mark.django_db
@pytest.mark.usefixtures("no_database", "knows_nothing")
def test_without_a_database_the_first_page_is_500_and_the_blank_list_is_there(prefix: str) -> None:
    client = Client(raise_request_exception=False)
    response = client.get(f"{prefix}/")
    assert response.status_code == 500
    helps(response.text, prefix, PHONE)
    for address in re.findall(r'href="([^"]*/medication-list/blank[^"]*)"', response.text):
        blank = client.get(unescape(address))
        assert blank.status_code == 200, address
        assert PHONE in blank.text if "text/html" in blank.headers["Content-Type"] else blank.content[:4] == b"%PDF"


@BOTH
@pytest.mark.django_db
def test_even_a_broken_frame_gives_an_answer(rf: RequestFactory, prefix: str) -> None:
    members.program_year()
    with translation.override(prefix[1:] or "en"), mock.patch("members.views.errors.render", side_effect=RuntimeError):
        response = errors.not_found(rf.get(f"{prefix}/nothing/"), ValueError())
    assert response.status_code == 404
    helps(response.text, prefix, "1-800-555-0199")


# Service off ----------------------------------------------------------------------------------------------------------

FORMS = ["/request/", "/request/who/", "/request/manage/", "/2023/self-check/"]


@BOTH
@pytest.mark.django_db
@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_with_the_service_off_forms_are_closed_kindly(
    client: Client, settings: Any, prefix: str, path: str, method: str
) -> None:
    members.program_year(2023)
    settings.SERVICE_OFF = True
    response = getattr(client, method)(prefix + path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    helps(response.text, prefix, "1-800-555-0199")


@BOTH
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/2023/", "/contact/", "/medication-list/", "/medication-list/blank.pdf?rows=4"])
def test_with_the_service_off_what_is_read_stays(client: Client, settings: Any, prefix: str, path: str) -> None:
    members.program_year(2023)
    settings.SERVICE_OFF = True
    assert client.get(prefix + path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", FORMS)
def test_with_the_service_on_forms_are_open(client: Client, path: str) -> None:
    members.program_year(2023)
    assert client.get(path).status_code in {200, 302}
