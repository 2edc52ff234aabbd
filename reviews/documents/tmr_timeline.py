"""A member's fills as a picture: a row for each medicine, its supply as bars, gaps left white, overlaps marked.

Numbers only: the template draws them as SVG without any style of its own, and the table behind says the same.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reviews.tmr import MedicationHistory
from reviews.tmr.adherence import push_forward
from reviews.tmr.history import Dispensed

LEFT, WIDTH, ROW, TOP = 210, 760, 34, 30
MONTHS = 12
DAYS = 365


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days; ``kind`` is supply, or early: days on which an earlier supply was still there."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One medicine."""

    name: str
    y: int
    bars: tuple[Bar, ...]
    ticks: tuple[float, ...]
    fills: tuple[Dispensed, ...]
    covered: int
    days: int
    gap: int

    @property
    def middle(self) -> int:
        return self.y + ROW // 2


@dataclass(frozen=True, slots=True)
class Month:
    x: float
    first: datetime.date


@dataclass(frozen=True, slots=True)
class Timeline:
    """``lines`` from the newest fill on, ``months`` where they begin."""

    first: datetime.date
    last: datetime.date
    lines: tuple[Line, ...]
    months: tuple[Month, ...]

    @property
    def width(self) -> int:
        return LEFT + WIDTH + 10

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.lines) + 8

    @property
    def left(self) -> int:
        return LEFT


def timeline(history: MedicationHistory) -> Timeline:
    """The last twelve months."""
    first = history.since(DAYS)
    by_medicine: dict[str, list[Dispensed]] = {}
    for fill in history.fills:
        by_medicine.setdefault(" / ".join(fill.product.ingredients) or fill.product.name, []).append(fill)
    shown = [(name, own) for name, own in by_medicine.items() if own[-1].date >= first]
    shown.sort(key=lambda entry: entry[1][-1].date, reverse=True)
    lines = (_line(name, own, first, history.as_of, TOP + ROW * place) for place, (name, own) in enumerate(shown))
    return Timeline(first, history.as_of, tuple(lines), tuple(_months(first, history.as_of)))


def _line(name: str, fills: list[Dispensed], first: datetime.date, last: datetime.date, y: int) -> Line:
    supplies = [("", fill.date.toordinal(), fill.days) for fill in fills]
    spans = push_forward(supplies).get("", [])
    start, end = max(first, fills[0].date).toordinal(), last.toordinal()
    within = [(max(begin, start), min(until, end)) for begin, until in spans if until >= start and begin <= end]
    covered = sum(until - begin + 1 for begin, until in within)
    bars = [_bar(begin, until, first, "supply") for begin, until in within]
    bars += [_bar(begin, min(until, end), first, "early") for begin, until in _early(fills) if until >= start]
    recent = tuple(fill for fill in fills if fill.date >= first)
    days = end - start + 1
    ticks = tuple(_x(fill.date.toordinal(), first) for fill in recent)
    return Line(name, y, tuple(bars), ticks, recent, covered, days, _longest_gap(within, start, end))


def _early(fills: list[Dispensed]) -> Iterable[tuple[int, int]]:
    """Days from an early refill to the end of the supply before it."""
    until = 0
    for fill in fills:
        day = fill.date.toordinal()
        if until >= day:
            yield day, until
        until = max(until, day - 1) + fill.days


def _longest_gap(spans: list[tuple[int, int]], start: int, end: int) -> int:
    longest, free_from = 0, start
    for begin, until in spans:
        longest, free_from = max(longest, begin - free_from), until + 1
    return max(longest, end + 1 - free_from)


def _bar(begin: int, until: int, first: datetime.date, kind: str) -> Bar:
    x = max(_x(begin, first), LEFT)
    return Bar(x, round(_x(until + 1, first) - x, 1), kind)


def _x(day: int, first: datetime.date) -> float:
    return round(LEFT + (day - first.toordinal()) * WIDTH / DAYS, 1)


def _months(first: datetime.date, last: datetime.date) -> Iterable[Month]:
    month = first.replace(day=1)
    for _number in range(MONTHS + 1):
        month = (month + datetime.timedelta(days=31)).replace(day=1)
        if month <= last:
            yield Month(_x(month.toordinal(), first), month)
