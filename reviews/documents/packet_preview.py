"""The packet of a review that is still being written: marked, and kept nowhere."""

from django.utils import timezone

from reviews.documents import packet, packet_papers
from reviews.documents.form_sets import form_set_of
from reviews.documents.inserts import safe_disposal
from reviews.documents.packet_words import packet_words
from reviews.documents.wording import letter_language
from reviews.models import ReviewDraft


def pdf(draft: ReviewDraft) -> bytes:
    """As it would be printed today. Raises pydantic's ``ValidationError`` for a draft that is not whole."""
    content = packet_papers.packet_of(
        draft.content, year=draft.program_year, member=draft.member, today=timezone.localdate()
    )
    return packet.to_pdf({**content, "is_preview": True})


def unverified(draft: ReviewDraft) -> list[str]:
    """Which words of the member's packet nobody has verified; in production it is not mailed with such words."""
    language, form = letter_language(draft.member.reads), form_set_of(draft.program_year.year)
    words, disposal = packet_words(form.key, language), safe_disposal(language)
    parts = {
        words.source: words.is_verified,
        form.source: bool(form.verified_by),
        disposal.heading: disposal.is_verified,
    }
    return [source for source, verified in parts.items() if not verified]
