"""The spans of days, edge by edge."""

import datetime

import pytest

from members.services.windows import Span, cost_span, cut, months_until


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("as_of", "months", "start"),
    [
        ("2026-12-31", 12, "2026-01-01"),
        ("2026-03-31", 12, "2025-04-01"),
        ("2026-06-15", 12, "2025-06-16"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2024-02-28", 12, "2023-03-01"),
        ("2025-02-28", 12, "2024-03-01"),
        ("2026-02-28", 24, "2024-03-01"),
        ("2026-06-30", 3, "2026-04-01"),
        ("2026-05-31", 3, "2026-03-01"),
        ("2026-05-30", 3, "2026-03-01"),
        ("2026-01-31", 3, "2025-11-01"),
    ],
)
def test_so_many_months_that_end_with_the_day(as_of: str, months: int, start: str) -> None:
    assert months_until(day(as_of), months) == Span(day(start), day(as_of))


@pytest.mark.parametrize(
    ("method", "start", "days"),
    [("actual", "2025-07-01", 365), ("quarter", "2026-04-01", 91), ("annualised", "2026-01-01", 181)],
)
def test_the_days_whose_cost_counts(method: str, start: str, days: int) -> None:
    span = cost_span(day("2026-06-30"), method)
    assert (span.start, span.days) == (day(start), days)


@pytest.mark.parametrize(
    ("start", "end", "whole", "parts"),
    [
        ("2026-01-01", "2026-03-31", ("2026-01-01", "2026-03-31"), []),
        ("2026-01-15", "2026-03-31", ("2026-02-01", "2026-03-31"), [("2026-01-15", "2026-01-31")]),
        ("2026-01-01", "2026-03-30", ("2026-01-01", "2026-02-28"), [("2026-03-01", "2026-03-30")]),
        ("2025-12-16", "2026-02-15", ("2026-01-01", "2026-01-31"), [
            ("2025-12-16", "2025-12-31"), ("2026-02-01", "2026-02-15"),
        ]),
        ("2026-01-15", "2026-02-14", None, [("2026-01-15", "2026-02-14")]),
        ("2026-02-10", "2026-02-28", None, [("2026-02-10", "2026-02-28")]),
        ("2026-02-10", "2026-02-12", None, [("2026-02-10", "2026-02-12")]),
        ("2026-02-01", "2026-02-28", ("2026-02-01", "2026-02-28"), []),
        ("2026-02-28", "2026-02-28", None, [("2026-02-28", "2026-02-28")]),
    ],
)  # fmt: skip
def test_a_span_is_cut_at_the_ends_of_months(
    start: str, end: str, whole: tuple[str, str] | None, parts: list[tuple[str, str]]
) -> None:
    found = cut(Span(day(start), day(end)))
    assert found.whole == (Span(*map(day, whole)) if whole else None)
    assert list(found.parts) == [Span(*map(day, part)) for part in parts]
    covered = sum(part.days for part in found.parts) + (found.whole.days if found.whole else 0)
    assert covered == Span(day(start), day(end)).days
