"""What the database refuses of changes, newer wishes, counts of tries, letters made by hand and vendors' days."""

import uuid
from typing import Any

import pytest
from django.utils import timezone

from reviews.models import AttemptCount, HandmadeCopy, HandmadeState, Letter, MemberRequest, RequestChange, Vendor
from reviews.services import handmade
from tests.factories import reviews
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize("columns", [{"windows": ["2026-12-01-morning"]}, {"choice": "not_now"}])
def test_any_time_is_no_time_and_only_for_a_review(columns: dict[str, Any]) -> None:
    with refused("any_time_or_some_times"):
        change(reviews.request(), any_time=True, **columns)


def test_no_request_replaces_itself() -> None:
    request = reviews.request()
    with refused("no_request_replaces_itself"):
        change(request, overtaken_by=request)


def test_changes_of_a_request_are_numbered() -> None:
    base = {"request": reviews.request(), "by": "web", "before": {}, "after": {}}
    RequestChange.objects.create(**base, number=1, submission_key=uuid.uuid4())
    with refused("changes_are_numbered"):
        RequestChange.objects.create(**base, number=1, submission_key=uuid.uuid4())


def test_only_letters_about_changes_are_repeated() -> None:
    request: MemberRequest = reviews.request()
    Letter.objects.create(kind="confirmation_change", request=request, number=2)
    with refused("only_changes_are_repeated"):
        Letter.objects.create(kind="confirmation_cancel", request=request, number=2)
    with refused("one_letter_per_request_and_kind"):
        Letter.objects.create(kind="confirmation_change", request=request, number=2)


def test_tries_of_an_hour_are_one_row() -> None:
    hour = timezone.now()
    AttemptCount.objects.create(digest="a", hour=hour)
    with refused("tries_are_counted_once"):
        AttemptCount.objects.create(digest="a", hour=hour)


def test_a_letter_is_made_by_hand_once_in_a_format() -> None:
    letter = reviews.due_letter()
    HandmadeCopy.objects.create(letter=letter, format="audio")
    HandmadeCopy.objects.create(letter=letter, format="braille")
    with refused("one_copy_per_letter_and_format"):
        HandmadeCopy.objects.create(letter=letter, format="audio")


def test_the_history_of_a_copy_is_never_rewritten() -> None:
    letter = reviews.due_letter()
    letter.member.audio = True
    letter.member.save()
    assert handmade.open_for(letters=[letter], by="test") == 1
    copy = HandmadeCopy.objects.get()
    assert copy.current_state == HandmadeState.OPEN
    with history_kept():
        copy.statuses.update(by="someone")


@pytest.mark.parametrize("days", [[], [7], [0, 9]])
def test_a_vendor_works_on_some_days_of_the_week(days: list[int]) -> None:
    vendor: Vendor = reviews.vendor()
    change(vendor, works_on=[0, 6])
    with refused("works_on_some_weekdays"):
        change(vendor, works_on=days)
