"""When Member Service is open."""

import datetime

import pytest

from members.hours import hours_on
from members.models import ProgramYear
from tests.factories import members


def year(first: str = "04-01", last: str = "09-30") -> ProgramYear:
    return ProgramYear(**{**members.year_columns(2023), "weekdays_only_from": first, "weekdays_only_to": last})


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2023-04-01", False),  # Saturday, first day of the season
        ("2023-04-03", True),
        ("2023-03-26", True),  # Sunday before it
        ("2023-09-30", False),  # Saturday, last day
        ("2023-10-01", True),  # Sunday after it
        ("2023-12-31", True),
    ],
)
def test_open_today(day: str, is_open: bool) -> None:
    assert hours_on(year(), datetime.date.fromisoformat(day)).open_today is is_open


@pytest.mark.parametrize(("day", "is_open"), [("2023-01-01", False), ("2023-07-02", True), ("2023-12-31", False)])
def test_a_season_over_new_year(day: str, is_open: bool) -> None:
    assert hours_on(year("11-01", "02-28"), datetime.date.fromisoformat(day)).open_today is is_open


def test_the_other_season_begins_the_day_after() -> None:
    hours = hours_on(year(), datetime.date(2023, 6, 1))
    assert (hours.every_day_from, hours.every_day_to) == (datetime.date(2023, 10, 1), datetime.date(2023, 3, 31))


def test_a_season_that_ends_on_leap_day_reads_in_any_year() -> None:
    assert hours_on(year("11-01", "02-29"), datetime.date(2023, 6, 1)).open_today
