"""The letter that brings a blank medication list: its frozen content, and the paper made of it."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper
from reviews.documents.editions import USUAL_ROWS
from reviews.documents.form_sets import form_set_of
from reviews.documents.list_sheet import SIZES, Contact, Sheet
from reviews.documents.year_facts import YearFacts

KIND = "blank_list"
SUBJECT = _("Your blank medication list")


def content(
    *,
    language: str,
    size: str,
    list_size: str,
    written_on: datetime.date,
    member_name: str,
    address_lines: Sequence[str],
    year: YearFacts,
) -> dict[str, Any]:
    """Everything that letter and list print, as JSON: freeze it, and both can be made again at any time.

    Raises ``KeyError`` for an unknown language, ``ValueError`` for an unknown size.
    """
    if list_size not in SIZES:
        raise ValueError(f"unknown size: {list_size}")
    letter = letter_paper.head(
        kind=KIND,
        subject=SUBJECT,
        language=language,
        size=size,
        written_on=written_on,
        member_name=member_name,
        address_lines=address_lines,
        year=year,
    )
    return {**letter, "list": {"edition": written_on.year, "size": list_size, "rows": USUAL_ROWS[list_size]}}


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """Letter and list as PDF/UA-1; the same content gives the same bytes."""
    return letter_paper.to_pdf(frozen, sheet=_sheet(frozen))


def _sheet(frozen: dict[str, Any]) -> Sheet:
    wanted = frozen["list"]
    return Sheet(
        form=form_set_of(wanted["edition"]),
        language=frozen["language"],
        size=wanted["size"],
        rows=wanted["rows"],
        fillable=False,
        contact=Contact(phone=frozen["phone"], tty=frozen["tty"], hours=tuple(frozen["hours"])),
    )
