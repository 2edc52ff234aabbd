"""The CMS medication list by period: its headings and words, from a data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data" / "form_sets.toml"
LANGUAGES = ("en", "es")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One place to write: ``half`` shares its line with the next, ``limit`` is how many characters it takes."""

    key: str
    label: str
    half: bool = False
    limit: int


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one form set in one language: ``head`` once, ``columns`` for each medicine, boxes around them."""

    title: str
    head: tuple[Field, ...]
    instructions: tuple[str, ...]
    keep_heading: str
    keep_items: tuple[str, ...]
    before: tuple[Field, ...]
    rows_heading: str
    add_note: str
    columns: tuple[Field, ...]
    after: tuple[Field, ...]
    pra_statement: str

    @property
    def lines(self) -> list[tuple[Field, ...]]:
        """``columns`` as they stand in a box: two halves share a line."""
        halves = iter([field for field in self.columns if field.half])
        pairs = {id(first): (first, second) for first, second in zip(halves, halves, strict=True)}
        return [pairs.get(id(field), (field,)) for field in self.columns if not field.half or id(field) in pairs]


@dataclass(frozen=True, kw_only=True, eq=False)
class FormSet:
    """One edition of the form, read once, so equal only to itself; ``last_year`` is ``None`` while it is in force."""

    key: str
    first_year: int
    last_year: int | None
    layout: str
    form_number: str
    omb_number: str
    expires: str
    source: str
    confidence: str
    verified_by: str
    words: dict[str, Words]

    @property
    def is_old(self) -> bool:
        return self.last_year is not None

    @property
    def next_year(self) -> int | None:
        """The first year of the form that came after an old one."""
        return self.last_year and self.last_year + 1


def form_set_of(year: int) -> FormSet:
    """The form set in force in ``year``. Raises ``LookupError`` for a year before the first one."""
    for form_set in all_form_sets():
        if form_set.first_year <= year <= (form_set.last_year or year):
            return form_set
    raise LookupError(year)


@cache
def all_form_sets() -> tuple[FormSet, ...]:
    """Every form set, oldest first."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["form_set"]
    return tuple(_form_set(row) for row in rows)


def _form_set(row: dict[str, Any]) -> FormSet:
    limits = row.pop("limits")
    words = {language: _words(row.pop(language), limits) for language in LANGUAGES}
    return FormSet(**({"last_year": None} | row), words=words)


def _words(row: dict[str, Any], limits: dict[str, int]) -> Words:
    fields = {
        name: tuple(Field(**field, limit=limits[field["key"]]) for field in row[name])
        for name in ("head", "before", "columns", "after")
    }
    texts = {name: tuple(row[name]) for name in ("instructions", "keep_items")}
    return Words(**(row | fields | texts))
