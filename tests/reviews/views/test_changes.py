"""Changing a sent request from the page where it stands: what is asked, what is shown, and what never is."""

import re
from typing import Any

import pytest
from django.test import Client

from members.models import ProgramYear
from members.services.status import TransitionRefused
from reviews.models import Letter, MemberRequest, RequestChange, RequestState
from tests.factories import members, reviews
from tests.reviews.views.conftest import WINDOWS, Walk

pytestmark = pytest.mark.django_db
QUESTION = "Is grapefruit bad for me?"


@pytest.fixture(autouse=True)
def queued(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ids: list[str] = []
    monkeypatch.setattr("reviews.views.changes.enqueue", lambda task, *given: ids.extend(given))
    return ids


@pytest.fixture
def sent(walk: Walk, open_year: ProgramYear) -> MemberRequest:
    """A review that was asked for and found again."""
    return found(walk, windows=(WINDOWS[0],), questions=QUESTION, phone="617-555-0111", zip_code="60601")


def found(walk: Walk, **answers: Any) -> MemberRequest:
    request = reviews.request(**answers)
    walk.post("manage", reviews.manage_post(request))
    return request


def key(page: str) -> str:
    match = re.search(r'name="submission_key" value="([0-9a-f-]{36})"', page)
    assert match
    return match[1]


def test_other_times(walk: Walk, sent: MemberRequest, queued: list[str]) -> None:
    page = walk.page("manage/times/")
    assert "These take the place of the times you chose before." in page
    answer = walk.post("manage/times", {"windows": [WINDOWS[1]], "submission_key": key(page)})
    assert answer["Location"] == "/request/done/"
    sent.refresh_from_db()
    assert sent.windows == [WINDOWS[1]]
    done = walk.page("done/")
    assert "We have your change" in done
    assert sent.reference in done
    assert queued == [str(sent.pk)]


def test_two_presses_are_one_change(walk: Walk, sent: MemberRequest) -> None:
    form = {"windows": ["any_time"], "submission_key": key(walk.page("manage/times/"))}
    assert {walk.post("manage/times", form)["Location"] for _ in range(2)} == {"/request/done/"}
    assert RequestChange.objects.count() == 1
    assert Letter.objects.filter(kind="confirmation_change").count() == 1
    sent.refresh_from_db()
    assert (sent.windows, sent.any_time) == ([], True)


def test_what_is_left_empty_stays(walk: Walk, sent: MemberRequest) -> None:
    answer = walk.post("manage/details", {"phone": "(617) 555 0177", "language": "es", "large_print": "on"})
    assert answer["Location"] == "/request/done/"
    sent.refresh_from_db()
    assert (sent.phone, sent.language, sent.large_print) == ("(617) 555 0177", "es", True)
    assert (sent.questions, sent.leave_message, sent.windows) == (QUESTION, True, [WINDOWS[0]])
    assert walk.post("manage/details", {"leave_message": "no"})["Location"] == "/request/done/"
    sent.refresh_from_db()
    assert sent.leave_message is False


@pytest.mark.parametrize("act", ["status", "times", "details", "cancel"])
def test_what_was_told_before_is_not_shown(walk: Walk, sent: MemberRequest, act: str) -> None:
    """Whoever holds the letter knows reference and birth date, and no more than the letter says."""
    shown = walk.page(f"manage/{act}/")
    assert not any(told in shown for told in (QUESTION, "617-555-0111", "60601", "Lopez"))


@pytest.mark.parametrize(
    ("act", "form", "words"),
    [
        ("details", {}, "Nothing is filled in."),
        ("details", {"phone": "12"}, "Enter a phone number with its area code"),
        ("details", {"questions": "x" * 2001}, "Use 2000 characters or fewer."),
        ("times", {"windows": ["2026-11-26-morning"]}, "One of these times can no longer be chosen."),
        ("times", {"windows": ["any_time", "not_sure"]}, "only one of these"),
    ],
)
def test_a_wrong_answer_is_explained_and_changes_nothing(
    walk: Walk, sent: MemberRequest, act: str, form: dict[str, Any], words: str
) -> None:
    answer = walk.post(f"manage/{act}", form)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert words in shown
    assert "<title>Error: " in shown
    assert RequestChange.objects.count() == 0


def test_a_change_that_comes_too_late_says_so(walk: Walk, sent: MemberRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(**given: Any) -> None:
        raise TransitionRefused

    monkeypatch.setattr("reviews.services.changes.change", too_late)
    answer = walk.post("manage/times", {"windows": ["any_time"]})
    assert answer.status_code == 409
    assert "It was too late for that" in answer.content.decode()


@pytest.mark.parametrize("choice", ["not_now", "come_back"])
def test_a_review_after_all(walk: Walk, open_year: ProgramYear, choice: str, queued: list[str]) -> None:
    earlier = found(walk, choice=choice, phone="")
    assert "Ask for a review after all" in walk.page("manage/status/")
    answer = walk.post("manage/review", {"windows": [WINDOWS[0]]})
    assert answer.status_code == 422
    assert "Enter a phone number, so that we can call." in answer.content.decode()
    form = {"windows": [WINDOWS[0]], "phone": "617-555-0123", "submission_key": key(walk.page("manage/review/"))}
    for _ in range(2):
        assert walk.post("manage/review", form)["Location"] in ("/request/done/", "/request/manage/status/")
    newest = MemberRequest.objects.get(choice="review")
    assert (newest.first_name, newest.birth_date, newest.windows) == ("Maria", earlier.birth_date, [WINDOWS[0]])
    assert queued == [str(newest.pk)]
    assert newest.reference in walk.page("done/")


def test_a_number_we_have_is_kept(walk: Walk, open_year: ProgramYear) -> None:
    found(walk, choice="not_now", phone="617-555-0111")
    assert walk.post("manage/review", {"windows": ["not_sure"]})["Location"] == "/request/done/"
    assert MemberRequest.objects.get(choice="review").phone == "617-555-0111"


def test_coming_back_after_leaving(walk: Walk, open_year: ProgramYear, queued: list[str]) -> None:
    earlier = found(walk, choice="leave")
    page = walk.page("manage/come-back/")
    assert "Come back into the program?" in page
    assert walk.post("manage/come-back", {"submission_key": key(page)})["Location"] == "/request/done/"
    newest = MemberRequest.objects.get(choice="come_back")
    assert queued == [str(newest.pk)]
    # The earlier one says which counts.
    Walk(Client()).post("manage", reviews.manage_post(earlier))
    walk.post("manage", reviews.manage_post(earlier))
    assert "The newest one counts." in walk.page("manage/status/")


def test_a_helper_who_comes_back_for_a_member_still_waits_for_a_rep(walk: Walk, open_year: ProgramYear) -> None:
    found(walk, answers=reviews.helper_answers(choice="leave"))
    assert "Member Service calls Maria to confirm." in walk.page("manage/come-back/")
    walk.post("manage/come-back")
    newest = MemberRequest.objects.get(choice="come_back")
    assert (newest.who, newest.helper_name, newest.needs_confirmation) == ("helper", "Ana Lopez", True)


@pytest.mark.parametrize(
    ("choice", "pages"),
    [
        ("review", ["review", "come-back"]),
        ("not_now", ["times", "details", "come-back"]),
        ("leave", ["times", "details", "review"]),
        ("come_back", ["times", "details", "come-back"]),
    ],
)
def test_only_what_fits_the_request(walk: Walk, open_year: ProgramYear, choice: str, pages: list[str]) -> None:
    found(walk, choice=choice)
    for page in pages:
        assert walk.get(f"manage/{page}/")["Location"] == "/request/manage/status/"
        assert walk.post(f"manage/{page}", {"windows": ["any_time"]})["Location"] == "/request/manage/status/"
    assert MemberRequest.objects.count() == 1


def test_members_and_strangers_see_the_same_and_cause_the_same_rows(open_year: ProgramYear) -> None:
    seen = []
    for request in (reviews.matched_request(members.member()), reviews.request(first_name="Nobody")):
        walk = Walk(Client())
        walk.post("manage", reviews.manage_post(request))
        assert walk.post("manage/times", {"windows": ["any_time"]})["Location"] == "/request/done/"
        page = walk.page("done/").split("csrfmiddlewaretoken")[0].replace(request.reference, "REFERENCE")
        rows = [request.letters.get(number=1, kind="confirmation_change").state, request.notices.count()]
        seen.append((page, rows))
    assert seen[0] == seen[1]


def test_too_many_from_one_address_are_asked_to_call(walk: Walk, sent: MemberRequest, settings: Any) -> None:
    settings.SENDINGS_PER_ADDRESS = 1
    assert walk.post("manage/times", {"windows": ["any_time"]})["Location"] == "/request/done/"
    answer = walk.post("manage/times", {"windows": ["not_sure"]})
    assert answer.status_code == 429
    assert "1-800-555-0199" in answer.content.decode()
    assert Walk(Client(REMOTE_ADDR="192.0.2.1")).get("manage/").status_code == 200


@pytest.mark.parametrize("act", ["times", "details", "review", "come-back"])
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_wrong_methods(walk: Walk, sent: MemberRequest, act: str, method: str) -> None:
    assert getattr(walk.client, method)(f"/request/manage/{act}/").status_code == 405
    assert sent.state == RequestState.RECEIVED
