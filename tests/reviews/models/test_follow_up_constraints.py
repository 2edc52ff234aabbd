"""What the database itself refuses of letters that are sent again, and of follow-ups."""

from typing import Any

import pytest

from members.services import status
from reviews.models import FollowUp, FollowUpStatus, Letter
from reviews.models.follow_up import address_of
from reviews.services import letters_again
from tests.factories import reviews
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db
ANEW = {"by": "rep", "reason": "large print"}


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


def test_a_copy_is_printed_and_replaces_nothing() -> None:
    letter, other = reviews.rendered_letter(), reviews.due_letter()
    for row, columns in (
        (letter, {"copy_of": letter}),
        (letter, {"copy_of": other, "supersedes": other}),
        (other, {"copy_of": letter}),
    ):
        with refused("a_copy_is_printed_and_replaces_nothing"):
            change(row, **columns)


def test_a_letter_replaces_another_one_and_is_replaced_once() -> None:
    old = reviews.due_letter()
    new = letters_again.replace(letter=old, **ANEW)
    with refused("no_letter_replaces_itself"):
        change(new, supersedes=new)
    with refused("reviews_letter_supersedes_id_key"):
        change(reviews.due_letter(), supersedes=old)


def test_copies_and_newer_letters_are_none_of_those_that_are_owed() -> None:
    old = reviews.due_letter()
    new = letters_again.replace(letter=old, **ANEW)
    with refused("one_letter_per_request_and_kind"):
        change(new, supersedes=None)


def test_one_open_follow_up_of_a_kind_per_member_and_address() -> None:
    letter = reviews.due_letter()
    first = reviews.follow_up(letter)
    base = {"letter": letter, "member": letter.member, "due_on": first.due_on, "reason": "moved"}
    second = FollowUp.objects.create(**base, kind="returned_mail", address=address_of(letter.member))
    with refused("one_open_follow_up"):
        status.move(second, to="open", by="rep")
    status.move(first, to="done", by="rep")
    status.move(second, to="open", by="rep")


def test_a_follow_up_has_a_reason_and_its_history_is_kept() -> None:
    follow_up = reviews.follow_up(reviews.due_letter())
    with refused("follow_up_has_a_reason"):
        change(follow_up, reason="")
    with history_kept():
        FollowUpStatus.objects.update(state="done")
    assert Letter.objects.count() == 1
