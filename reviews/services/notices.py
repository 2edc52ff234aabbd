"""The outbox: release, claim, deliver with retries. A vendor hears of an event once."""

import datetime
import random

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from members.models import Member
from members.services import audit
from members.services.status import TransitionRefused
from reviews.delivery import webhook
from reviews.documents import notice_payload
from reviews.models import REPEATED, MemberRequest, NoticeState, NoticeType, RequestState, Vendor, VendorNotice

FIRST_RETRY = datetime.timedelta(seconds=15)
LONGEST_RETRY = datetime.timedelta(hours=6)
MAX_ATTEMPTS = 20
CLAIM_EXPIRES = datetime.timedelta(minutes=2)
WAIT_FOR_VENDOR = datetime.timedelta(minutes=10)


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


def send(*, notice_id: str, by: str) -> str:
    """Deliver one notice if it is its time; returns its state, or ``"skipped"``.

    Safe twice and from many workers: the claim is a conditional update that only one can win.
    """
    claimed = VendorNotice.objects.ripe(timezone.now()).filter(pk=notice_id)
    if not claimed.update(state=NoticeState.SENDING, claimed_at=timezone.now()):
        # Not there, not ripe, or another worker got there first.
        return "skipped"
    notice = VendorNotice.objects.select_related("program_year", "member", "enrolment", "request").get(pk=notice_id)
    vendor = Vendor.objects.filter(key=notice.program_year.vendor_key).first()
    if vendor is None or not vendor.endpoint or vendor.key not in settings.VENDOR_SECRETS:
        return _put_back(notice, "the year’s vendor is not set up")
    hold = _hold_reason(notice, vendor)
    if hold:
        return _put_back(notice, hold)
    answer = webhook.post(vendor=vendor, notice=notice, secret=settings.VENDOR_SECRETS[vendor.key])
    return _settle(notice, answer, by)


def _hold_reason(notice: VendorNotice, vendor: Vendor) -> str:
    """Why it may not leave right now; asked in the moment of sending, since things change."""
    if vendor.on_hold:
        return "the vendor is on hold"
    if notice.member and notice.member.death_date:
        return "the member has died"
    replaced = notice.request and notice.request.current_state == RequestState.REPLACED
    if replaced and notice.type != NoticeType.REVIEW_CANCELLED:
        return "a newer wish of the member counts"
    if notice.enrolment and (notice.enrolment.opted_out_on or notice.enrolment.ended_on):
        return "the member has left the program"
    return ""


def _put_back(notice: VendorNotice, reason: str) -> str:
    mine = VendorNotice.objects.filter(pk=notice.pk, state=NoticeState.SENDING, claimed_at=notice.claimed_at)
    later = timezone.now() + WAIT_FOR_VENDOR
    mine.update(state=NoticeState.QUEUED, claimed_at=None, not_before=later, last_error=reason)
    return NoticeState.QUEUED


@transaction.atomic
def _settle(claimed: VendorNotice, answer: webhook.Answer, by: str) -> str:
    notice = VendorNotice.objects.select_for_update().get(pk=claimed.pk)
    still_mine = notice.state == NoticeState.SENDING and notice.claimed_at == claimed.claimed_at
    if not still_mine and answer.outcome != "acknowledged":
        # This worker was so slow that its claim expired, and another one has taken over.
        return notice.state
    notice.attempts += 1
    notice.last_error = answer.error
    notice.state = _state_after(answer, notice.attempts)
    if notice.state == NoticeState.ACKNOWLEDGED:
        notice.acknowledged_at = notice.acknowledged_at or timezone.now()
    elif notice.state == NoticeState.QUEUED:
        notice.claimed_at, notice.not_before = None, timezone.now() + retry_delay(notice.attempts)
    notice.save()
    values = {"attempt": notice.attempts, "answer": answer.outcome}
    audit.record(by=by, verb="notice.sent", on=notice, values=values, reason=answer.error)
    return notice.state


def _state_after(answer: webhook.Answer, attempts: int) -> NoticeState:
    if answer.outcome == "acknowledged":
        return NoticeState.ACKNOWLEDGED
    if answer.outcome == "rejected":
        return NoticeState.REJECTED
    return NoticeState.DEAD if attempts >= MAX_ATTEMPTS else NoticeState.QUEUED


def retry_delay(attempts: int) -> datetime.timedelta:
    """Exponential back-off with full jitter on its upper half (seconds to six hours)."""
    longest = min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY)
    return longest * random.uniform(0.5, 1)  # noqa: S311 - spreads load, protects nothing


@transaction.atomic
def requeue(*, notice: VendorNotice, by: str, reason: str) -> None:
    """Queue a dead or rejected notice again under the same key; its attempts stay counted.

    Raises ``TransitionRefused`` when it is neither; the caller enqueues it.
    """
    stopped = VendorNotice.objects.filter(pk=notice.pk, state__in=[NoticeState.DEAD, NoticeState.REJECTED])
    if not stopped.update(state=NoticeState.QUEUED, claimed_at=None, not_before=timezone.now()):
        raise TransitionRefused("only a dead or rejected notice is queued again")
    audit.record(by=by, verb="notice.requeued", on=notice, reason=reason)


def requeue_abandoned(*, now: datetime.datetime) -> int:
    """Queue again what a dead worker had claimed; the key is the same, so the vendor still hears it once.

    It counts as an attempt: the vendor may have heard it.
    """
    abandoned = VendorNotice.objects.abandoned(now - CLAIM_EXPIRES)
    return abandoned.update(state=NoticeState.QUEUED, claimed_at=None, not_before=now, attempts=F("attempts") + 1)
