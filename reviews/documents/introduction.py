"""The introductory letter with its appointment form: frozen content, and the paper made of it."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mtmsite.pdf import render_pdf
from reviews.documents import codes, phrases
from reviews.documents.inserts import Notice, language_notice, safe_disposal
from reviews.documents.wording import wording
from reviews.documents.year_facts import YearFacts, as_printed
from reviews.offered_times import WEEKDAYS_ON_PAPER, parts_of_day

KIND = "introductory"
SIZES = ("standard", "large")
SUBJECT = _("You are in our Medication Therapy Management (MTM) program")


def content(
    *,
    language: str,
    size: str,
    reference: str,
    written_on: datetime.date,
    member_name: str,
    address_lines: Sequence[str],
    year: YearFacts,
    web_address: str,
    notice: Notice | None = None,
) -> dict[str, Any]:
    """Everything that letter and form print, as JSON: freeze it, and both can be made again at any time.

    ``web_address`` is the short address where the same questions are asked; the QR code holds nothing else.
    ``notice`` is that of language help in other languages, by default the one in our data. Raises ``KeyError``
    for an unknown language, ``ValueError`` for an unknown size.
    """
    if size not in SIZES:
        raise ValueError(f"unknown size: {size}")
    words = wording(KIND, language)
    with translation.override(language):
        return {
            "kind": KIND,
            "subject": str(SUBJECT),
            "language": language,
            "size": size,
            "template_version": words.version,
            "material_id": words.material_id,
            "reference": reference,
            "date": written_on.isoformat(),
            "date_text": phrases.long_date(written_on),
            "member_name": member_name,
            "address_lines": list(address_lines),
            "manage_address": web_address,
            "weekdays": [phrases.weekday(number) for number in WEEKDAYS_ON_PAPER],
            "parts": [phrases.part_of_day(part, *times) for part, times in parts_of_day(year).items()],
            "part_names": [phrases.part_name(part) for part in parts_of_day(year)],
            "disposal": asdict(safe_disposal(language)),
            "language_notice": asdict(notice or language_notice()),
            **as_printed(year),
        }


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """Letter and form as PDF/UA-1; the same content gives the same bytes."""
    words = wording(KIND, frozen["language"])
    with translation.override(frozen["language"]):
        return render_pdf(words.template, {"letter": frozen, **codes_of(frozen)})


def codes_of(frozen: dict[str, Any]) -> dict[str, str]:
    """The pictures for machines that the form shows, as SVG."""
    reference, address = frozen["reference"], frozen["manage_address"]
    return {
        "barcode": codes.barcode_svg(reference, gettext("Barcode of your reference")),
        "qr": codes.qr_svg(address, gettext("QR code of the web address beside it")),
    }
