"""The letter that brings a blank medication list: its frozen content, and the paper made of it."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mtmsite.pdf import render_pdf
from reviews.documents import phrases
from reviews.documents.editions import USUAL_ROWS
from reviews.documents.form_sets import form_set_of
from reviews.documents.list_sheet import SIZES, Contact, Sheet
from reviews.documents.wording import wording
from reviews.documents.year_facts import YearFacts, as_printed

KIND = "blank_list"
LETTER_SIZES = ("standard", "large")
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
    if size not in LETTER_SIZES or list_size not in SIZES:
        raise ValueError(f"unknown size: {size}, {list_size}")
    words = wording(KIND, language)
    with translation.override(language):
        return {
            "kind": KIND,
            "subject": str(SUBJECT),
            "language": language,
            "size": size,
            "template_version": words.version,
            "material_id": words.material_id,
            "reference": "",
            "date": written_on.isoformat(),
            "date_text": phrases.long_date(written_on),
            "member_name": member_name,
            "address_lines": list(address_lines),
            "manage_address": "",
            "list": {"edition": written_on.year, "size": list_size, "rows": USUAL_ROWS[list_size]},
            **as_printed(year),
        }


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """Letter and list as PDF/UA-1; the same content gives the same bytes."""
    words = wording(KIND, frozen["language"])
    with translation.override(frozen["language"]):
        return render_pdf(words.template, {"letter": frozen, "sheet": _sheet(frozen)})


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
