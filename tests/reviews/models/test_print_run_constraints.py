"""What the database itself refuses of print runs and their differences."""

from typing import Any

import pytest
from django.utils import timezone

from reviews.models import PrintDifference, PrintRun, PrintRunStatus
from tests.factories import reviews
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> PrintRun:
    return reviews.print_run()


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("a_print_run_has_letters", {"number": 0}),
        ("a_print_run_has_letters", {"size": 0}),
        ("no_more_printed_than_there_are", {"done": 2}),
    ],
)
def test_a_print_run_is_plausible(run: PrintRun, constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        change(run, **columns)


def test_runs_of_a_day_and_kind_are_numbered(run: PrintRun) -> None:
    with refused("print_runs_of_a_day_are_numbered"):
        reviews.print_run(date=run.date)


def test_a_letter_has_one_place_in_one_run_and_has_left(run: PrintRun) -> None:
    first, second = reviews.rendered_letter(), reviews.rendered_letter()
    for columns in ({"print_run": run}, {"sequence": 1}, {"print_run": run, "sequence": 1}):
        with refused("in_a_print_run_with_its_place"):
            change(first, **columns)
    place = {"print_run": run, "sequence": 1, "mail_date": timezone.localdate()}
    change(first, **place)
    with refused("one_letter_per_place"):
        change(second, **place)


def test_a_difference_is_open_once_and_closed_with_a_word(run: PrintRun) -> None:
    row = PrintDifference.objects.create(run=run, letter_key="x", what="missing")
    with refused("one_open_print_difference"):
        PrintDifference.objects.create(run=run, letter_key="x", what="missing")
    with refused("a_difference_is_closed_with_a_word"):
        change(row, closed_at=timezone.now())
    change(row, closed_at=timezone.now(), closed_by="rep", word="printed again")
    PrintDifference.objects.create(run=run, letter_key="x", what="missing")


def test_its_history_is_kept(run: PrintRun) -> None:
    with history_kept():
        PrintRunStatus.objects.update(state="agreed")
