"""What the database itself refuses of wishes for a list and of their letters."""

from typing import Any

import pytest

from reviews.models import Letter, ListRequest
from tests.factories import introductions, lists, reviews
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"zip_code": ""}, "id_or_zip_is_typed"),
        ({"language": "fr"}, "list_language_is_ours"),
        ({"size": "huge"}, "list_size_is_ours"),
    ],
)
def test_a_wish_is_one_of_ours(columns: dict[str, Any], constraint: str) -> None:
    with refused(constraint):
        change(lists.asked_for(), **columns)


@pytest.mark.parametrize(
    "columns", [{"list_request": None}, {"kind": "introductory"}, {"form_reference": "MTM-7K2D-9QXH"}]
)
def test_a_list_belongs_to_its_wish_alone(columns: dict[str, Any]) -> None:
    with refused("of_a_request_or_an_introduction"):
        change(lists.asked_for().letters.get(), **columns)


def test_no_other_letter_belongs_to_a_wish() -> None:
    wish, confirmation, introduction = lists.asked_for(), reviews.due_letter(), introductions.due_letter()
    for letter in (confirmation, introduction):
        with refused("of_a_request_or_an_introduction"):
            change(letter, list_request=wish)
    with refused("of_a_request_or_an_introduction"):
        change(wish.letters.get(), request=confirmation.request)


def test_one_letter_per_wish() -> None:
    wish = lists.asked_for()
    with refused("one_letter_per_list_request"):
        Letter.objects.create(kind="blank_list", list_request=wish)


def test_its_history_is_kept_and_copied() -> None:
    wish = lists.asked_for()
    assert ListRequest.objects.get(pk=wish.pk).current_state == "received"
    change(wish, current_state="matched")
    assert ListRequest.objects.get(pk=wish.pk).current_state == "received"
    with history_kept():
        wish.statuses.update(by="nobody")
