"""Changing a sent request, and calling a review off: once, with a letter and a notice, only for members."""

import datetime
import uuid
from typing import Any

import pytest
from django.utils import timezone

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews import tasks
from reviews.models import (
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    NoticeState,
    NoticeType,
    RequestChange,
    RequestState,
    VendorNotice,
)
from reviews.services import changes, letters, matching, pending, wishes
from tests.factories import reviews
from tests.reading import as_read
from tests.refused import history_kept

pytestmark = pytest.mark.django_db
CHANGED = {"windows": ["2026-12-01-morning"], "phone": "(617) 555 0177"}


def change(request: MemberRequest, **answers: Any) -> RequestChange:
    made = changes.change(request=request, answers=answers or CHANGED, submission_key=uuid.uuid4(), by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    request.refresh_from_db()
    return made


def call_off(request: MemberRequest) -> None:
    changes.call_off(request=request, by="web")
    changes.settle(request_id=str(request.pk), by="worker")


def letter(request: MemberRequest, kind: str) -> str:
    return request.letters.get(kind=kind).state


def notice(request: MemberRequest, type: str) -> VendorNotice:
    return request.notices.get(type=type)


def left(request: MemberRequest) -> None:
    """The vendor has heard of the request."""
    request.notices.update(state=NoticeState.ACKNOWLEDGED, acknowledged_at=timezone.now(), attempts=1)


# Changing -------------------------------------------------------------------------------------------------------------


def test_a_change_is_written_kept_and_told() -> None:
    request = reviews.matched_request()
    left(request)
    made = change(request)
    assert (request.windows, request.phone) == (CHANGED["windows"], CHANGED["phone"])
    assert (made.before, made.after) == ({"windows": [], "phone": "617-555-0123"}, CHANGED)
    assert letter(request, LetterKind.CONFIRMATION_CHANGE) == LetterState.DUE
    told = notice(request, NoticeType.REVIEW_CHANGED)
    assert (told.state, told.payload["data"]["windows"]) == (NoticeState.QUEUED, CHANGED["windows"])
    assert told.not_before > timezone.now()
    assert AuditEvent.objects.get(verb="request.changed").values == {"columns": ["phone", "windows"]}


def test_the_letter_that_has_not_left_makes_way_for_the_newer_one() -> None:
    request = reviews.matched_request()
    change(request)
    assert letter(request, LetterKind.CONFIRMATION_REVIEW) == LetterState.CANCELLED
    change(request, phone="617-555-0188")
    states = [each.state for each in request.letters.filter(kind=LetterKind.CONFIRMATION_CHANGE).order_by("number")]
    assert states == [LetterState.CANCELLED, LetterState.DUE]
    told = request.notices.filter(type=NoticeType.REVIEW_CHANGED).order_by("number")
    assert [each.state for each in told] == [NoticeState.CANCELLED, NoticeState.QUEUED]
    frozen = letters.freeze(letter_id=str(request.letters.get(kind=LetterKind.CONFIRMATION_CHANGE, number=2).pk))
    assert frozen
    assert frozen.content["call_at"] == "617-555-0188"
    assert [as_read(window) for window in frozen.content["windows"]] == ["Tuesday, December 1, 2026, in the morning"]


def test_of_a_stranger_everything_is_held_until_a_rep_knows_who_it_is() -> None:
    request = reviews.request(first_name="Norbert")
    matching.match(request_id=str(request.pk), by="worker")
    change(request)
    assert letter(request, LetterKind.CONFIRMATION_CHANGE) == LetterState.HELD
    assert notice(request, NoticeType.REVIEW_CHANGED).state == NoticeState.HELD


def test_matched_later_the_first_letter_says_all() -> None:
    request = reviews.request(first_name="Norbert")
    matching.match(request_id=str(request.pk), by="worker")
    change(request)
    person = reviews.matched_request().member
    assert person
    matching.release(request=MemberRequest.objects.get(pk=request.pk), member=person, by="rep", reason="called")
    assert letter(request, LetterKind.CONFIRMATION_REVIEW) == LetterState.DUE
    assert letter(request, LetterKind.CONFIRMATION_CHANGE) == LetterState.CANCELLED
    assert notice(request, NoticeType.REVIEW_REQUESTED).payload["data"]["windows"] == CHANGED["windows"]


def test_two_presses_are_one_change() -> None:
    request, key = reviews.matched_request(), uuid.uuid4()
    made = [changes.change(request=request, answers=CHANGED, submission_key=key, by="web") for _ in range(2)]
    assert made[0] == made[1]
    assert Letter.objects.filter(kind=LetterKind.CONFIRMATION_CHANGE).count() == 1


def test_settling_twice_changes_nothing() -> None:
    request = reviews.matched_request()
    change(request)
    before = list(Letter.objects.values_list("current_state", "not_before").order_by("pk"))
    changes.settle(request_id=str(request.pk), by="worker")
    assert list(Letter.objects.values_list("current_state", "not_before").order_by("pk")) == before


def test_the_sweep_finds_a_change_whose_message_was_lost() -> None:
    request = reviews.matched_request()
    changes.change(request=request, answers=CHANGED, submission_key=uuid.uuid4(), by="web")
    assert pending.find().changes == [str(request.pk)]
    tasks.settle_request(str(request.pk))
    assert pending.find().changes == []
    assert letter(request, LetterKind.CONFIRMATION_CHANGE) == LetterState.DUE


def test_a_change_is_never_rewritten() -> None:
    made = change(reviews.matched_request())
    with history_kept():
        RequestChange.objects.filter(pk=made.pk).update(by="someone")


def test_only_wishes_for_the_call_are_changed() -> None:
    with pytest.raises(ValueError, match="only wishes"):
        change(reviews.request(), last_name="Other")


@pytest.mark.parametrize("closed", ["cancelled", "over"])
def test_what_is_closed_is_not_changed(closed: str) -> None:
    request = reviews.request()
    if closed == "cancelled":
        call_off(request)
    else:
        MemberRequest.objects.filter(pk=request.pk).update(
            created_at=timezone.now() - datetime.timedelta(days=11), windows=["2026-01-05-morning"]
        )
    with pytest.raises(TransitionRefused):
        change(request)


def test_after_a_change_the_letter_is_to_come_from_that_day_on() -> None:
    request = reviews.request()
    MemberRequest.objects.filter(pk=request.pk).update(created_at=timezone.now() - datetime.timedelta(days=4))
    request.refresh_from_db()
    assert wishes.answer_by(request) == timezone.localdate() + datetime.timedelta(days=6)
    change(request)
    assert wishes.answer_by(request) == timezone.localdate() + datetime.timedelta(days=10)


def test_the_answers_sent_first_are_a_new_request_after_a_change() -> None:
    """Else the wish would be lost: it equals a request that says something else by now."""
    answers = reviews.answers(phone="617-555-0111")
    first = reviews.request(answers=answers)
    change(first)
    assert reviews.request(answers=answers).pk != first.pk


# Calling off ----------------------------------------------------------------------------------------------------------


def test_a_review_that_the_vendor_knows_is_called_off_with_letter_and_notice() -> None:
    request = reviews.matched_request()
    left(request)
    call_off(request)
    assert request.state == RequestState.CANCELLED
    assert letter(request, LetterKind.CONFIRMATION_CANCEL) == LetterState.DUE
    assert notice(request, NoticeType.REVIEW_CANCELLED).state == NoticeState.QUEUED
    assert AuditEvent.objects.filter(verb="request.called_off").count() == 1


def test_a_vendor_that_never_heard_of_it_hears_nothing() -> None:
    request = reviews.matched_request()
    call_off(request)
    assert set(request.notices.values_list("state", flat=True)) == {NoticeState.CANCELLED}
    assert letter(request, LetterKind.CONFIRMATION_REVIEW) == LetterState.CANCELLED
    assert letter(request, LetterKind.CONFIRMATION_CANCEL) == LetterState.DUE


def test_of_a_stranger_nothing_leaves() -> None:
    request = reviews.request(first_name="Norbert")
    call_off(request)
    assert {each.state for each in request.letters.all()} == {LetterState.CANCELLED}
    assert set(request.notices.values_list("state", flat=True)) == {NoticeState.CANCELLED}
    assert matching.match(request_id=str(request.pk), by="worker") == RequestState.CANCELLED


@pytest.mark.parametrize("choice", ["not_now", "leave", "come_back"])
def test_only_reviews_are_called_off(choice: str) -> None:
    with pytest.raises(TransitionRefused):
        changes.call_off(request=reviews.request(choice=choice), by="web")


def test_not_twice() -> None:
    request = reviews.request()
    call_off(request)
    with pytest.raises(TransitionRefused):
        call_off(request)
