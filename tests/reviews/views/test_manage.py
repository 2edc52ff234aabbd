"""Finding a sent request again: with both reference and birth date, and not by trying."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from members.models import AuditEvent, ProgramYear
from reviews.models import LetterState, MemberRequest, NoticeState, RequestState
from reviews.references import new_reference
from tests.factories import members, reviews
from tests.reviews.views.conftest import TUESDAY, Walk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


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


def test_after_ten_failures_the_session_may_not_try_on(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.request()
    for day in range(1, 11):
        assert walk.post("manage", reviews.manage_post(request, birth_day=str(day))).status_code == 422
    answer = walk.post("manage", reviews.manage_post(request))
    assert answer.status_code == 429
    assert request.reference not in answer.content.decode()
    assert "1-800-555-0199" in answer.content.decode()


def test_after_thirty_failures_the_reference_rests_for_every_session(open_year: ProgramYear) -> None:
    request = reviews.request()
    for day in range(30):
        Walk(Client()).post("manage", reviews.manage_post(request, birth_year="1950", birth_day=str(day % 28 + 1)))
    assert Walk(Client()).post("manage", reviews.manage_post(request)).status_code == 429
    other = reviews.request(first_name="Ana")
    assert Walk(Client()).post("manage", reviews.manage_post(other)).status_code == 302


def test_a_request_is_cancelled_with_letter_and_notice(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.matched_request()
    walk.post("manage", reviews.manage_post(request))
    assert "You can cancel here until" in walk.page("manage/status/")
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


def test_members_and_strangers_see_the_same_and_may_cancel_equally_long(db: None) -> None:
    """Else the page would tell who is a member."""
    with time_machine.travel(TUESDAY, tick=False) as clock:
        members.program_year()
        person = members.member()
        both = [reviews.matched_request(person), reviews.request(first_name="Nobody")]
        assert [request.state for request in both] == [RequestState.MATCHED, RequestState.RECEIVED]
        for passed in (datetime.timedelta(), settings.UNDO_WINDOW, datetime.timedelta(days=30)):
            clock.move_to(TUESDAY + passed)
            pages = [status_page(request) for request in both]
            assert pages[0] == pages[1]
            assert ("Yes, cancel it" in pages[0] or "You can cancel here" in pages[0]) is (not passed)


def status_page(request: MemberRequest) -> str:
    walk = Walk(Client())
    walk.post("manage", reviews.manage_post(request))
    return lines(walk.get("manage/status/")).replace(request.reference, "REFERENCE")


def test_after_the_undo_window_it_asks_to_call(db: None, client: Client) -> None:
    with time_machine.travel(TUESDAY, tick=True) as clock:
        members.program_year()
        request = reviews.request()
        walk = Walk(client)
        walk.post("manage", reviews.manage_post(request))
        clock.shift(settings.UNDO_WINDOW)
        assert walk.post("manage/cancel")["Location"] == "/request/manage/status/"
        assert "Please call Member Service." in walk.page("manage/status/")
        assert request.state == RequestState.RECEIVED


def test_when_a_worker_was_faster_it_says_so(walk: Walk, open_year: ProgramYear) -> None:
    request = reviews.matched_request()
    request.notices.update(state=NoticeState.SENDING, claimed_at=request.created_at)
    walk.post("manage", reviews.manage_post(request))
    answer = walk.post("manage/cancel")
    assert answer.status_code == 409
    assert "It was too late to cancel" in answer.content.decode()
    assert request.state == RequestState.MATCHED


@pytest.mark.parametrize("page", ["status", "cancel"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_without_having_found_a_request(walk: Walk, open_year: ProgramYear, page: str, method: str) -> None:
    answer = getattr(walk.client, method)(f"/request/manage/{page}/")
    assert answer.status_code == 405 or answer["Location"] == "/request/manage/"


def test_clearing_forgets_the_request_that_was_found(walk: Walk, open_year: ProgramYear) -> None:
    walk.post("manage", reviews.manage_post(reviews.request()))
    walk.post("clear")
    assert walk.get("manage/status/")["Location"] == "/request/manage/"
