"""A blank medication list by mail: asked for, matched, let go to the address on file; vendors hear nothing of it."""

import contextlib
import datetime
import json
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from members.models import Member
from members.services import audit, persons, status
from reviews.models import Letter, LetterKind, LetterState, ListRequest, ListRequestState, ListSource
from reviews.services import letters, matching

RECENT = datetime.timedelta(days=7)  # our choice: nobody fills a stranger's mailbox
SENT_LATELY = "the same list went to this member in the last 7 days"
BY_REP = "sent by member service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who wants which list, as typed; a member ID or a ZIP code is there."""

    first_name: str
    last_name: str
    birth_date: datetime.date
    member_id: str = ""
    zip_code: str = ""
    language: str = "en"
    size: str = "standard"


def ask(*, wish: Wish, by: str, source: str = ListSource.WEB) -> ListRequest:
    """Save the wish with its held letter; the same one of the same day joins what is there.

    Nothing is looked up, so that the time taken tells nothing. Raises whatever the database refuses otherwise.
    """
    fingerprint = _fingerprint(wish, source)
    with contextlib.suppress(IntegrityError):
        return _already_there(fingerprint) or _save(wish, fingerprint, by, source)
    return _already_there(fingerprint) or _save(wish, fingerprint, by, source)


@transaction.atomic
def send_to(*, member: Member, language: str, size: str, by: str) -> ListRequest:
    """A rep has a list mailed to a member; a second press on the same day changes nothing."""
    member = persons.lock(member)
    wish = Wish(
        first_name=member.first_name,
        last_name=member.last_name,
        birth_date=member.birth_date,
        member_id=member.member_id,
        language=language,
        size=size,
    )
    request = ask(wish=wish, by=by, source=ListSource.REP)
    request = ListRequest.objects.select_for_update().get(pk=request.pk)
    if request.state == ListRequestState.RECEIVED:
        release(request=request, member=member, by=by, reason=BY_REP)
    return request


@transaction.atomic
def match(*, request_id: str, by: str) -> str:
    """Look at a received wish once; returns the state it is in afterwards. Safe twice and from two workers."""
    request = ListRequest.objects.select_for_update().get(pk=request_id)
    if request.state != ListRequestState.RECEIVED:
        return str(request.state)
    member = matching.find_member(request)
    if member is None or _was_sent_lately(request, member):
        reason = SENT_LATELY if member else matching.NO_MATCH
        status.move(request, to=ListRequestState.WAITING, by=by, reason=reason)
        return str(request.state)
    return release(request=request, member=member, by=by)


@transaction.atomic
def release(*, request: ListRequest, member: Member, by: str, reason: str = "") -> str:
    """Tie the wish to ``member``, and let its letter go after the undo window.

    Raises ``TransitionRefused`` when the wish is neither received nor waiting.
    """
    status.move(request, to=ListRequestState.MATCHED, by=by, reason=reason)
    member = persons.lock_kept(member)
    request.member = member
    request.save(update_fields=["member"])
    for letter in request.letters.in_state(LetterState.HELD):
        letters.release(letter=letter, member=member, now=timezone.now(), by=by)
    audit.record(by=by, verb="list.matched", on=request, values={"member": member.member_id}, reason=reason)
    return str(request.state)


@transaction.atomic
def reject(*, request: ListRequest, by: str, reason: str) -> None:
    """Close a waiting wish; its letter never leaves. Raises ``TransitionRefused`` when it is not waiting."""
    status.move(request, to=ListRequestState.REJECTED, by=by, reason=reason)
    for letter in request.letters.in_state(LetterState.HELD):
        status.move(letter, to=LetterState.CANCELLED, by=by, reason=reason)
    audit.record(by=by, verb="list.rejected", on=request, reason=reason)


def _was_sent_lately(request: ListRequest, member: Member) -> bool:
    others = Letter.objects.filter(kind=LetterKind.BLANK_LIST, member=member).exclude(list_request=request)
    same = others.filter(list_request__language=request.language, list_request__size=request.size)
    recent = same.filter(created_at__gt=timezone.now() - RECENT)
    return bool(recent.exclude(current_state=LetterState.CANCELLED).exists())


def _already_there(fingerprint: str) -> ListRequest | None:
    request: ListRequest | None = ListRequest.objects.filter(fingerprint=fingerprint).first()
    return request


@transaction.atomic
def _save(wish: Wish, fingerprint: str, by: str, source: str) -> ListRequest:
    columns = asdict(wish)
    typed_member_id = columns.pop("member_id")
    request: ListRequest = ListRequest.objects.create(
        fingerprint=fingerprint, source=source, typed_member_id=typed_member_id, **columns
    )
    status.move(request, to=ListRequestState.RECEIVED, by=by)
    letter = Letter.objects.create(kind=LetterKind.BLANK_LIST, list_request=request)
    status.move(letter, to=LetterState.HELD, by=by)
    audit.record(by=by, verb="list.asked_for", on=request, values={"source": source})
    return request


def _fingerprint(wish: Wish, source: str) -> str:
    """A keyed digest, so that the column gives nothing away to who can read it but not the key."""
    text = json.dumps([asdict(wish), source, timezone.localdate().isoformat()], default=str)
    return salted_hmac("reviews.services.lists_by_mail", text, algorithm="sha256").hexdigest()
