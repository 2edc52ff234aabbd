"""The introductory letter with its appointment form: frozen content, and the paper made of it."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.documents import codes, letter_paper, phrases
from reviews.documents.inserts import Notice, language_notice, safe_disposal
from reviews.documents.year_facts import YearFacts
from reviews.offered_times import WEEKDAYS_ON_PAPER, parts_of_day

KIND = "introductory"
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
    with translation.override(language):
        return {
            **letter_paper.head(
                kind=KIND,
                subject=SUBJECT,
                language=language,
                size=size,
                written_on=written_on,
                member_name=member_name,
                address_lines=address_lines,
                year=year,
                reference=reference,
                manage_address=web_address,
            ),
            "weekdays": [phrases.weekday(number) for number in WEEKDAYS_ON_PAPER],
            "parts": [phrases.part_of_day(part, *times) for part, times in parts_of_day(year).items()],
            "part_names": [phrases.part_name(part) for part in parts_of_day(year)],
            "disposal": asdict(safe_disposal(language)),
            "language_notice": asdict(notice or language_notice()),
        }


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """Letter and form as PDF/UA-1; the same content gives the same bytes."""
    with translation.override(frozen["language"]):
        return letter_paper.to_pdf(frozen, **codes_of(frozen))


def codes_of(frozen: dict[str, Any]) -> dict[str, str]:
    """The pictures for machines that the form shows, as SVG."""
    reference, address = frozen["reference"], frozen["manage_address"]
    return {
        "barcode": codes.barcode_svg(reference, gettext("Barcode of your reference")),
        "qr": codes.qr_svg(address, gettext("QR code of the web address beside it")),
    }
