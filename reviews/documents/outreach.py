"""Letters that go out by themselves: we could not reach you, and your appointment."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mtmsite.pdf import render_pdf
from reviews.documents import phrases
from reviews.documents.wording import wording
from reviews.documents.year_facts import YearFacts, as_printed

SIZES = ("standard", "large")
SUBJECTS = {
    "unreachable": _("We tried to call you about your free medicine review"),
    "appointment_reminder": _("Your medicine review has a time"),
}


def content(
    *,
    kind: str,
    language: str,
    size: str,
    reference: str,
    written_on: datetime.date,
    member_name: str,
    address_lines: Sequence[str],
    year: YearFacts,
    manage_address: str,
    starts_at: datetime.datetime | None = None,
    by_phone: bool = True,
) -> dict[str, Any]:
    """Everything that the letter prints, as JSON: freeze it, and the letter can be made again at any time.

    ``starts_at`` is the time of the appointment on the clock of its reader, ``by_phone`` whether the member is called
    then. Raises ``KeyError`` for an unknown kind or language, ``ValueError`` for an unknown size.
    """
    if size not in SIZES:
        raise ValueError(f"unknown size: {size}")
    words = wording(kind, language)
    with translation.override(language):
        return {
            "kind": kind,
            "subject": str(SUBJECTS[kind]),
            "language": language,
            "size": size,
            "template_version": words.version,
            "material_id": words.material_id,
            "reference": reference,
            "date": written_on.isoformat(),
            "date_text": phrases.long_date(written_on),
            "member_name": member_name,
            "address_lines": list(address_lines),
            "manage_address": manage_address,
            "appointment": phrases.moment(starts_at) if starts_at else "",
            "by_phone": by_phone,
            **as_printed(year),
        }


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """The letter as PDF/UA-1; the same content gives the same bytes."""
    words = wording(frozen["kind"], frozen["language"])
    with translation.override(frozen["language"]):
        return render_pdf(words.template, {"letter": frozen})
