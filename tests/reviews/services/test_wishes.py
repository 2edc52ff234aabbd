"""Of conflicting wishes the newest counts, whichever is matched first; what it replaced can come back."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from members.models import Enrolment, Member
from reviews.models import LetterState, MemberRequest, NoticeState, NoticeType, RequestState
from reviews.services import letters, matching, outbox, requests, wishes
from tests.factories import members, reviews
from tests.factories.histories import enrolled

pytestmark = pytest.mark.django_db
REPLACED, MATCHED = RequestState.REPLACED, RequestState.MATCHED


def match(request: MemberRequest) -> None:
    matching.match(request_id=str(request.pk), by="worker")


def two(person: Member, first: str, second: str) -> tuple[MemberRequest, MemberRequest]:
    return reviews.matched_request(person, choice=first), reviews.matched_request(person, choice=second)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("review", "review", REPLACED),
        ("review", "not_now", REPLACED),
        ("review", "leave", REPLACED),
        ("not_now", "review", REPLACED),
        ("leave", "come_back", REPLACED),
        ("leave", "review", REPLACED),
        ("come_back", "leave", REPLACED),
        ("come_back", "review", MATCHED),
        ("come_back", "not_now", MATCHED),
        ("not_now", "not_now", MATCHED),
        ("leave", "leave", MATCHED),
    ],
)
def test_the_newest_counts(first: str, second: str, state: str) -> None:
    older, newer = two(members.member(), first, second)
    assert (older.state, newer.state) == (state, MATCHED)
    older.refresh_from_db()
    assert older.overtaken_by == (newer if state == REPLACED else None)


def test_the_newest_counts_when_the_older_one_is_matched_later() -> None:
    person = members.member()
    older, newer = reviews.request(person, choice="leave"), reviews.request(person)
    match(newer)
    match(older)
    assert (older.state, newer.state) == (REPLACED, MATCHED)


def test_another_member_or_year_is_no_conflict() -> None:
    person = members.member()
    older = reviews.matched_request(person, choice="leave")
    reviews.matched_request(members.member(first_name="Ana"))
    reviews.matched_request(person, program_year=members.program_year(members.this_year() + 1))
    assert older.state == MATCHED


def test_a_review_whose_time_is_over_stays_as_it_is() -> None:
    person = members.member()
    with time_machine.travel(datetime.datetime(2026, 3, 2, 15, tzinfo=datetime.UTC)) as clock:
        older = reviews.matched_request(person)
        clock.shift(datetime.timedelta(days=11))
        reviews.matched_request(person)
        assert older.state == MATCHED


def test_nothing_of_the_older_one_leaves() -> None:
    person = members.member()
    letter = reviews.rendered_letter(person, choice="not_now")
    reviews.matched_request(person)
    letter.refresh_from_db()
    assert letters.hold_reason(letter) == "a newer wish of the member counts"
    reviews.vendor()
    notice = letter.request.notices.get()
    type(notice).objects.filter(pk=notice.pk).update(not_before=reviews.a_minute_ago())
    assert outbox.send(notice_id=str(notice.pk), by="worker") == NoticeState.QUEUED
    notice.refresh_from_db()
    assert (notice.attempts, notice.last_error) == (0, "a newer wish of the member counts")


def test_it_is_withdrawn_when_the_newer_one_can_no_longer_be_taken_back() -> None:
    older, _newer = two(members.member(), "not_now", "review")
    assert wishes.withdraw_replaced(by="sweep") == 0
    with time_machine.travel(timezone.now() + settings.UNDO_WINDOW + datetime.timedelta(seconds=1)):
        assert wishes.withdraw_replaced(by="sweep") == 1
        assert wishes.withdraw_replaced(by="sweep") == 0
    assert older.letters.get().state == LetterState.CANCELLED
    assert older.notices.get().state == NoticeState.CANCELLED


def test_a_vendor_that_heard_of_the_older_review_is_told() -> None:
    person = members.member()
    older = reviews.matched_request(person)
    older.notices.update(state=NoticeState.ACKNOWLEDGED, acknowledged_at=timezone.now(), attempts=1)
    reviews.matched_request(person, choice="leave")
    assert older.notices.get(type=NoticeType.REVIEW_CANCELLED).state == NoticeState.QUEUED


def test_a_vendor_that_never_heard_of_it_is_not() -> None:
    older, _newer = two(members.member(), "review", "leave")
    assert not older.notices.filter(type=NoticeType.REVIEW_CANCELLED).exists()


def test_taken_back_in_time_the_older_wish_counts_again() -> None:
    person = members.member()
    older = reviews.matched_request(person)
    older.notices.update(state=NoticeState.ACKNOWLEDGED, acknowledged_at=timezone.now(), attempts=1)
    newer = reviews.matched_request(person, choice="not_now")
    requests.cancel(request=newer, by="web")
    older.refresh_from_db()
    assert (older.state, older.overtaken_by) == (MATCHED, None)
    assert older.letters.get().state == LetterState.DUE
    assert older.notices.get(type=NoticeType.REVIEW_CANCELLED).state == NoticeState.CANCELLED
    # And replaced once more, it is called off once more.
    reviews.matched_request(person, choice="leave")
    assert older.notices.get(type=NoticeType.REVIEW_CANCELLED).state == NoticeState.QUEUED


def test_who_left_and_then_asks_for_a_review_is_in_the_program_again() -> None:
    inside = enrolled(members.member())
    two(inside.member, "leave", "review")
    inside.refresh_from_db()
    assert inside.opted_out_on is None
    newest = MemberRequest.objects.get(choice="review")
    requests.cancel(request=newest, by="web")
    assert Enrolment.objects.get(pk=inside.pk).opted_out_on is not None


def test_standing_wishes_are_kept_with_the_member() -> None:
    person = members.member()
    reviews.matched_request(person, language="es", large_print=True, braille=True)
    person.refresh_from_db()
    assert (person.reads, person.language, person.large_print, person.braille, person.audio) == (
        "es", "en", True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["", "en", "other"])
def test_a_language_that_tells_nothing_new_is_not_kept(language: str) -> None:
    person = members.member()
    reviews.matched_request(person, language=language)
    person.refresh_from_db()
    assert person.wished_language == ""
