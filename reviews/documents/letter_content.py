"""From the records of a letter to what it prints, and from that to paper."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from members.models import Enrolment, Member, OptOutReason, ProgramYear
from reviews.documents import (
    alert_content,
    confirmation,
    inserts,
    introduction,
    letter_paper,
    list_letter,
    outreach,
    packet,
    packet_copy,
    packet_papers,
    told,
    vendor_events,
)
from reviews.documents.packet_papers import size_for
from reviews.documents.wording import letter_language, wording
from reviews.documents.year_facts import year_facts
from reviews.models import (
    Letter,
    LetterKind,
    LetterSize,
    ListRequest,
    MemberRequest,
    VendorEvent,
)
from reviews.models.codes import DeliveryMethod


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that a letter needs to be made again, byte for byte."""

    language: str
    size: str
    template_version: str
    content: dict[str, Any]


def freeze(letter: Letter, today: datetime.date) -> Frozen:
    """Put together what the letter to its member will say. The member must be known."""
    if letter.outreach and letter.outreach.document:
        content = letter.outreach.document  # to a prescriber, as it was when it was asked for
    elif letter.member is None:
        raise ValueError("a letter is frozen only after its request was matched")
    else:
        content = _content(letter, letter.member, today)
    return Frozen(content["language"], content["size"], content["template_version"], content)


def _content(letter: Letter, member: Member, today: datetime.date) -> dict[str, Any]:
    if letter.outreach:
        return alert_content.of_member(letter, letter.outreach.alert, member, today)
    if letter.kind in outreach.SUBJECTS:
        return _outreach(letter, member, today)
    if letter.event:
        return _told(letter, letter.event, member, today)
    if letter.enrolment:
        return _introduction(letter, letter.enrolment.program_year, member, today)
    if letter.review_version and letter.representative:
        return packet_papers.of_representative(letter, letter.review_version, letter.representative, today)
    if letter.review_version:
        return packet_papers.of_member(letter, letter.review_version, member, today)
    if letter.list_request:
        return _blank_list(letter, letter.list_request, member, today)
    return _confirmation(letter, letter.request, member, today)


def _introduction(letter: Letter, year: ProgramYear, member: Member, today: datetime.date) -> dict[str, Any]:
    language = letter.wanted_language or letter_language(member.reads)
    return introduction.content(
        language=language,
        size=letter.wanted_size or size_for(member.large_print),
        reference=letter.form_reference,
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(year, language),
        web_address=_address("/request/", language),
    )


def _confirmation(letter: Letter, request: MemberRequest, member: Member, today: datetime.date) -> dict[str, Any]:
    language = letter.wanted_language or _language(request, member)
    return confirmation.content(
        kind=letter.kind,
        language=language,
        size=letter.wanted_size or size_for(request.large_print or member.large_print),
        reference=request.reference,
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(request.program_year, language),
        windows=request.windows,
        any_time=request.any_time,
        phone=request.phone,
        helper_name=request.helper_name if request.needs_confirmation else "",
        manage_address=_address("/request/manage/", language),
    )


def _outreach(letter: Letter, member: Member, today: datetime.date) -> dict[str, Any]:
    appointment = letter.appointment
    year = appointment.program_year if appointment else letter.enrolment.program_year
    language = letter.wanted_language or letter_language(member.reads)
    return outreach.content(
        kind=letter.kind,
        language=language,
        size=letter.wanted_size or size_for(member.large_print),
        reference=_known_reference(appointment and appointment.request, member, year),
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(year, language),
        manage_address=_address("/request/manage/" if appointment else "/request/", language),
        starts_at=localtime(letter.appointment_at) if letter.appointment_at else None,
        call_code=appointment.code if appointment and appointment.provider_id else "",
        by_phone=appointment is None or appointment.method in ("", DeliveryMethod.TELEPHONE),
    )


def _told(letter: Letter, event: VendorEvent, member: Member, today: datetime.date) -> dict[str, Any]:
    year = event.program_year
    data = vendor_events.read(event.body.encode()).data
    language = letter.wanted_language or letter_language(member.reads)
    return told.content(
        kind=letter.kind,
        language=language,
        size=letter.wanted_size or size_for(member.large_print),
        reference=_known_reference(event.request, member, year),
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(year, language),
        manage_address=_address("/request/", language),
        told_on=data.on,
        asked=getattr(data, "reason", OptOutReason.REQUEST) == OptOutReason.REQUEST,
        in_program=Enrolment.objects.of(member, year).current().exists(),
    )


def _known_reference(request: MemberRequest | None, member: Member, year: ProgramYear) -> str:
    """That of the request that it is about, else of the introductory letter; may be empty."""
    if request:
        return request.reference
    known = Letter.objects.filter(member=member, enrolment__program_year=year).exclude(form_reference="")
    return known.values_list("form_reference", flat=True).first() or ""


def _blank_list(letter: Letter, wish: ListRequest, member: Member, today: datetime.date) -> dict[str, Any]:
    """Raises ``LookupError`` before any year is published: nobody would know whom to call."""
    year = ProgramYear.objects.shown_on(today)
    if year is None:
        raise LookupError("no program year is published")
    language = letter.wanted_language or wish.language
    return list_letter.content(
        language=language,
        size=letter.wanted_size or size_for(wish.size == LetterSize.LARGE or member.large_print),
        list_size=wish.size,
        written_on=today,
        member_name=member.full_name,
        address_lines=member.address_lines,
        year=year_facts(year, language),
    )


def print_to_pdf(letter: Letter) -> bytes:
    """The frozen letter as PDF/UA-1; the same content gives the same bytes."""
    papers = {
        LetterKind.INTRODUCTORY: introduction.to_pdf,
        LetterKind.BLANK_LIST: list_letter.to_pdf,
        LetterKind.TAKEAWAY: packet.to_pdf,
        LetterKind.TAKEAWAY_COPY: packet_copy.to_pdf,
    }
    return papers.get(LetterKind(letter.kind), letter_paper.to_pdf)(letter.content)


def is_verified(letter: Letter) -> bool:
    """Whether somebody answers for the words as this letter has them, version included."""
    if letter.kind == LetterKind.TAKEAWAY_COPY:
        return packet_copy.are_verified(letter.content)
    words = wording(letter.kind, letter.language)
    if letter.kind == LetterKind.TAKEAWAY:
        return words.is_verified and packet.are_verified(letter.content)
    as_verified = words.is_verified and words.version == letter.template_version
    if letter.kind == LetterKind.INTRODUCTORY:
        return as_verified and inserts.are_verified(letter.content, letter.language)
    return as_verified


def _address(page: str, language: str) -> str:
    """The page of the site that is read in the letter's language."""
    return settings.SITE_ADDRESS + ("" if language == "en" else f"/{language}") + page


def _language(request: MemberRequest, member: Member) -> str:
    """What the member asked for in this request, else what the plan has on file."""
    return letter_language(request.language or member.reads)
