"""Days and parts of day that may be wished for."""

import datetime
from datetime import date

import pytest

from members.models import ProgramYear
from reviews.offered_times import first_day, offered_days, parts_of_day, span
from tests.factories import members


def year(**columns: object) -> ProgramYear:
    return ProgramYear(**{**members.year_columns(2026), **columns})


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 16), date(2026, 11, 18)),  # Monday → Wednesday
        (date(2026, 11, 19), date(2026, 11, 23)),  # Thursday → Monday
        (date(2026, 11, 20), date(2026, 11, 24)),  # Friday → Tuesday
        (date(2026, 11, 21), date(2026, 11, 24)),  # Saturday → Tuesday
        (date(2026, 11, 24), date(2026, 11, 27)),  # over Thanksgiving
        (date(2026, 7, 1), date(2026, 7, 6)),  # July 4 is kept on Friday the 3rd
        (date(2027, 12, 29), date(2028, 1, 3)),  # New Year's Day 2028 is kept on December 31, 2027
    ],
)
def test_two_working_days_ahead(today: date, first: date) -> None:
    assert first_day(today) == first


def test_a_vendor_that_works_on_saturdays_offers_those_of_winter_and_holidays_never() -> None:
    days = offered_days(year(), 2026, date(2026, 11, 24), range(6))
    assert days == [
        date(2026, 11, 27),
        date(2026, 11, 28),
        date(2026, 11, 30),
        *(date(2026, 12, day) for day in (1, 2, 3)),
    ]


def test_without_its_own_days_a_vendor_works_from_monday_to_friday() -> None:
    days = offered_days(year(), 2026, date(2026, 11, 24))
    assert [(day.month, day.day) for day in days] == [(11, 27), (11, 30), (12, 1), (12, 2), (12, 3), (12, 4)]


@pytest.mark.parametrize("weekdays", [range(5), range(7)])
def test_in_summer_the_line_is_closed_at_the_weekend(weekdays: range) -> None:
    days = offered_days(year(), 2026, date(2026, 7, 6), weekdays)
    assert [day.day for day in days] == [8, 9, 10, 13, 14, 15]


@pytest.mark.parametrize(("today", "days"), [(date(2026, 12, 28), [30, 31]), (date(2026, 12, 30), [])])
def test_no_day_is_offered_past_the_end_of_the_year(today: date, days: list[int]) -> None:
    assert [day.day for day in offered_days(year(), 2026, today)] == days


def test_parts_of_day_keep_to_the_hours() -> None:
    assert {part: (start.hour, end.hour) for part, (start, end) in parts_of_day(year()).items()} == {
        "morning": (8, 12),
        "afternoon": (12, 17),
        "evening": (17, 20),
    }
    short = year(opens_at=datetime.time(9), closes_at=datetime.time(17))
    assert list(parts_of_day(short)) == ["morning", "afternoon"]
    late = year(opens_at=datetime.time(13), closes_at=datetime.time(16, 30))
    assert parts_of_day(late) == {"afternoon": (datetime.time(13), datetime.time(16, 30))}


def test_a_wished_time_is_a_span_of_moments() -> None:
    start, end = span("2026-12-01-evening", year())
    assert (start.isoformat(), end.isoformat()) == ("2026-12-01T17:00:00-05:00", "2026-12-01T20:00:00-05:00")
    assert span("2026-07-08-morning", year())[0].isoformat() == "2026-07-08T08:00:00-04:00"
    with pytest.raises(KeyError):
        span("2026-12-01-morning", year(opens_at=datetime.time(13)))
