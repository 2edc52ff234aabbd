"""The page that asks for a list by mail: one answer for everybody, nothing lost, nothing sent twice."""

from typing import Any

import pytest
from django.test import Client

from members.models import ProgramYear
from reviews.models import ListRequest
from reviews.services import matching
from tests.factories import lists, members

pytestmark = pytest.mark.django_db
PAGE = "/medication-list/by-post/"
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was handed to the worker."""
    handed: list[tuple[str, ...]] = []
    monkeypatch.setattr("reviews.views.list_by_mail.enqueue", lambda task, *ids: handed.append((task.name, *ids)))
    return handed


@BOTH
def test_the_list_page_leads_there(client: Client, open_year: ProgramYear, prefix: str) -> None:
    assert f'href="{prefix}{PAGE}"' in client.get(f"{prefix}/medication-list/").text
    assert client.get(prefix + PAGE).status_code == 200


@BOTH
def test_sending_it_twice_is_one_wish(
    client: Client, open_year: ProgramYear, sent: list[tuple[str, ...]], prefix: str
) -> None:
    for _ in range(2):
        answer = client.post(prefix + PAGE, lists.post(language="es", size="wallet"))
        assert (answer.status_code, answer["Location"]) == (302, f"{prefix}{PAGE}done/")
    wish = ListRequest.objects.get()
    assert (wish.source, wish.language, wish.size, wish.zip_code) == ("web", "es", "wallet", "02110")
    assert set(sent) == {("reviews.tasks.match_list_request", str(wish.pk))}


def test_member_and_stranger_get_the_same_answer_and_nobody_is_looked_up(
    client: Client, open_year: ProgramYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    members.member()
    monkeypatch.setattr(matching, "find_member", lambda request: pytest.fail("looked up"))
    answers = [client.post(PAGE, lists.post(first_name=name), follow=True) for name in ("Maria", "Norbert")]
    assert answers[0].text == answers[1].text
    assert "Maria" not in answers[0].text


def test_the_usual_language_is_that_of_the_page(client: Client, open_year: ProgramYear) -> None:
    assert client.get(f"/es{PAGE}").context["form"]["language"].value() == "es"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"first_name": " "}, "first_name", "Enter the first name."),
        ({"birth_month": "13"}, "birth", ""),
        ({"zip_code": "", "member_id": ""}, "zip_code", "Enter the ZIP code or the member ID."),
        ({"zip_code": "0210"}, "zip_code", "Enter a ZIP code of 5 or 9 digits"),
        ({"size": "huge"}, "size", ""),
        ({"language": "fr"}, "language", ""),
        ({"last_name": "x" * 101}, "last_name", "100"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    client: Client, open_year: ProgramYear, changes: dict[str, Any], field: str, sentence: str
) -> None:
    answer = client.post(PAGE, lists.post(**changes))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert sentence in answer.text
    assert 'value="1948"' in answer.text
    assert not ListRequest.objects.exists()


@pytest.mark.parametrize("typed", [{"zip_code": "", "member_id": "m-1 23"}, {"zip_code": "02110-1234"}])
def test_one_of_zip_code_and_member_id_is_enough(client: Client, open_year: ProgramYear, typed: dict[str, str]) -> None:
    assert client.post(PAGE, lists.post(**typed)).status_code == 302


def test_wrong_methods_and_a_missing_token(client: Client, open_year: ProgramYear) -> None:
    assert {client.put(PAGE).status_code, client.post(f"{PAGE}done/").status_code} == {405}
    assert Client(enforce_csrf_checks=True).post(PAGE, lists.post()).status_code == 403
    assert client.get(f"{PAGE}done/").status_code == 200


def test_it_needs_no_open_year(client: Client) -> None:
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, lists.post()).status_code == 302


def test_a_flood_from_one_address_is_asked_to_call(open_year: ProgramYear, settings: Any) -> None:
    settings.SENDINGS_PER_ADDRESS = 2
    for name in ("Ana", "Bea"):
        assert Client().post(PAGE, lists.post(first_name=name)).status_code == 302
    answer = Client().post(PAGE, lists.post(first_name="Carla"))
    assert (answer.status_code, ListRequest.objects.count()) == (429, 2)
    assert "1-800-555-0199" in answer.text
    assert Client(REMOTE_ADDR="192.0.2.1").post(PAGE, lists.post(first_name="Dora")).status_code == 302
