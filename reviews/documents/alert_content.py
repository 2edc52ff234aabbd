"""From the records of an alert to what its letter to the member prints."""

import datetime
from typing import Any

from django.conf import settings

from members.models import Member
from reviews.documents import alert_letters
from reviews.documents.wording import letter_language
from reviews.documents.year_facts import year_facts
from reviews.models import Letter, LetterSize, TmrAlert


def of_member(letter: Letter, alert: TmrAlert, member: Member, today: datetime.date) -> dict[str, Any]:
    """In the member's language; the medicines are named, and no diagnosis."""
    language = letter.wanted_language or letter_language(member.reads)
    return alert_letters.member_content(
        language=language,
        size=letter.wanted_size or (LetterSize.LARGE if member.large_print else LetterSize.STANDARD),
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(alert.program_year, language),
        heading=alert.heading,
        medicines=alert.medicines,
        manage_address=settings.SITE_ADDRESS + ("/request/" if language == "en" else f"/{language}/request/"),
    )
