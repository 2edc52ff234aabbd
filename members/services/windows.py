"""The spans of days that targeting looks at, from the as-of date back."""

import calendar
import datetime
from dataclasses import dataclass

from members.models import CostProjection

DAY = datetime.timedelta(days=1)
CLAIMS_MONTHS = 12
QUARTER_MONTHS = 3
LOOKBACK_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` to ``end``, both included."""

    start: datetime.date
    end: datetime.date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Months:
    """A span cut at the ends of months: ``whole`` months, if there are any, and the ``parts`` before and after."""

    whole: Span | None
    parts: tuple[Span, ...]


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or that month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_until(as_of: datetime.date, months: int) -> Span:
    """The ``months`` months that end with ``as_of``.

    From the last day of a month back these are whole months (30 June and 3: from 1 April), else from the
    day after the same day of the earlier month (15 June and 3: from 16 March).
    """
    if (as_of + DAY).day == 1:
        return Span(add_months(as_of + DAY, -months), as_of)
    return Span(add_months(as_of, -months) + DAY, as_of)


def cost_span(as_of: datetime.date, method: str) -> Span:
    """The days whose cost is counted by that ``CostProjection`` method."""
    if method == CostProjection.ANNUALISED:
        return Span(as_of.replace(month=1, day=1), as_of)
    return months_until(as_of, QUARTER_MONTHS if method == CostProjection.QUARTER else CLAIMS_MONTHS)


def cut(span: Span) -> Months:
    """Whole months of ``span`` and what is left of months at its ends."""
    first = span.start if span.start.day == 1 else add_months(span.start.replace(day=1), 1)
    after = (span.end + DAY).replace(day=1)  # the first day behind the last whole month
    if first >= after:
        return Months(None, (span,))
    parts = (Span(span.start, first - DAY), Span(after, span.end))
    return Months(Span(first, after - DAY), tuple(part for part in parts if part.days > 0))


def days_of_year(year: int) -> int:
    return 366 if calendar.isleap(year) else 365
