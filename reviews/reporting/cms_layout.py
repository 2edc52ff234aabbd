"""What CMS asks for in a year, as data with its source: reviews/data/cms_report.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).resolve().parents[1] / "data" / "cms_report.toml"
HowSure = Literal["primary", "secondary", "inferred", "unverified"]
Needed = Literal["", "always", "targeted", "opted_out", "received"]


@dataclass(frozen=True, kw_only=True)
class Element:
    """One column of the file for CMS. Without ``values`` what we keep is written as it is."""

    letter: str
    name: str
    source: str
    how_sure: HowSure
    value: str
    length: int = 0
    needed: Needed = ""
    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def heading(self) -> str:
        return f"{self.letter} {self.name}"


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One column of the file beside it, which shows where the values come from."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The columns of some years, in order. ``date`` is how days are written."""

    first_year: int
    delimiter: str
    date: str
    source: str
    how_sure: HowSure
    elements: tuple[Element, ...]
    traces: tuple[Trace, ...]
    last_year: int = 9999

    @property
    def unverified(self) -> tuple[Element, ...]:
        """Elements that nobody compared with a text of CMS."""
        return tuple(each for each in self.elements if each.how_sure == "unverified")


def layout_of(year: int) -> Layout | None:
    """The layout of that year, or ``None`` when none is known."""
    return next((each for each in _layouts() if each.first_year <= year <= each.last_year), None)


@cache
def _layouts() -> tuple[Layout, ...]:
    return tuple(_layout(**entry) for entry in tomllib.loads(FILE.read_text(encoding="utf-8"))["layout"])


def _layout(element: list[dict[str, Any]], trace: list[dict[str, Any]], **columns: Any) -> Layout:
    return Layout(
        elements=tuple(Element(value=each.pop("from"), **each) for each in element),
        traces=tuple(Trace(value=each.pop("from"), **each) for each in trace),
        **columns,
    )
