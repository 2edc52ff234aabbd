"""From the records of a review to the member's packet, and to the copy for a representative."""

import datetime
import json
from typing import Any

from members.models import Member, ProgramYear
from reviews.documents import packet, packet_copy
from reviews.documents.encounter import Encounter
from reviews.documents.wording import letter_language
from reviews.documents.year_facts import year_facts
from reviews.models import Letter, LetterKind, LetterSize, Representative, ReviewVersion, TakeBackSite


def of_member(letter: Letter, version: ReviewVersion, member: Member, today: datetime.date) -> dict[str, Any]:
    """The packet of that version, in the language and size that the letter wants."""
    wanted = {"language": letter.wanted_language, "size": letter.wanted_size}
    return packet_of(version.encounter, year=version.review.program_year, member=member, today=today, **wanted)


def of_representative(
    letter: Letter, version: ReviewVersion, reader: Representative, today: datetime.date
) -> dict[str, Any]:
    """Of the packet that was mailed last of this version. Raises ``LookupError`` when none has left."""
    gone = version.packets.filter(kind=LetterKind.TAKEAWAY, mail_date__isnull=False, copy_of=None)
    mailed = gone.order_by("mail_date", "created_at").last()
    if mailed is None or mailed.content is None:
        raise LookupError("no packet of this version has left")
    return packet_copy.content(
        of=_as_wanted(letter, mailed, version),
        name=reader.name,
        address_lines=reader.address_lines,
        mailed_on=mailed.mail_date,
        written_on=today,
    )


def _as_wanted(copy: Letter, mailed: Letter, version: ReviewVersion) -> dict[str, Any]:
    """The packet as it was mailed, or the same written in the language or size that the representative needs."""
    language, size = copy.wanted_language or mailed.language, copy.wanted_size or mailed.size
    if (language, size) == (mailed.language, mailed.size):
        return dict(mailed.content or {})
    day = datetime.date.fromisoformat((mailed.content or {})["date"])
    year, member = version.review.program_year, version.review.member
    return packet_of(version.encounter, year=year, member=member, today=day, language=language, size=size)


def packet_of(
    encounter: dict[str, Any],
    *,
    year: ProgramYear,
    member: Member,
    today: datetime.date,
    language: str = "",
    size: str = "",
) -> dict[str, Any]:
    """The packet's content for a review as we keep it; ``language`` and ``size`` when others are wanted than usual."""
    language = language or letter_language(member.reads)
    return packet.content(
        encounter=read_encounter(encounter, year=year.year, member_id=member.member_id),
        language=language,
        size=size or size_for(member.large_print),
        written_on=today,
        member_name=member.full_name,
        birth_date=member.birth_date,
        address_lines=member.address_lines,
        year=year_facts(year, language),
        copy_to=Representative.objects.name_for(member, today),
        take_back_sites=[
            packet.TakeBackSite(name=site.name, address=site.address)
            for site in TakeBackSite.objects.near(member.zip_code)
        ],
    )


def read_encounter(content: dict[str, Any], *, year: int, member_id: str) -> Encounter:
    """A review as we keep it, as a document. Raises pydantic's ``ValidationError`` for one that is not complete."""
    whose = {"program_year": year, "member_id": member_id, "review_id": "in-house"}
    return Encounter.model_validate_json(json.dumps({**content, **whose}))


def size_for(large: bool) -> LetterSize:
    """What a letter is printed in where nothing else is wanted."""
    return LetterSize.LARGE if large else LetterSize.STANDARD
