"""A request is changed, or a review called off after something of it may have left.

Both write the same rows whoever is meant: a letter and a notice, held. What is let go of them is decided
afterwards, where the member is known (``settle``), so that no answer takes longer for a member than for a stranger.
"""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.models import (
    IN_FORCE,
    Choice,
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    NoticeState,
    NoticeType,
    RequestChange,
    RequestState,
)
from reviews.services import letters, notices, wishes, withdrawal

CLOSED = (RequestState.CANCELLED, RequestState.REPLACED)
MAY_CHANGE = frozenset(
    "any_time windows phone phone_alternate leave_message best_time language interpreter tty hearing_help large_print "
    "braille audio others_on_call questions".split()
)
FOLLOW_UPS = (LetterKind.CONFIRMATION_CHANGE, LetterKind.CONFIRMATION_CANCEL)


@transaction.atomic
def change(*, request: MemberRequest, answers: dict[str, Any], submission_key: uuid.UUID, by: str) -> RequestChange:
    """Write other answers into a request; once, however often it is sent.

    What it said before stays in the change. Raises ``TransitionRefused`` for a request that is cancelled or
    replaced, or that is no longer waiting for its call, and ``ValueError`` for columns that are not changed.
    """
    if not answers.keys() <= MAY_CHANGE:
        raise ValueError("only wishes for the call are changed")
    request = MemberRequest.objects.select_for_update().get(pk=request.pk)
    sent_before = RequestChange.objects.filter(submission_key=submission_key).first()
    if sent_before:
        return sent_before
    if request.current_state in CLOSED or timezone.localdate() > wishes.open_until(request):
        raise TransitionRefused("this request can no longer be changed")
    made = _write(request, answers, submission_key, by)
    _hold(request, LetterKind.CONFIRMATION_CHANGE, NoticeType.REVIEW_CHANGED, made.number, by)
    audit.record(by=by, verb="request.changed", on=request, values={"columns": sorted(made.after)})
    return made


def _write(request: MemberRequest, answers: dict[str, Any], submission_key: uuid.UUID, by: str) -> RequestChange:
    before = {name: getattr(request, name) for name in answers}
    after = {name: value for name, value in answers.items() if value != before[name]}
    for name, value in after.items():
        setattr(request, name, value)
    request.save(update_fields=list(after))
    made: RequestChange = RequestChange.objects.create(
        request=request,
        number=request.changes.count() + 1,
        submission_key=submission_key,
        by=by,
        before={name: before[name] for name in after},
        after=after,
    )
    return made


@transaction.atomic
def call_off(*, request: MemberRequest, by: str, reason: str = "") -> None:
    """Cancel a review that the vendor may have heard of: a letter says so, and the vendor is told.

    Raises ``TransitionRefused`` when it is closed or done, or no review at all.
    """
    request = MemberRequest.objects.select_for_update().get(pk=request.pk)
    if request.choice != Choice.REVIEW:
        raise TransitionRefused("only a review is called off; other wishes are answered by a new one")
    status.move(request, to=RequestState.CANCELLED, by=by, reason=reason)
    _hold(request, LetterKind.CONFIRMATION_CANCEL, NoticeType.REVIEW_CANCELLED, 1, by)
    audit.record(by=by, verb="request.called_off", on=request, reason=reason)


def _hold(request: MemberRequest, kind: str, type: str, number: int, by: str) -> None:
    letter = Letter.objects.create(kind=kind, request=request, number=number)
    status.move(letter, to=LetterState.HELD, by=by)
    notices.hold(request=request, type=type)


@transaction.atomic
def settle(*, request_id: str, by: str) -> None:
    """Let go what a change or a calling-off has held back, once the member is known. Safe twice.

    A request that nobody has matched yet keeps it: the first letter will say all as it is then. What belongs to no
    member, or to a wish that counts no more, is cancelled.
    """
    request = MemberRequest.objects.select_for_update().get(pk=request_id)
    held = request.letters.in_state(LetterState.HELD).filter(kind__in=FOLLOW_UPS)
    letter = held.order_by("-created_at").first()
    if letter is None or request.current_state in (RequestState.RECEIVED, RequestState.WAITING):
        return
    called_off = request.current_state == RequestState.CANCELLED
    if request.member is None or not (called_off or request.current_state in IN_FORCE):
        withdrawal.withdraw(request=request, by=by)
        return
    withdrawal.withdraw_letters(request=request, by=by, but=letter)
    letters.release(letter=letter, member=request.member, now=timezone.now(), by=by)
    _tell(request, request.member, called_off)


def _tell(request: MemberRequest, member: Member, called_off: bool) -> None:
    """The newest change alone goes to the vendor; a calling-off only when it has heard of the request at all."""
    unsent = request.notices.filter(state__in=[NoticeState.HELD, NoticeState.QUEUED], attempts=0)
    type = NoticeType.REVIEW_CANCELLED if called_off else NoticeType.REVIEW_CHANGED
    newest = request.notices.filter(type=type, state=NoticeState.HELD).order_by("-number").first()
    if newest is None:
        return
    late = unsent if called_off else unsent.filter(type=type)
    late.exclude(pk=newest.pk).update(state=NoticeState.CANCELLED)
    if called_off and not _has_heard(request):
        notices.cancel_unsent(request=request)
    else:
        notices.release(notice=newest, member=member, now=timezone.now())


def _has_heard(request: MemberRequest) -> bool:
    others = request.notices.exclude(type=NoticeType.REVIEW_CANCELLED)
    return others.exclude(state__in=[NoticeState.HELD, NoticeState.CANCELLED]).exists()
