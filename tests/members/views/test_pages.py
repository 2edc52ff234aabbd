"""The plain pages, in both languages, with and without a published year."""

import pytest
from django.test import Client

from tests.factories import members

pytestmark = pytest.mark.django_db
PATHS = ["/contact/", "/complaints/", "/privacy/", "/accessibility/", "/nondiscrimination/"]
ALL = pytest.mark.parametrize("path", [prefix + path for prefix in ("", "/es") for path in PATHS])


@ALL
def test_page_with_its_own_title_and_the_phone(client: Client, path: str) -> None:
    members.program_year(2023)
    html = client.get(path).content.decode()
    assert html.count("<h1>") == 1
    assert html.split("<title>")[1].strip()[0] != "–"
    assert "1-800-555-0199" in html
    assert "TTY 711" in html


@ALL
def test_page_without_any_year(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert "tel:" not in response.content.decode()
    assert "None" not in response.content.decode()


@ALL
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


def test_each_page_is_in_the_footer_of_every_page(client: Client) -> None:
    footer = client.get("/").content.decode().split("<footer")[1]
    for path in PATHS:
        assert f'href="{path}"' in footer


def test_contact_has_phone_hours_mail_and_who_calls(client: Client) -> None:
    members.program_year(2023)
    html = client.get("/contact/").content.decode()
    for fact in ("1-800-555-0199", "711", "April 1 to September 30", "PO Box 1", "Example Reviews"):
        assert fact in html
