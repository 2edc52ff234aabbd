"""Whom a message is about. A vendor learns nothing of members that are not its own in that year."""

from dataclasses import dataclass

from members.models import Enrolment, Member, ProgramYear
from members.names import identifier_key
from members.services import persons
from reviews.documents.exchange_fields import About
from reviews.documents.vendor_events import refuse
from reviews.models import Choice, Letter, MemberRequest, RequestState, Vendor

NOT_YOURS = "You have no such member in that program year"
CLOSED = (RequestState.CANCELLED, RequestState.DONE, RequestState.REJECTED, RequestState.REPLACED)


@dataclass(frozen=True, slots=True)
class Subject:
    """Their rows are locked; ``request`` is the one that the message moves, if there is any."""

    vendor: Vendor
    program_year: ProgramYear
    member: Member
    request: MemberRequest | None


def lock(vendor: Vendor, about: About) -> Subject:
    """Find and lock, request before member as everywhere. Raises ``Refused``.

    An unknown reference, another vendor's, and one of a request that is nobody's yet have the same answer.
    """
    year = ProgramYear.objects.filter(year=about.program_year, vendor_key=vendor.key).first()
    if year is None:
        raise refuse("/data/program_year", "You are not the vendor of that program year")
    request = _request(about, year)
    member = request.member if request else _member(about, year)
    if member is None:
        raise refuse("/data/reference" if about.reference else "/data/member_id", NOT_YOURS)
    if about.member_id and not _is_of(identifier_key(about.member_id), member):
        raise refuse("/data/member_id", NOT_YOURS)
    request = request or _open_request(member, year)
    if request:
        request = MemberRequest.objects.select_for_update().get(pk=request.pk)
    return Subject(vendor, year, persons.lock_kept(member), request)


def _is_of(key: str, member: Member) -> bool:
    """The member's ID, or that of a record that was merged into it: the vendor may know only that one."""
    return member.member_id_key == key or member.merged_from.filter(member_id_key=key).exists()


def _request(about: About, year: ProgramYear) -> MemberRequest | None:
    if not about.reference:
        return None
    found = MemberRequest.objects.filter(reference=about.reference, program_year=year, member__isnull=False)
    return found.select_related("member").first()


def _member(about: About, year: ProgramYear) -> Member | None:
    """By the reference of an introductory letter, or by the member ID of who is in the year's program or asked."""
    if about.reference:
        letter = Letter.objects.filter(form_reference=about.reference, enrolment__program_year=year)
        return getattr(letter.select_related("member").first(), "member", None)
    member = Member.objects.with_kept().filter(member_id_key=identifier_key(about.member_id or "")).first()
    if member is None:
        return None
    enrolled = Enrolment.objects.of(member, year).exists()
    asked = MemberRequest.objects.filter(member=member.kept, program_year=year).exists()
    return member.kept if enrolled or asked else None


def _open_request(member: Member, year: ProgramYear) -> MemberRequest | None:
    """The newest wish for a review that is not at its end: what a vendor tells by member ID moves it, too."""
    wishes = MemberRequest.objects.filter(member=member, program_year=year, choice=Choice.REVIEW)
    newest: MemberRequest | None = wishes.exclude(current_state__in=CLOSED).order_by("-created_at").first()
    return newest
