"""The blank lists that are offered ready-made, with what a reader wants to know before opening one."""

import io
import itertools
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf

from reviews.documents.form_sets import LANGUAGES, FormSet, all_form_sets
from reviews.documents.list_sheet import ROWS_OF_FIRST_PAGE, SIZES, Contact, Sheet
from reviews.documents.medication_list import to_pdf

DATA = Path(__file__).resolve().parent.parent / "data" / "blank_lists.toml"
USUAL_ROWS = {"standard": 12, "large": 12, "wallet": ROWS_OF_FIRST_PAGE}
HEAD = """\
# The blank medication lists offered ready-made on /medication-list/. form_set is a key of form_sets.toml.
# pages and kilobytes are told in the link before anybody opens the file. Written by `manage.py measure_blank_lists`,
# which makes every list; a test makes them too and compares.
"""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One ready-made list. Pages and kilobytes are those of the PDF that is made."""

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


def measured(contact: Contact) -> list[Edition]:
    """Every form set, newest first, in every language and size: made once, and measured."""
    wanted = itertools.product(reversed(all_form_sets()), LANGUAGES, SIZES)
    return [_measured(form_set, language, size, contact) for form_set, language, size in wanted]


def _measured(form_set: FormSet, language: str, size: str, contact: Contact) -> Edition:
    rows = USUAL_ROWS[size]
    pdf = to_pdf(Sheet(form=form_set, language=language, size=size, rows=rows, fillable=True, contact=contact))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
    kilobytes = round(len(pdf) / 1000)
    return Edition(form_set=form_set.key, language=language, size=size, rows=rows, pages=pages, kilobytes=kilobytes)


def as_toml(found: list[Edition]) -> str:
    """What stands in the data file."""
    tables = ["".join(f"{name} = {json.dumps(value)}\n" for name, value in vars(edition).items()) for edition in found]
    return HEAD + "".join(f"\n[[blank_list]]\n{table}" for table in tables)


def edition_year(form_set: FormSet, this_year: int) -> int:
    """The year under which a form set's list is asked for: today's, or the last one in which it was used."""
    return form_set.last_year or this_year


def form_set(key: str) -> FormSet:
    """Raises ``StopIteration`` for a key that is not there."""
    return next(form_set for form_set in all_form_sets() if form_set.key == key)
