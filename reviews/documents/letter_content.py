"""From the records of a letter to what it prints, and from that to paper."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from members.models import Member, ProgramYear
from reviews.documents import confirmation
from reviews.documents.wording import letter_language, wording
from reviews.documents.year_facts import YearFacts
from reviews.models import Letter, LetterSize, MemberRequest


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that a letter needs to be made again, byte for byte."""

    language: str
    size: str
    template_version: str
    content: dict[str, Any]


def freeze(letter: Letter, today: datetime.date) -> Frozen:
    """Put together what the letter to its member will say. The member must be known."""
    request, member = letter.request, letter.member
    if member is None:
        raise ValueError("a letter is frozen only after its request was matched")
    language = _language(request, member)
    size = LetterSize.LARGE if request.large_print or member.large_print else LetterSize.STANDARD
    content = confirmation.content(
        kind=letter.kind,
        language=language,
        size=size,
        reference=request.reference,
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(request.program_year, language),
        windows=request.windows,
        helper_name=request.helper_name if request.needs_confirmation else "",
        manage_address=settings.SITE_ADDRESS + "/request/manage/",
    )
    return Frozen(language, size, content["template_version"], content)


def print_to_pdf(letter: Letter) -> bytes:
    """The frozen letter as PDF/UA-1; the same content gives the same bytes."""
    return confirmation.to_pdf(letter.content)


def is_verified(letter: Letter) -> bool:
    """Whether somebody answers for the words as this letter has them, version included."""
    words = wording(letter.kind, letter.language)
    return words.is_verified and words.version == letter.template_version


def _language(request: MemberRequest, member: Member) -> str:
    """What the member asked for in this request, else what the plan has on file."""
    return letter_language(request.language or member.language)


def year_facts(year: ProgramYear, language: str) -> YearFacts:
    """The facts of the year as the papers take them, statements in ``language``."""
    return YearFacts(
        year=year.year,
        sponsor_name=year.sponsor_name,
        phone=year.phone,
        tty=year.tty,
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        weekdays_only_from=year.weekdays_only_from,
        weekdays_only_to=year.weekdays_only_to,
        vendor_name=year.vendor_name,
        calling_numbers=tuple(year.calling_numbers),
        return_address=tuple(year.return_address.splitlines()),
        legal_statements=tuple(statement[language] for statement in year.legal_statements),
    )
