"""The days and parts of day that a member may wish for; date arithmetic over the year's hours, no clock."""

import datetime
from collections.abc import Collection
from zoneinfo import ZoneInfo

from members.hours import HasHours, hours_on
from members.line_holidays import holiday_on

DAYS_OFFERED = 6
WORKING_DAYS_AHEAD = 2
WEEKDAYS = range(5)  # Monday to Friday, until the year's vendor says otherwise
WEEKDAYS_ON_PAPER = range(5)  # a paper form is filled in and read in either season
EASTERN = ZoneInfo("America/New_York")
NOON = datetime.time(12)
END_OF_AFTERNOON = datetime.time(17)


def first_day(today: datetime.date) -> datetime.date:
    """The day that is two working days ahead: Monday to Friday, federal holidays left out."""
    day, left = today, WORKING_DAYS_AHEAD
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < 5 and holiday_on(day) is None
    return day


def offered_days(
    year: HasHours,
    number: int,
    today: datetime.date,
    weekdays: Collection[int] = WEEKDAYS,
    with_room: Collection[datetime.date] | None = None,
) -> list[datetime.date]:
    """The next days on which members are called, none after the end of program year ``number``.

    ``weekdays`` are those on which the year's vendor calls (0 is Monday). Member Service is open on them too
    (see ``hours_on``); federal holidays are left out. Where a working plan is kept, so are days not ``with_room``.
    """
    day, days = first_day(today), []
    while day.year <= number and len(days) < DAYS_OFFERED:
        if _may_call(year, day, weekdays) if with_room is None else day in with_room:
            days.append(day)
        day += datetime.timedelta(days=1)
    return days


def next_weekday(year: HasHours, number: int, weekday: int, today: datetime.date) -> datetime.date | None:
    """The first day of that name on which members are called, Monday being 0; none when the year is over before."""
    day = first_day(today)
    while day.year <= number:
        if _may_call(year, day, [weekday]):
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


def span(window: str, year: HasHours) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when a wished time is, as moments. Raises ``KeyError`` when the year has no such part of day."""
    day, _, part = window.rpartition("-")
    start, end = parts_of_day(year)[part]
    date = datetime.date.fromisoformat(day)
    return (
        datetime.datetime.combine(date, start, tzinfo=EASTERN),
        datetime.datetime.combine(date, end, tzinfo=EASTERN),
    )


def _may_call(year: HasHours, day: datetime.date, weekdays: Collection[int]) -> bool:
    return day.weekday() in weekdays and holiday_on(day) is None and hours_on(year, day).open_today
