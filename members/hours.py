"""When Member Service answers the phone, from the year's record; pure date arithmetic."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Protocol

ONE_DAY = datetime.timedelta(days=1)
Season = tuple[datetime.date, datetime.date]


class HasHours(Protocol):
    opens_at: datetime.time
    closes_at: datetime.time
    weekdays_only_from: str
    weekdays_only_to: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours as a page shows them. All times are Eastern time."""

    opens_at: datetime.time
    closes_at: datetime.time
    weekdays_from: datetime.date
    weekdays_to: datetime.date
    every_day_from: datetime.date
    every_day_to: datetime.date
    open_today: bool


def hours_on(year: HasHours, day: datetime.date) -> Hours:
    """The hours of ``day``: seven days a week, but Monday to Friday only within the year's season."""
    start, end = year.weekdays_only_from, year.weekdays_only_to
    today = day.strftime("%m-%d")
    in_season = start <= today <= end if start <= end else today >= start or today <= end
    weekdays, every_day = seasons(start, end, day.year)
    return Hours(
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        weekdays_from=weekdays[0],
        weekdays_to=weekdays[1],
        every_day_from=every_day[0],
        every_day_to=every_day[1],
        open_today=not (in_season and day.weekday() >= 5),
    )


def seasons(start: str, end: str, year: int) -> tuple[Season, Season]:
    """First and last day of the weekdays-only season (``MM-DD``) and of the rest.

    The days are to be read without their year.
    """
    first, last = _in_year(start, year), _in_year(end, year)
    return (first, last), (last + ONE_DAY, first - ONE_DAY)


def _in_year(month_day: str, year: int) -> datetime.date:
    month, day = map(int, month_day.split("-"))
    if (month, day) == (2, 29) and not calendar.isleap(year):
        day = 28
    return datetime.date(year, month, day)
