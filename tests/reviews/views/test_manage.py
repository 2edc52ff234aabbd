"""Finding a sent request again: with both reference and birth date, and not by trying."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import AuditEvent, ProgramYear
from reviews.models import LetterState, MemberRequest, NoticeState, RequestState
from reviews.references import new_reference
from tests.factories import members, reviews
from tests.reviews.views.conftest import TUESDAY, Walk

pytestmark = pytest.mark.django_db
MONTH = datetime.timedelta(days=30)


@pytest.fixture(autouse=True)
def queued(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids handed to the queue."""
    ids: list[str] = []
    monkeypatch.setattr("reviews.views.manage.enqueue", lambda task, *given: ids.extend(given))
    return ids


def lines(answer: Any) -> str:
    """A page without the token that differs every time, and without what was typed."""
    page = answer.content.decode()
    return "\n".join(
        line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and 'type="text"' not in line
    )


@pytest.mark.parametrize("spelled", [str, str.lower, lambda text: text.replace("-", ""), lambda text: f" {text[4:]} "])
def test_reference_and_birth_date_open_it(walk: Walk, open_year: ProgramYear, spelled: Any) -> None:
    request = reviews.request()
    answer = walk.post("manage", reviews.manage_post(request, reference=spelled(request.reference)))
    assert answer["Location"] == "/request/manage/status/"
    page = walk.page("manage/status/")
    assert request.reference in page
    assert "Have a medicine review" in page
    assert "no-store" in walk.get("manage/status/")["Cache-Control"]


def test_unknown_reference_and_wrong_date_are_told_apart_by_nothing(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.request()
    wrong = [
        reviews.manage_post(request, birth_day="27"),
        reviews.manage_post(request, reference=new_reference()),
        reviews.manage_post(request, reference="nonsense"),
    ]
    answers = [walk.post("manage", form) for form in wrong]
    assert [answer.status_code for answer in answers] == [422] * 3
    assert lines(answers[0]) == lines(answers[1]) == lines(answers[2])
    assert "We have no request with this reference and this date of birth." in lines(answers[0])
    assert walk.get("manage/status/")["Location"] == "/request/manage/"


@pytest.mark.parametrize(
    "changes",
    [
        {"reference": " "},
        {"birth_day": "31", "birth_month": "2"},
        {"birth_year": "-1948"},
        {"reference": "M\x00M"},
        {"reference": "9" * 101},
    ],
)
def test_what_cannot_be_looked_up_is_explained(walk: Walk, open_year: ProgramYear, changes: dict[str, str]) -> None:
    answer = walk.post("manage", reviews.manage_post(reviews.request(), **changes))
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_after_ten_failures_a_session_finds_nothing_and_sees_the_same(walk: Walk, open_year: ProgramYear) -> None:
    """Wrong, unknown and too often are told apart by nothing, so that trying on tells nothing."""
    request = reviews.request()
    seen = [lines(walk.post("manage", reviews.manage_post(request, birth_day=str(day)))) for day in range(1, 11)]
    right = walk.post("manage", reviews.manage_post(request))
    assert right.status_code == 422
    assert {lines(right), *seen} == {seen[0]}
    assert "After ten tries this page finds nothing for an hour." in seen[0]
    assert "1-800-555-0199" in seen[0]
    assert walk.get("manage/status/")["Location"] == "/request/manage/"


def test_after_thirty_failures_the_reference_rests_for_every_session(open_year: ProgramYear) -> None:
    request = reviews.request()
    for day in range(30):
        Walk(Client()).post("manage", reviews.manage_post(request, birth_year="1950", birth_day=str(day % 28 + 1)))
    assert Walk(Client()).post("manage", reviews.manage_post(request)).status_code == 422
    other = reviews.request(first_name="Ana")
    assert Walk(Client()).post("manage", reviews.manage_post(other)).status_code == 302


def test_one_address_does_not_try_all_references(open_year: ProgramYear, settings: Any) -> None:
    settings.LOOK_UPS_PER_ADDRESS = 3
    request = reviews.request()
    for _ in range(3):
        Walk(Client()).post("manage", reviews.manage_post(request, reference=new_reference()))
    assert Walk(Client()).post("manage", reviews.manage_post(request)).status_code == 422
    elsewhere = Walk(Client(REMOTE_ADDR="192.0.2.1"))
    assert elsewhere.post("manage", reviews.manage_post(request)).status_code == 302


def test_wrong_unknown_and_locked_cause_the_same_work(open_year: ProgramYear, settings: Any) -> None:
    settings.LOOK_UPS_PER_REFERENCE = 1
    request, resting = reviews.request(), reviews.request(first_name="Ana")
    Walk(Client()).post("manage", reviews.manage_post(resting, birth_year="1950"))
    said = []
    for form in (
        reviews.manage_post(request, birth_day="27"),
        reviews.manage_post(request, reference=new_reference()),
        reviews.manage_post(resting),
    ):
        walk = Walk(Client())
        with CaptureQueriesContext(connection) as queries:
            assert walk.post("manage", form).status_code == 422
        said.append(
            [re.split(' VALUES | WHERE | SET |\nselect | "s[0-9]', query["sql"], flags=re.I)[0] for query in queries]
        )
    assert said[0] == said[1] == said[2]


def test_a_request_is_cancelled_with_letter_and_notice(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.matched_request()
    walk.post("manage", reviews.manage_post(request))
    assert "it can be taken back as if it had never been sent" in walk.page("manage/status/")
    assert "Yes, cancel it" in walk.page("manage/cancel/")
    assert request.state == RequestState.MATCHED
    assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
    assert "Cancelled." in walk.page("manage/status/")
    assert request.state == RequestState.CANCELLED
    assert request.letters.get().state == LetterState.CANCELLED
    assert request.notices.get().state == NoticeState.CANCELLED
    assert AuditEvent.objects.filter(verb="request.cancelled", actor="public web form").count() == 1
    # A second press changes nothing.
    assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
    assert AuditEvent.objects.filter(verb="request.cancelled").count() == 1


def test_members_and_strangers_see_the_same_at_any_time(db: None) -> None:
    """Else the page would tell who is a member."""
    with time_machine.travel(TUESDAY, tick=False) as clock:
        members.program_year()
        person = members.member()
        both = [reviews.matched_request(person), reviews.request(first_name="Nobody")]
        assert [request.state for request in both] == [RequestState.MATCHED, RequestState.RECEIVED]
        for passed, may_change in ((datetime.timedelta(), True), (settings.UNDO_WINDOW, True), (MONTH, False)):
            clock.move_to(TUESDAY + passed)
            pages = [status_page(request) for request in both]
            assert pages[0] == pages[1]
            assert ("Choose other times for the call" in pages[0]) is may_change
            assert ("as if it had never been sent" in pages[0]) is (not passed)


def status_page(request: MemberRequest) -> str:
    walk = Walk(Client())
    walk.post("manage", reviews.manage_post(request))
    return lines(walk.get("manage/status/")).replace(request.reference, "REFERENCE")


@pytest.mark.parametrize("known", [True, False], ids=["member", "stranger"])
def test_after_the_undo_window_a_review_is_called_off(db: None, client: Client, queued: list[str], known: bool) -> None:
    with time_machine.travel(TUESDAY, tick=True) as clock:
        members.program_year()
        request = reviews.matched_request() if known else reviews.request()
        walk = Walk(client)
        walk.post("manage", reviews.manage_post(request))
        clock.shift(settings.UNDO_WINDOW)
        assert "A letter confirms it." in walk.page("manage/cancel/")
        assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
        assert "Cancelled." in walk.page("manage/status/")
        assert request.state == RequestState.CANCELLED
        assert request.letters.get(kind="confirmation_cancel").state == LetterState.HELD
        assert request.notices.get(type="review.cancelled").state == NoticeState.HELD
        assert queued == [str(request.pk)]


@pytest.mark.parametrize("choice", ["not_now", "leave", "come_back"])
def test_after_the_undo_window_other_wishes_are_answered_by_a_new_one(db: None, client: Client, choice: str) -> None:
    with time_machine.travel(TUESDAY, tick=True) as clock:
        members.program_year()
        request = reviews.request(choice=choice)
        walk = Walk(client)
        walk.post("manage", reviews.manage_post(request))
        clock.shift(settings.UNDO_WINDOW)
        assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
        page = walk.page("manage/status/")
        assert "It cannot be taken back here any more" in page
        assert "1-800-555-0199" in page
        assert request.state == RequestState.RECEIVED


def test_long_after_its_time_it_says_why_and_asks_to_call(db: None, client: Client) -> None:
    with time_machine.travel(TUESDAY, tick=True) as clock:
        members.program_year()
        request = reviews.request()
        clock.shift(datetime.timedelta(days=11))
        walk = Walk(client)
        walk.post("manage", reviews.manage_post(request))
        page = walk.page("manage/status/")
        assert "This could be done here until December 4, 2026." in page
        assert "A letter should have come by December 4, 2026." in page
        for act in ("times", "details", "review", "come-back", "cancel"):
            assert walk.get(f"manage/{act}/")["Location"] == "/request/manage/status/"


def test_when_the_year_is_over_nothing_of_it_is_changed(db: None, client: Client) -> None:
    with time_machine.travel(TUESDAY.replace(month=12, day=31), tick=True) as clock:
        members.program_year(2026)
        request = reviews.request()
        clock.move_to(TUESDAY.replace(year=2027, month=1, day=1))
        members.program_year(2027)
        walk = Walk(client)
        walk.post("manage", reviews.manage_post(request))
        assert "Closed: the program year 2026 is over." in walk.page("manage/status/")
        assert walk.get("manage/times/")["Location"] == "/request/manage/status/"


def test_an_older_request_says_that_the_newest_counts(walk: Walk, open_year: ProgramYear) -> None:
    older = reviews.request(choice="leave")
    reviews.request(choice="review")
    walk.post("manage", reviews.manage_post(older))
    page = walk.page("manage/status/")
    assert "Replaced by the newer request that you sent on November 24, 2026." in page
    assert walk.get("manage/come-back/")["Location"] == "/request/manage/status/"


def test_when_a_worker_was_faster_a_review_is_called_off(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.matched_request()
    request.notices.update(state=NoticeState.SENDING, claimed_at=request.created_at)
    walk.post("manage", reviews.manage_post(request))
    assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
    assert request.state == RequestState.CANCELLED
    assert request.letters.filter(kind="confirmation_cancel").exists()


def test_when_a_worker_was_faster_another_wish_stays_and_the_page_says_so(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.matched_request(choice="not_now")
    request.notices.update(state=NoticeState.SENDING, claimed_at=request.created_at)
    walk.post("manage", reviews.manage_post(request))
    answer = walk.post("manage/cancel")
    assert answer.status_code == 409
    assert "It was too late for that" in answer.content.decode()
    assert request.state == RequestState.MATCHED


@pytest.mark.parametrize("act", ["status", "cancel", "times", "details", "review", "come-back"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_without_having_found_a_request(walk: Walk, open_year: ProgramYear, act: str, method: str) -> None:
    answer = getattr(walk.client, method)(f"/request/manage/{act}/")
    assert answer.status_code == 405 or answer["Location"] == "/request/manage/"


def test_clearing_forgets_the_request_that_was_found(walk: Walk, open_year: ProgramYear) -> None:
    walk.post("manage", reviews.manage_post(reviews.request()))
    walk.post("clear")
    assert walk.get("manage/status/")["Location"] == "/request/manage/"
