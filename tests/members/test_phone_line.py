"""Whether somebody answers now, by the clocks of the Eastern time zone."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.line_holidays import HOLIDAYS, holiday_on
from members.models import ProgramYear
from members.phone_line import answers_on, line_at
from tests.factories import members

EASTERN = ZoneInfo("America/New_York")


def year(**columns: Any) -> ProgramYear:
    return ProgramYear(**{**members.year_columns(2026), **columns})


CLOSED_TWO = {"holidays_known": True, "closed_holidays": ["thanksgiving-day", "christmas-day"]}
MOMENTS = [  # moment, open now, next opening, days until then
    ("2026-11-24 07:59:59", False, "2026-11-24", 0),
    ("2026-11-24 08:00", True, None, 0),
    ("2026-11-24 19:59:59", True, None, 0),
    ("2026-11-24 20:00", False, "2026-11-25", 1),
    ("2026-11-25 21:00", False, "2026-11-27", 2),  # tomorrow is Thanksgiving
    ("2026-11-26 12:00", False, "2026-11-27", 1),
    ("2026-09-25 20:30", False, "2026-09-28", 3),  # a Friday evening in the season of weekdays
    ("2026-09-26 10:00", False, "2026-09-28", 2),
    ("2026-03-29 10:00", True, None, 0),  # a Sunday before that season
    ("2026-04-03 23:00", False, "2026-04-06", 3),
    ("2026-12-31 22:00", False, "2027-01-01", 1),
]


@pytest.mark.parametrize(("moment", "is_open", "opens_on", "days"), MOMENTS, ids=[row[0] for row in MOMENTS])
def test_open_now_or_when(moment: str, is_open: bool, opens_on: str | None, days: int) -> None:
    line = line_at(year(**CLOSED_TWO), datetime.datetime.fromisoformat(moment))
    assert (line.is_open, line.days_until) == (is_open, days)
    assert line.opens_on == (opens_on and datetime.date.fromisoformat(opens_on))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-10-31T12:00Z", True),  # 8 a.m., the day before the clocks go back
        ("2026-11-01T12:59Z", False),  # 7:59 a.m. the day after: an hour later in UTC
        ("2026-11-01T13:00Z", True),
        ("2026-03-07T12:59Z", False),
        ("2026-03-08T12:00Z", True),  # the clocks went forward in the night
        ("2026-03-09T00:00Z", False),  # 8 p.m.
    ],
)
def test_the_clock_change(moment: str, is_open: bool) -> None:
    now = datetime.datetime.fromisoformat(moment).astimezone(EASTERN)
    assert line_at(year(), now).is_open is is_open


@pytest.mark.parametrize(
    ("columns", "is_open", "may_be_closed"),
    [
        ({}, True, True),
        ({"holidays_known": True}, True, False),
        (CLOSED_TWO, False, False),
    ],
    ids=["not known", "open on all", "closed"],
)
def test_a_holiday_that_is_not_known_is_told_as_such(
    columns: dict[str, Any], is_open: bool, may_be_closed: bool
) -> None:
    line = line_at(year(**columns), datetime.datetime(2026, 11, 26, 12))
    assert (line.is_open, line.may_be_closed, line.holiday) == (is_open, may_be_closed, "thanksgiving-day")


def test_a_line_that_never_opens_has_no_next_opening() -> None:
    never = year(weekdays_only_from="01-01", weekdays_only_to="12-31")
    never.closed_holidays = list(HOLIDAYS)
    line = line_at(never, datetime.datetime(2026, 11, 28, 12))
    assert line.opens_on == datetime.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        ("2026-07-03", "independence-day"),  # kept on the Friday before
        ("2026-07-04", "independence-day"),
        ("2027-12-31", "new-years-day"),  # kept in the year before
        ("2026-11-25", None),
    ],
)
def test_holidays_and_the_weekdays_on_which_they_are_kept(day: str, slug: str | None) -> None:
    assert holiday_on(datetime.date.fromisoformat(day)) == slug


def test_every_federal_holiday_has_its_name() -> None:
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(days=number) for number in range(365)]
    assert {holiday_on(day) for day in days} - {None} == set(HOLIDAYS)


@given(st.datetimes(min_value=datetime.datetime(2022, 1, 1), max_value=datetime.datetime(2028, 12, 1)))
def test_the_next_opening_is_the_first_minute_at_which_the_line_is_open(moment: datetime.datetime) -> None:
    record = year(**CLOSED_TWO)
    line = line_at(record, moment)
    if line.is_open:
        return
    assert line.opens_on is not None
    opening = datetime.datetime.combine(line.opens_on, record.opens_at)
    assert opening > moment
    assert line_at(record, opening).is_open
    day = moment.date() + datetime.timedelta(days=1)
    while day < line.opens_on:
        assert not answers_on(record, day)
        day += datetime.timedelta(days=1)
