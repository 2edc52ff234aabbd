"""Dates, hours and wished times in words, in the language that is active."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext

from members.hours import seasons
from mtmsite import unbroken

LONG_DATE = {"en": "F j, Y", "es": r"j \d\e F \d\e Y"}
WEEKDAY = {"en": "l, ", "es": "l "}
DAY_OF_YEAR = {"en": "F j", "es": r"j \d\e F"}
CLOCK = "g:i a"
EASTERN = ZoneInfo("America/New_York")
LEAP_YEAR = 2024  # so that February 29 may stand in a season


def long_date(day: datetime.date) -> str:
    """``December 1, 2026``, ``1 de diciembre de 2026``."""
    return unbroken.day(day, _in_language(LONG_DATE))


def hours_lines(
    *, opens_at: datetime.time, closes_at: datetime.time, weekdays_only_from: str, weekdays_only_to: str
) -> list[str]:
    """Three lines: the hours, the season of weekdays only, the season of all seven days. Seasons come as ``MM-DD``."""
    weekdays, every_day = seasons(weekdays_only_from, weekdays_only_to, LEAP_YEAR)
    return [
        gettext("%(opens)s to %(closes)s, Eastern Time") % {"opens": _clock(opens_at), "closes": _clock(closes_at)},
        gettext("Monday through Friday from %(first)s through %(last)s") % _season(*weekdays),
        gettext("Every day from %(first)s through %(last)s") % _season(*every_day),
    ]


def window_text(window: str) -> str:
    """``2026-12-01-morning`` in words. Raises ``ValueError`` for anything else."""
    day, _, part = window.rpartition("-")
    phrases = {
        "morning": gettext("%(day)s, in the morning"),
        "afternoon": gettext("%(day)s, in the afternoon"),
        "evening": gettext("%(day)s, in the evening"),
    }
    if part not in phrases:
        raise ValueError("not a wished time")
    return phrases[part] % {"day": _day_and_date(datetime.date.fromisoformat(day))}


def moment(at: datetime.datetime) -> str:
    """``Tuesday, December 1, 2026, at 9:30 a.m., Eastern Time``; ``at`` stands on that clock."""
    words = gettext("%(day)s, at %(time)s, %(zone)s")
    zone = unbroken.unbroken(gettext("Eastern Time"))
    return words % {"day": _day_and_date(at.date()), "time": _clock(at.time()), "zone": zone}


def part_of_day(part: str, start: datetime.time, end: datetime.time) -> str:
    """``Morning, 8 a.m. to noon``. Raises ``KeyError`` for no part of the day."""
    words = {
        "morning": gettext("Morning, %(start)s to %(end)s"),
        "afternoon": gettext("Afternoon, %(start)s to %(end)s"),
        "evening": gettext("Evening, %(start)s to %(end)s"),
    }
    return words[part] % {"start": unbroken.clock(start), "end": unbroken.clock(end)}


def ten_elsewhere(day: datetime.date) -> list[str]:
    """``9 a.m. Central time`` and so on: what 10 a.m. Eastern time is on that day in the other zones."""
    ten = datetime.datetime.combine(day, datetime.time(10), tzinfo=EASTERN)
    zones = {
        "America/Puerto_Rico": gettext("%(time)s in Puerto Rico"),
        "America/Chicago": gettext("%(time)s Central time"),
        "America/Denver": gettext("%(time)s Mountain time"),
        "America/Los_Angeles": gettext("%(time)s Pacific time"),
    }
    return [words % {"time": unbroken.clock(ten.astimezone(ZoneInfo(zone)))} for zone, words in zones.items()]


def part_name(part: str) -> str:
    """``morning``, as beside a box to tick. Raises ``KeyError`` for no part of the day."""
    return {"morning": gettext("morning"), "afternoon": gettext("afternoon"), "evening": gettext("evening")}[part]


def weekday(number: int) -> str:
    """The name of a day of the week, Monday being 0; with a capital letter, as at the start of a line."""
    name = str(WEEKDAYS[number])
    return name[:1].upper() + name[1:]


def _season(first: datetime.date, last: datetime.date) -> dict[str, str]:
    pattern = _in_language(DAY_OF_YEAR)
    return {"first": unbroken.day(first, pattern), "last": unbroken.day(last, pattern)}


def _clock(time: datetime.time) -> str:
    return unbroken.unbroken(dateformat.time_format(time, CLOCK))


def _day_and_date(day: datetime.date) -> str:
    text = dateformat.format(day, _in_language(WEEKDAY)) + long_date(day)
    return text[:1].upper() + text[1:]


def _in_language(patterns: dict[str, str]) -> str:
    return patterns[(get_language() or "en")[:2]]
