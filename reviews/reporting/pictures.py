"""A picture of counts: bars, the table behind them, and the lines of its export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from members.reporting.small_counts import shown

WIDTH, BAR, HEIGHT = 420, 340, 58  # of a line, in the picture's own units: the name above its bar
HIDDEN = _("not shown")
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take these for a formula


@dataclass(frozen=True, slots=True)
class Bar:
    name: Any
    count: int
    top: int
    width: int
    list: str

    @property
    def text_at(self) -> int:
        return self.width + 8

    @property
    def middle(self) -> int:
        return self.top + 43


@dataclass(frozen=True, slots=True)
class Picture:
    """``parts``: the counts add up to one that others know, so a single hidden one could be worked out.

    ``lists``: the address of the list behind a bar, where there is one.
    """

    key: str
    title: Any
    about: Any
    counts: Mapping[str, int]
    names: Mapping[str, Any]
    parts: bool = True
    lists: Mapping[str, str] = field(default_factory=dict)

    @property
    def bars(self) -> list[Bar]:
        most = max(self.counts.values(), default=0)
        return [
            Bar(self.names.get(name, name), count, place * HEIGHT, self._width(count, most), self.lists.get(name, ""))
            for place, (name, count) in enumerate(self.counts.items())
        ]

    @staticmethod
    def _width(count: int, most: int) -> int:
        return round(BAR * count / most) if most else 0

    @property
    def height(self) -> int:
        return max(len(self.counts), 1) * HEIGHT

    def lines(self) -> list[list[str]]:
        """For a file that leaves the house: counts from 1 to 10 are not in it."""
        safe = shown(self.counts, of_a_sum=self.parts)
        return [
            [as_text(self.names.get(name, name)), str(HIDDEN) if count is None else str(count)]
            for name, count in safe.items()
        ]


def as_text(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(RISKY) else text
