"""From a working plan to the times at which a call can begin; arithmetic over days and hours, no clock.

Hours are those of Eastern clocks and lie after the hour at which clocks change, calls are moments: on the two days of
the change a call still takes its minutes.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from members.line_holidays import holiday_on
from reviews.offered_times import EASTERN


class Hours(NamedTuple):
    """Part of a day, on Eastern clocks."""

    start: datetime.time
    end: datetime.time


class Away(NamedTuple):
    """From the first to the last day; whole days, or these hours of each."""

    first: datetime.date
    last: datetime.date
    hours: Hours | None = None


class Extra(NamedTuple):
    """Works besides on each of these days, federal holidays included."""

    first: datetime.date
    last: datetime.date
    hours: Hours


class Slot(NamedTuple):
    """One time for a call, as moments."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime


class Taken(NamedTuple):
    """A place that somebody has."""

    seat: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When somebody holds reviews; ``weekly`` has Monday as 0. Federal holidays and ``closed`` days are free."""

    weekly: tuple[tuple[int, Hours], ...]
    slot_minutes: int
    at_once: int
    active_from: datetime.date
    active_to: datetime.date | None = None
    away: tuple[Away, ...] = ()
    extra: tuple[Extra, ...] = ()
    closed: frozenset[datetime.date] = frozenset()


def hours_of(plan: Plan, day: datetime.date) -> list[Hours]:
    """When the plan's owner works on ``day``, in order and without overlaps."""
    if day in plan.closed or not plan.active_from <= day <= (plan.active_to or day):
        return []
    usual = [] if holiday_on(day) else [hours for weekday, hours in plan.weekly if weekday == day.weekday()]
    works = _merged([*usual, *(each.hours for each in plan.extra if each.first <= day <= each.last)])
    for away in plan.away:
        if away.first <= day <= away.last:
            works = [left for hours in works for left in _without(hours, away.hours)]
    return works


def slots_of(plan: Plan, day: datetime.date) -> list[Slot]:
    """The times at which a call can begin on ``day``, one after the other from the start of each part of the day."""
    length = datetime.timedelta(minutes=plan.slot_minutes)
    return [
        slot for hours in hours_of(plan, day) for slot in _cut(_moment(day, hours[0]), _moment(day, hours[1]), length)
    ]


def free_seats(slot: Slot, at_once: int, taken: Iterable[Taken]) -> list[int]:
    """The places that nobody has at any moment of ``slot``, the first being 1."""
    gone = {each.seat for each in taken if each.starts_at < slot.ends_at and slot.starts_at < each.ends_at}
    return [seat for seat in range(1, at_once + 1) if seat not in gone]


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time, tzinfo=EASTERN).astimezone(datetime.UTC)


def _cut(start: datetime.datetime, end: datetime.datetime, length: datetime.timedelta) -> Iterator[Slot]:
    while start + length <= end:
        yield Slot(start, start + length)
        start += length


def _merged(parts: Iterable[Hours]) -> list[Hours]:
    merged: list[Hours] = []
    for part in sorted(parts):
        if merged and part.start <= merged[-1].end:
            merged[-1] = Hours(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return merged


def _without(hours: Hours, away: Hours | None) -> list[Hours]:
    if away is None:
        return []
    before = Hours(hours.start, min(hours.end, away.start))
    after = Hours(max(hours.start, away.end), hours.end)
    return [part for part in (before, after) if part.start < part.end]
