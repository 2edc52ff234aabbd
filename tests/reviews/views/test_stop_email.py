"""Stopping e-mail by its link: a look stops nothing, one press does, without a cookie and without a name."""

import pytest
from django.test import Client

from reviews.services import contact_consents
from tests.factories import members, messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def year() -> None:
    members.program_year()


def address(prefix: str = "") -> str:
    return f"{prefix}/stop-email/{contact_consents.token(messages.consent())}/"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_look_stops_nothing_and_the_button_does(client: Client, prefix: str) -> None:
    page = address(prefix)
    maria = members.Member.objects.get()
    shown = client.get(page)
    assert shown.status_code == 200
    assert maria.last_name not in shown.content.decode()
    assert messages.EMAIL not in shown.content.decode()
    assert contact_consents.may_email(maria) == messages.EMAIL
    for _ in range(2):
        assert client.post(page).status_code == 200
        assert contact_consents.may_email(maria) == ""
    assert "<form method" not in client.get(page).content.decode()


def test_one_press_in_a_mail_program_needs_no_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address(), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert contact_consents.may_email(members.Member.objects.get()) == ""


@pytest.mark.parametrize("token", ["nonsense", "a:b:c", "x" * 500])
def test_a_token_that_is_none_is_not_found(client: Client, token: str) -> None:
    for method in (client.get, client.post):
        assert method(f"/stop-email/{token}/").status_code == 404


def test_another_method_is_refused(client: Client) -> None:
    page = address()
    assert client.put(page).status_code == 405
    assert client.head(page).status_code == 200
