"""From October to December people look at this year and the next: which are checked, and where they differ. Pure."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from members.explanations import Explanation

FIRST_MONTH = 10  # Medicare's open enrollment begins in October


def other_year(page_year: int, *, published: Collection[int], today: datetime.date) -> int | None:
    """The year to check beside that of the page: from October on, of this year and the next the one not shown."""
    pair = {today.year, today.year + 1}
    if today.month < FIRST_MONTH or page_year not in pair or not pair <= set(published):
        return None
    (other,) = pair - {page_year}
    return other


@dataclass(frozen=True, slots=True)
class Pair:
    """One criterion in the year of the page (``mine``) and in the other; ``None`` where a year does not ask for it."""

    mine: Explanation | None
    other: Explanation | None

    @property
    def short(self) -> str:
        known = self.mine or self.other
        return known.short if known else ""

    @property
    def asks_differently(self) -> bool:
        return (self.mine and self.mine.title) != (self.other and self.other.title)


def pairs(mine: Sequence[Explanation], other: Sequence[Explanation]) -> list[Pair]:
    """The criteria of both years side by side, in the order of the page."""
    left, right = {entry.name: entry for entry in mine}, {entry.name: entry for entry in other}
    return [Pair(left.get(name), right.get(name)) for name in dict.fromkeys([*left, *right])]
