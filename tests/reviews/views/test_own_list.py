"""A member's own list on its way into the request: put there, seen, changed, taken out, sent, cleared."""

import json
from typing import Any

import pytest
from django.test import Client

from members.models import ProgramYear
from reviews.models import MemberRequest
from tests.factories import reviews

pytestmark = pytest.mark.django_db
LIST = "/request/list/"
POSTED = {"content": json.dumps(reviews.OWN_LIST)}
STEPS: dict[str, dict[str, Any]] = {
    "who": {"who": "self"},
    "member": {
        "first_name": "Maria", "last_name": "Lopez", "birth_month": "4", "birth_day": "28", "birth_year": "1948",
        "zip_code": "02110",
    },
    "choice": {"choice": "review"},
    "appointment": {"windows": []},
    "contact": {"phone": "617 555 0123", "leave_message": "yes"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.views.request.enqueue", lambda *args: None)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def posted(**changes: Any) -> dict[str, str]:
    return {"content": json.dumps({**reviews.OWN_LIST, **changes})}


def walk_to_check(client: Client, **changes: dict[str, Any]) -> None:
    for name, form in {**STEPS, **changes}.items():
        if form is not None:
            assert client.post(f"/request/{name}/", form).status_code == 302, name


def test_it_starts_a_request_goes_with_it_and_is_kept(client: Client, open_year: ProgramYear) -> None:
    assert client.post(LIST, POSTED).url == LIST
    page = text(client, LIST)
    assert "Lisinopril 10 mg" in page
    assert "Penicillin<br>Shellfish" in page
    assert 'href="/request/who/"' in page
    walk_to_check(client)
    assert "It has 2 medicines and goes with your request." in text(client, "/request/check/")
    assert client.post("/request/check/").url == "/request/done/"
    assert MemberRequest.objects.get().own_lists.get().content["medicines"] == reviews.OWN_LIST["medicines"]
    assert client.get(LIST).url == "/medication-list/fill/", "it is no longer in the session"
    assert "The medication list is with your request." in text(client, "/request/done/")


def test_with_a_list_alone_a_request_is_under_way(client: Client, open_year: ProgramYear) -> None:
    walk_to_check(client)
    client.post("/request/check/")
    client.post(LIST, POSTED)
    assert "Go on where you stopped" in text(client, "/request/")
    assert client.get("/request/check/").url == "/request/who/", "not the confirmation of the one before"


def test_added_to_a_draft_that_is_complete_it_leads_to_the_check(client: Client, open_year: ProgramYear) -> None:
    walk_to_check(client)
    client.post(LIST, POSTED)
    assert 'href="/request/check/"' in text(client, LIST)


def test_it_can_be_changed_and_taken_out(client: Client, open_year: ProgramYear) -> None:
    walk_to_check(client)
    client.post(LIST, POSTED)
    page = text(client, f"{LIST}change/")
    assert '<script id="list-in-request" type="application/json">' in page
    assert "Fish oil" in page
    client.post(LIST, posted(medicines=[{"medication": "Zocor"}]))
    assert "It has 1 medicine and goes" in text(client, "/request/check/")
    assert client.post(f"{LIST}remove/").url == "/request/check/"
    assert "goes with your request" not in text(client, "/request/check/")
    client.post("/request/check/")
    assert not MemberRequest.objects.get().own_lists.exists()


def test_taken_out_with_nothing_else_answered_it_leads_back(client: Client, open_year: ProgramYear) -> None:
    client.post(LIST, POSTED)
    assert client.post(f"{LIST}remove/").url == "/medication-list/fill/"
    assert client.post(f"{LIST}remove/").url == "/medication-list/fill/", "twice does nothing more"


def test_finish_and_clear_clears_it_too(client: Client, open_year: ProgramYear) -> None:
    client.post(LIST, POSTED)
    client.post("/request/clear/")
    assert client.get(LIST).url == "/medication-list/fill/"


def test_without_a_review_it_is_said_and_not_sent(client: Client, open_year: ProgramYear) -> None:
    client.post(LIST, POSTED)
    walk_to_check(client, choice={"choice": "not_now"}, appointment=None)
    assert "Then the list is not sent." in text(client, "/request/check/")
    assert "Then the list is not sent." in text(client, LIST)
    client.post("/request/check/")
    assert not MemberRequest.objects.get().own_lists.exists()


def test_for_another_member_the_list_of_the_first_is_gone(client: Client, open_year: ProgramYear) -> None:
    walk_to_check(client)
    client.post(LIST, POSTED)
    other = {"first_name": "Ana", "birth_month": "5", "birth_day": "2", "birth_year": "1950"}
    client.post("/request/member/", {**STEPS["member"], **other})
    assert client.get(LIST).url == "/medication-list/fill/"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_too_much_is_explained_at_its_place_and_nothing_is_lost(
    client: Client, open_year: ProgramYear, prefix: str
) -> None:
    long = [{"medication": "Zocor"}, {"medication": "Metoprolol " + "x" * 80, "how": "1 a day"}]
    answer = client.post(f"{prefix}{LIST}", posted(medicines=long))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#medication_2"' in page
    assert "data-problems data-focus" in page
    assert "x" * 80 in page
    assert "1 a day" in page
    assert client.get(LIST).status_code == 302, "nothing was put into the request"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        "[" * 20_000,
        '{"medicines": 3}',
        '{"form_set": [], "texts": 3, "medicines": [3, {"how": 3}]}',
    ],
)
def test_what_is_no_list_is_refused_in_words(client: Client, open_year: ProgramYear, content: str) -> None:
    answer = client.post(LIST, {"content": content})
    assert answer.status_code == 422
    assert "We could not read the list." in answer.content.decode()
    assert client.post(LIST).status_code == 422


@pytest.mark.parametrize("odd", [r"\u0000", r"\ud800"])
def test_what_is_no_character_breaks_nothing(client: Client, open_year: ProgramYear, odd: str) -> None:
    content = json.dumps({**reviews.OWN_LIST, "medicines": [{"medication": "Zo!cor"}]}).replace("!", odd)
    assert client.post(LIST, {"content": content}).status_code == 302
    assert "Zocor" in text(client, LIST)
    walk_to_check(client)
    client.post("/request/check/")
    assert MemberRequest.objects.get().own_lists.get().content["medicines"] == [{"medication": "Zocor"}]
    too_long = content.replace("cor", "c" * 200).replace('"name"', f'"name{odd}"')
    assert client.post(LIST, {"content": too_long}).status_code == 422
    assert client.post(LIST, {"content": f'{{"form_set": "{odd}", "texts": 3}}'}).status_code == 422


def test_markup_in_a_list_stays_text(client: Client, open_year: ProgramYear) -> None:
    client.post(LIST, posted(medicines=[{"medication": "</script><b>x</b>"}]))
    for path in (LIST, f"{LIST}change/"):
        assert "</script><b>" not in text(client, path)


def test_methods_and_forgery(client: Client, open_year: ProgramYear) -> None:
    assert client.post(f"{LIST}change/").status_code == 405
    assert client.get(f"{LIST}remove/").status_code == 405
    assert client.get(f"{LIST}change/").url == "/medication-list/fill/"
    strict = Client(enforce_csrf_checks=True)
    for path in (LIST, f"{LIST}remove/"):
        assert strict.post(path, POSTED).status_code == 403


def test_another_browser_sees_nothing_of_it(client: Client, open_year: ProgramYear) -> None:
    client.post(LIST, POSTED)
    assert Client().get(LIST).status_code == 302


def test_with_no_year_open_it_is_kept_and_the_start_says_so(client: Client) -> None:
    client.post(LIST, POSTED)
    assert 'href="/request/"' in text(client, LIST)
    assert "not open online" in text(client, "/request/")
