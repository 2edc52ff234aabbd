"""Find the member a request is about; only an exact, unique match lets letter and notice go."""

import re

from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.names import identifier_key
from members.services import audit, persons, standing_wishes, status
from reviews.models import LetterKind, LetterState, ListRequest, MemberRequest, NoticeState, RequestState
from reviews.services import contact_consents, enrolments, letters, notices, wishes, withdrawal

ZIP = re.compile(r"[0-9]{5}")
LOOKED_AT = 20  # records of one name and birth date; those that were merged count as one
OTHER_LANGUAGE = "other"  # the answer "another language": a rep asks which one
NO_MATCH = "no exact and unique match"
CONFIRM = "filled in by someone else: confirm with the member"


def find_member(request: MemberRequest | ListRequest) -> Member | None:
    """The one member with that ID or MBI, name and birth date, or with that name, birth date and ZIP.

    An ID that was typed and fits nobody of that name is no match, even when the ZIP would do.
    """
    people = Member.objects.named(request.first_name, request.last_name).filter(birth_date=request.birth_date)
    zip_code = request.zip_code[:5]
    if identifier_key(request.typed_member_id):
        people = people.with_identifier(request.typed_member_id)
    elif ZIP.fullmatch(zip_code):
        people = people.filter(zip_code__startswith=zip_code)
    else:
        return None  # a part of a ZIP code fits too many
    found = {member.kept for member in people.with_kept()[:LOOKED_AT]}
    return found.pop() if len(found) == 1 else None


@transaction.atomic
def match(*, request_id: str, by: str) -> str:
    """Look at a received request once; returns the state it is in afterwards.

    Safe twice and from two workers: the row is locked, and only a received request is looked at.
    """
    request = MemberRequest.objects.select_for_update().get(pk=request_id)
    if request.state != RequestState.RECEIVED:
        return request.state
    member = find_member(request)
    if member is None or request.needs_confirmation:
        status.move(request, to=RequestState.WAITING, by=by, reason=CONFIRM if member else NO_MATCH)
        return request.state
    return release(request=request, member=member, by=by)


@transaction.atomic
def release(*, request: MemberRequest, member: Member, by: str, reason: str = "") -> str:
    """Tie the request to ``member``, and let its letter and notice go after the undo window.

    The enrolment follows at once; cancelling takes that back. A rep calls it for a waiting request. When a newer
    wish of the member is there, this one is replaced by it at once. Raises ``TransitionRefused`` when the request
    is neither received nor waiting.
    """
    status.move(request, to=RequestState.MATCHED, by=by, reason=reason)
    member = persons.lock_kept(member)
    request.member = member
    request.save(update_fields=["member"])
    contact_consents.from_request(request=request, member=member, by=by)
    _let_go(request, member, by)
    audit.record(by=by, verb="request.matched", on=request, values={"member": member.member_id}, reason=reason)
    if wishes.newest_counts(request=request, member=member, by=by):
        enrolments.follow(request=request, by=by)
        _keep_standing_wishes(request, member, by)
    return request.state


def _let_go(request: MemberRequest, member: Member, by: str) -> None:
    """The first letter says all as it is now, changes included."""
    now = timezone.now()
    for letter in request.letters.in_state(LetterState.HELD):
        if letter.kind == LetterKind.CONFIRMATION_CHANGE:
            status.move(letter, to=LetterState.CANCELLED, by=by)
        else:
            letters.release(letter=letter, member=member, now=now, by=by)
    for notice in request.notices.filter(state=NoticeState.HELD):
        notices.release(notice=notice, member=member, now=now)


def _keep_standing_wishes(request: MemberRequest, member: Member, by: str) -> None:
    formats = frozenset(name for name in standing_wishes.FORMATS if getattr(request, name))
    language = request.language if request.language != OTHER_LANGUAGE else ""
    reason = enrolments.cause(request)
    standing_wishes.keep(member=member, by=by, reason=reason, language=language, formats=formats)


@transaction.atomic
def reject(*, request: MemberRequest, by: str, reason: str) -> None:
    """Close a waiting request that belongs to no member; its letter and notice never leave.

    Raises ``ValueError`` without a reason, ``TransitionRefused`` when it is not waiting.
    """
    if not reason:
        raise ValueError("rejecting a request needs a reason")
    status.move(request, to=RequestState.REJECTED, by=by, reason=reason)
    withdrawal.withdraw(request=request, by=by)
    audit.record(by=by, verb="request.rejected", on=request, reason=reason)
