"""When somebody is called again: pure arithmetic over the moment of the call, in Eastern time."""

import datetime
from zoneinfo import ZoneInfo

from members.line_holidays import holiday_on

EASTERN = ZoneInfo("America/New_York")
ONE_DAY = datetime.timedelta(days=1)
MORNING, AFTERNOON = datetime.time(10), datetime.time(14)


def next_at(rule: str, now: datetime.datetime, agreed: datetime.datetime | None) -> datetime.datetime | None:
    """By the rule of a disposition; ``agreed`` is what the rep has typed, or ``None``.

    ``other_part``: the next working day, in the afternoon after a try in the morning and the other way round.
    ``next_day``: the next working day in the morning. ``agreed``: then. ``until``: in the morning after that day.
    """
    if rule == "agreed":
        return agreed
    if rule == "until":
        return _at(_working_day(agreed.astimezone(EASTERN).date()), MORNING) if agreed else None
    if not rule:
        return None
    local = now.astimezone(EASTERN)
    part = AFTERNOON if rule == "other_part" and local.hour < 12 else MORNING
    return _at(_working_day(local.date()), part)


def _working_day(day: datetime.date) -> datetime.date:
    """The next one after ``day``: Monday to Friday, no federal holiday."""
    day += ONE_DAY
    while day.weekday() > 4 or holiday_on(day):
        day += ONE_DAY
    return day


def _at(day: datetime.date, clock: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, clock, tzinfo=EASTERN)
