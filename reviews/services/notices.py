"""Notices to the vendors: written, released, taken back, mended. How they leave is in ``outbox``."""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit
from members.services.status import TransitionRefused
from reviews.documents import notice_payload
from reviews.models import REPEATED, MemberRequest, NoticeState, VendorNotice

STOPPED = (NoticeState.DEAD, NoticeState.REJECTED)
MENDABLE = ("phone", "phone_alternate", "language")  # columns of a request that vendors stumble over


def hold(*, request: MemberRequest, type: str) -> VendorNotice:
    """Write a notice about something that happened to the request, held until somebody lets it go.

    Of what may happen again, such as a change, each time is a notice of its own with its number. Call it under the
    lock of the request.
    """
    number = request.notices.filter(type=type).count() + 1 if type in REPEATED else 1
    withdrawn: VendorNotice | None = request.notices.filter(type=type, number=number).first()
    if withdrawn:  # it never left
        return withdrawn
    notice: VendorNotice = VendorNotice.objects.create(
        type=type, number=number, request=request, program_year=request.program_year
    )
    return notice


@transaction.atomic
def announce(*, request: MemberRequest, type: str) -> VendorNotice:
    """``hold``, and let it go if the request is matched; otherwise it waits for the match, as the first one does."""
    notice = hold(request=request, type=type)
    if request.member:
        release(notice=notice, member=request.member, now=timezone.now())
    return notice


def release(*, notice: VendorNotice, member: Member, now: datetime.datetime) -> None:
    """Freeze the content and queue the notice behind the undo window."""
    notice.member = member
    notice.payload = notice_payload.build(notice=notice, member=member)
    notice.state = NoticeState.QUEUED
    notice.not_before = now + settings.UNDO_WINDOW
    notice.save()


def cancel_unsent(*, request: MemberRequest) -> int:
    """Cancel the request's notices that were never sent; returns how many.

    One that was tried and is tried again may have reached the vendor, so it is none of them.
    """
    unsent = request.notices.filter(state__in=[NoticeState.HELD, NoticeState.QUEUED], attempts=0)
    return unsent.update(state=NoticeState.CANCELLED)


@transaction.atomic
def requeue(*, notice: VendorNotice, by: str, reason: str) -> None:
    """Queue a dead or rejected notice again under the same key, as it is; its attempts stay counted.

    Raises ``TransitionRefused`` when it is neither; the caller enqueues it.
    """
    stopped = VendorNotice.objects.filter(pk=notice.pk, state__in=STOPPED)
    if not stopped.update(state=NoticeState.QUEUED, claimed_at=None, not_before=timezone.now(), file=None):
        raise TransitionRefused("only a dead or rejected notice is queued again")
    audit.record(by=by, verb="notice.requeued", on=notice, reason=reason)


@transaction.atomic
def mend(*, notice: VendorNotice, by: str, reason: str, **corrections: str) -> None:
    """Put right what the vendor stumbled over, write the content anew, and queue it under the same key.

    ``corrections`` are those of ``MENDABLE`` that differ; they go into the request, which keeps them. The content of
    a notice about an enrolment is written anew from what is on file. Raises ``TransitionRefused`` as ``requeue`` does,
    ``ValueError`` for a correction that is none.
    """
    if not set(corrections) <= set(MENDABLE):
        raise ValueError("only phone and language are mended here")
    if notice.request and corrections:
        # The row is locked before the notice's, as everywhere.
        MemberRequest.objects.filter(pk=notice.request.pk).update(**corrections)
    requeue(notice=notice, by=by, reason=reason)
    notice = VendorNotice.objects.select_related("request", "enrolment", "program_year", "member").get(pk=notice.pk)
    notice.payload = _anew(notice)
    notice.save(update_fields=["payload"])
    audit.record(by=by, verb="notice.mended", on=notice, values={"fields": sorted(corrections)}, reason=reason)


def _anew(notice: VendorNotice) -> dict[str, Any]:
    """The same event with what is known now; when it happened and its reference stay."""
    if notice.request and notice.member:
        return notice_payload.build(notice=notice, member=notice.member)
    known: dict[str, Any] = notice.payload or {}
    return notice_payload.with_member(known, notice.member) if notice.member else known
