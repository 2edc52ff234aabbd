"""Which two years are checked together, and how they stand side by side."""

import datetime

import pytest

from members.explanations import Explanation
from members.two_years import other_year, pairs

PUBLISHED = [2025, 2026, 2027]


@pytest.mark.parametrize(
    ("page_year", "today", "published", "expected"),
    [
        (2026, "2026-09-30", PUBLISHED, None),
        (2026, "2026-10-01", PUBLISHED, 2027),
        (2026, "2026-12-31", PUBLISHED, 2027),
        (2026, "2027-01-01", PUBLISHED, None),
        (2027, "2026-10-01", PUBLISHED, 2026),
        (2027, "2026-09-30", PUBLISHED, None),
        (2025, "2026-11-24", PUBLISHED, None),
        (2028, "2026-11-24", [*PUBLISHED, 2028], None),
        (2026, "2026-11-24", [2025, 2026], None),
        (2027, "2026-11-24", [2025, 2027], None),
        (2025, "2026-11-24", [2025, 2027], None),
    ],
)
def test_the_other_year(page_year: int, today: str, published: list[int], expected: int | None) -> None:
    day = datetime.date.fromisoformat(today)
    assert other_year(page_year, published=published, today=day) == expected


def entry(name: str, title: str = "same") -> Explanation:
    return Explanation(name=name, met="yes", short=f"{name} in short", title=title, text="")


def test_pairs_hold_each_criterion_of_either_year_once() -> None:
    found = pairs([entry("cost", "$1"), entry("drugs")], [entry("cost", "$2"), entry("drugs"), entry("at-risk")])
    assert [pair.short for pair in found] == ["cost in short", "drugs in short", "at-risk in short"]
    assert [pair.asks_differently for pair in found] == [True, False, True]
    assert found[2].mine is None
