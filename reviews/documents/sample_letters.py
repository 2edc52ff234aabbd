"""The letters as samples, to read before the real ones arrive: our templates, the year's facts, an invented person."""

import datetime
from typing import Any

from django.conf import settings

from reviews.documents import confirmation, introduction, letter_paper
from reviews.documents.year_facts import YearFacts

# Nobody can have this reference: its check character is wrong.
REFERENCE = "MTM-SAMP-0000"
PERSON = "Maria Sample"
ADDRESS = ("100 Sample Street", "Boston, MA 02108")
DAY = (3, 2)  # month and day on which the samples are written
WISHES = ("03-09-morning", "03-11-afternoon")
WITH_WISHES = ("confirmation_review", "confirmation_change")
SUBJECTS = {introduction.KIND: introduction.SUBJECT, **confirmation.SUBJECTS}
KINDS = {kind.replace("_", "-"): kind for kind in SUBJECTS}


def content(*, kind: str, language: str, year: YearFacts) -> dict[str, Any]:
    """What the sample says, marked as one. Raises ``KeyError`` for an unknown kind or language."""
    common = {
        "language": language,
        "size": "standard",
        "reference": REFERENCE,
        "written_on": datetime.date(year.year, *DAY),
        "member_name": PERSON,
        "address_lines": ADDRESS,
        "year": year,
    }
    address = settings.SITE_ADDRESS + ("" if language == "en" else f"/{language}")
    if kind == introduction.KIND:
        frozen = introduction.content(**common, web_address=f"{address}/request/")
    else:
        wishes = [f"{year.year}-{wish}" for wish in WISHES] if kind in WITH_WISHES else []
        frozen = confirmation.content(kind=kind, **common, windows=wishes, manage_address=f"{address}/request/manage/")
    return {**frozen, "is_sample": True}


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """The sample as PDF/UA-1."""
    paper = introduction if frozen["kind"] == introduction.KIND else letter_paper
    return paper.to_pdf(frozen)


def page_context(frozen: dict[str, Any]) -> dict[str, Any]:
    """What the letter's template needs to be shown as a web page."""
    codes = introduction.codes_of(frozen) if frozen["kind"] == introduction.KIND else {}
    return {"letter": frozen, **codes}
