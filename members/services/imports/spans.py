"""Spans of coverage of one member: how a line of a file changes them."""

import datetime
from dataclasses import dataclass, replace

from members.services.imports.bad import Bad

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From ``start`` to ``end``, both included; no end: until further notice. ``fresh``: from the lines at hand."""

    start: datetime.date
    end: datetime.date | None
    contract: str
    plan: str
    fresh: bool = False

    def same_as(self, other: "Span") -> bool:
        return replace(self, fresh=False) == replace(other, fresh=False)


def place(spans: list[Span], new: Span) -> list[Span]:
    """The spans with ``new`` among them, in order.

    A span that starts on the same day is the same span: it gets the new end, contract and plan. A span
    without an end runs to the day before the next one starts. A change of contract closes the span of the
    old one, when that came from an earlier file. Any other overlap raises ``Bad``.
    """
    before = [span for span in spans if span.start < new.start]
    after = [span for span in spans if span.start > new.start]
    if before:
        before[-1] = _closed(before[-1], new)
    if after and new.end is None:
        new = replace(new, end=after[0].start - DAY)
    elif after and new.end is not None and new.end >= after[0].start:
        raise Bad("overlapping-span", "coverage_end")
    return [*before, new, *after]


def _closed(old: Span, new: Span) -> Span:
    """The span before the new one, ended before it starts."""
    if old.end is not None and old.end < new.start:
        return old
    changes_contract = (old.contract, old.plan) != (new.contract, new.plan)
    if old.end is None or (changes_contract and not old.fresh):
        return replace(old, end=new.start - DAY)
    raise Bad("overlapping-span", "coverage_start")


def year_of(year: int, months: list[tuple[str, str]], death: datetime.date | None) -> list[Span]:
    """Coverage throughout a year, up to death, under the contract and plan that each of twelve months names.

    A month that names no contract counts under the one before it, or else the first one named; when none is
    named the contract stays open.
    """
    last = next((pair for pair in months if pair[0]), ("", ""))
    spans: list[Span] = []
    for number, pair in enumerate(months, start=1):
        first = datetime.date(year, number, 1)
        changed = bool(pair[0]) and pair != last
        last = pair if pair[0] else last
        if changed or not spans:
            spans = [*spans[:-1], *(replace(span, end=first - DAY) for span in spans[-1:])]
            spans.append(Span(first, datetime.date(year, 12, 31), *last, fresh=True))
    if death is None:
        return spans
    return [replace(span, end=min(span.end or death, death)) for span in spans if span.start <= death]
