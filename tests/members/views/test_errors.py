"""Error pages help, and never fail themselves."""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from members.views import errors
from tests.factories import members

BOTH = pytest.mark.parametrize("prefix", ["", "/es"])
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def no_database() -> Iterator[None]:
    """Every question to the database fails as it does when the server is gone."""
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("server is gone")):
        yield


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


@BOTH
@pytest.mark.django_db
@pytest.mark.usefixtures("no_database")
def test_without_a_database_the_page_is_500_and_whole(prefix: str) -> None:
    response = Client(raise_request_exception=False).get(f"{prefix}/")
    assert response.status_code == 500
    assert "</html>" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("no_database")
@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (lambda request: errors.bad_request(request, ValueError()), 400),
        (lambda request: errors.permission_denied(request, PermissionError()), 403),
        (errors.csrf_failure, 403),
        (lambda request: errors.not_found(request, ValueError()), 404),
        (errors.server_error, 500),
    ],
)
def test_no_error_page_needs_a_database(rf: RequestFactory, handler: Any, status: int) -> None:
    response = handler(rf.get("/2023/"))
    assert response.status_code == status
    assert "</html>" in response.content.decode()
