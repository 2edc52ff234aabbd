"""Proportion of days covered: the days of a period on which a member had supply of any of some medicines.

Counted as published for the Medicare Star Ratings (technical notes, adherence measures): supply that overlaps with an
earlier fill of the same ingredient begins when that one has run out; supplies of different ingredients are united day
by day; what reaches past the end is dropped. The medication lists of those measures are not used here, and no result
is one of those measures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fill:
    """One dispensing: ``days_supply`` days of an ingredient from ``date`` on. Less than one day covers nothing."""

    ingredient: str
    date: date
    days_supply: int


Span = tuple[int, int]  # first and last day covered, as ordinals


def push_forward(supplies: Iterable[tuple[str, int, int]]) -> dict[str, list[Span]]:
    """When each ingredient was at hand, in order of time and disjoint.

    An early refill begins when the supply before it has run out. ``supplies`` are ingredient, day and days of supply,
    in order of time.
    """
    spans: dict[str, list[Span]] = {}
    for ingredient, day, days in supplies:
        if days < 1:
            continue
        own = spans.setdefault(ingredient, [])
        first = max(day, own[-1][1] + 1) if own else day
        own.append((first, first + days - 1))
    return spans


def covered_days(spans: Iterable[Span], start: date, end: date) -> int:
    """Days from ``start`` to ``end``, both included, that lie in at least one of the spans."""
    next_day, last, covered = start.toordinal(), end.toordinal(), 0
    for first, until in sorted(spans):
        begin = first if first > next_day else next_day
        stop = until if until < last else last
        if stop >= begin:
            covered += stop - begin + 1
            next_day = stop + 1
    return covered


def proportion_of_days_covered(fills: Iterable[Fill], start: date, end: date) -> float:
    """Covered days divided by all days from ``start`` to ``end``, both included: 0.0 to 1.0.

    A fill from before ``start`` counts with what is left of it. Raises ``ValueError`` when the period has no day.
    """
    if end < start:
        raise ValueError("the period ends before it starts")
    supplies = sorted((fill.ingredient, fill.date.toordinal(), fill.days_supply) for fill in fills)
    spans = [span for own in push_forward(supplies).values() for span in own]
    return covered_days(spans, start, end) / ((end - start).days + 1)
