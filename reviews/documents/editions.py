"""The blank lists that are offered ready-made, with what a reader wants to know before opening one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reviews.documents.form_sets import FormSet, all_form_sets

DATA = Path(__file__).resolve().parent.parent / "data" / "blank_lists.toml"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One ready-made list. Pages and kilobytes are those of the PDF that is made; a test compares them."""

    form_set: str
    language: str
    size: str
    rows: int
    pages: int
    kilobytes: int


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, in the order in which they are shown."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["blank_list"]
    return tuple(Edition(**row) for row in rows)


def edition_year(form_set: FormSet, this_year: int) -> int:
    """The year under which a form set's list is asked for: today's, or the last one in which it was used."""
    return form_set.last_year or this_year


def form_set(key: str) -> FormSet:
    """Raises ``StopIteration`` for a key that is not there."""
    return next(form_set for form_set in all_form_sets() if form_set.key == key)
