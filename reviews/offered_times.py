"""The days and parts of day that a member may wish for; date arithmetic over the year's hours, no clock."""

import datetime
from functools import cache

import holidays

from members.hours import HasHours, hours_on

DAYS_OFFERED = 6
WORKING_DAYS_AHEAD = 2
SUNDAY = 6
WEEKDAYS_ON_PAPER = range(5)  # Monday to Friday: a paper form is filled in and read in either season
NOON = datetime.time(12)
END_OF_AFTERNOON = datetime.time(17)


def first_day(today: datetime.date) -> datetime.date:
    """The day that is two working days ahead: Monday to Friday, federal holidays left out."""
    day, left = today, WORKING_DAYS_AHEAD
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < 5 and not _is_holiday(day)
    return day


def offered_days(year: HasHours, number: int, today: datetime.date) -> list[datetime.date]:
    """The next days on which members are called, none after the end of program year ``number``.

    Member Service is open on them (see ``hours_on``); Sundays and federal holidays are left out.
    """
    day, days = first_day(today), []
    while day.year <= number and len(days) < DAYS_OFFERED:
        if day.weekday() != SUNDAY and not _is_holiday(day) and hours_on(year, day).open_today:
            days.append(day)
        day += datetime.timedelta(days=1)
    return days


def next_weekday(year: HasHours, number: int, weekday: int, today: datetime.date) -> datetime.date | None:
    """The first day of that name on which members are called, Monday being 0; none when the year is over before."""
    day = first_day(today)
    while day.year <= number:
        if day.weekday() == weekday and not _is_holiday(day) and hours_on(year, day).open_today:
            return day
        day += datetime.timedelta(days=1)
    return None


def parts_of_day(year: HasHours) -> dict[str, tuple[datetime.time, datetime.time]]:
    """Morning, afternoon, evening → from when to when (Eastern time); one outside the year's hours is left out."""
    parts = {
        "morning": (year.opens_at, min(NOON, year.closes_at)),
        "afternoon": (max(NOON, year.opens_at), min(END_OF_AFTERNOON, year.closes_at)),
        "evening": (max(END_OF_AFTERNOON, year.opens_at), year.closes_at),
    }
    return {part: (start, end) for part, (start, end) in parts.items() if start < end}


def _is_holiday(day: datetime.date) -> bool:
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[datetime.date]:
    # The day on which New Year's Day is kept may lie in the year before, so both years are asked for.
    return frozenset(day for day in holidays.country_holidays("US", years=[year, year + 1]) if day.year == year)
