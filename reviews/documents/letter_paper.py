"""What all letters share: the head of their frozen content, and the way from that to paper."""

import datetime
from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict

from django.utils import translation
from django.utils.functional import Promise

from mtmsite.pdf import render_pdf
from reviews.documents import phrases
from reviews.documents.wording import wording
from reviews.documents.year_facts import YearFacts, as_printed

SIZES = ("standard", "large")


class Envelope(TypedDict):
    """What ``head`` takes of every letter alike; a letter's own ``content`` hands it on."""

    size: str
    written_on: datetime.date
    member_name: str
    address_lines: Sequence[str]
    year: YearFacts
    reference: NotRequired[str]
    manage_address: NotRequired[str]


def head(
    *,
    kind: str,
    subject: str | Promise,
    language: str,
    size: str,
    written_on: datetime.date,
    member_name: str,
    address_lines: Sequence[str],
    year: YearFacts,
    reference: str = "",
    manage_address: str = "",
) -> dict[str, Any]:
    """What every letter prints, as JSON, in its language.

    Raises ``KeyError`` for an unknown kind or language, ``ValueError`` for an unknown size.
    """
    if size not in SIZES:
        raise ValueError(f"unknown size: {size}")
    words = wording(kind, language)
    with translation.override(language):
        return {
            "kind": kind,
            "subject": str(subject),
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
            **as_printed(year),
        }


def to_pdf(frozen: dict[str, Any], **parts: Any) -> bytes:
    """The letter as PDF/UA-1; the same content gives the same bytes. ``parts`` are what its template draws besides."""
    words = wording(frozen["kind"], frozen["language"])
    with translation.override(frozen["language"]):
        return render_pdf(words.template, {"letter": frozen, **parts})
