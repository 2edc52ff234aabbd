"""Whether somebody answers the phone at this moment, and if not, when; pure arithmetic over the year's record."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from members.hours import ONE_DAY, HasHours, hours_on
from members.line_holidays import holiday_on

DAYS_LOOKED_AHEAD = 14


class HasLine(HasHours, Protocol):
    holidays_known: bool
    closed_holidays: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """The phone line at one moment of Eastern time.

    ``holiday`` is today's federal holiday. ``may_be_closed`` says that the year's record does not tell
    whether the line is closed on it. ``opens_on`` is ``None`` while the line is open.
    """

    is_open: bool
    opens_at: datetime.time
    closes_at: datetime.time
    opens_on: datetime.date | None
    days_until: int
    holiday: str | None
    may_be_closed: bool


def line_at(year: HasLine, now: datetime.datetime) -> Line:
    """The line at ``now``, a moment as clocks in the Eastern time zone show it."""
    today, clock = now.date(), now.time()
    answers_today = answers_on(year, today)
    is_open = answers_today and year.opens_at <= clock < year.closes_at
    opens_on = None if is_open else _next_opening(year, today, later_today=answers_today and clock < year.opens_at)
    holiday = holiday_on(today)
    return Line(
        is_open=is_open,
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        opens_on=opens_on,
        days_until=(opens_on - today).days if opens_on else 0,
        holiday=holiday,
        may_be_closed=bool(holiday and answers_today and not year.holidays_known),
    )


def answers_on(year: HasLine, day: datetime.date) -> bool:
    """Whether the line is open at all on ``day``: by the season, and not a holiday that the year names."""
    return hours_on(year, day).open_today and holiday_on(day) not in year.closed_holidays


def _next_opening(year: HasLine, today: datetime.date, *, later_today: bool) -> datetime.date | None:
    if later_today:
        return today
    days = (today + ONE_DAY * ahead for ahead in range(1, DAYS_LOOKED_AHEAD))
    return next((day for day in days if answers_on(year, day)), None)
