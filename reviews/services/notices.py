"""The outbox: release, claim, deliver with retries. A vendor hears of an event once."""

import datetime
import random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit
from members.services.status import TransitionRefused
from reviews.delivery import webhook
from reviews.documents import notice_payload
from reviews.models import MemberRequest, NoticeState, Vendor, VendorNotice

FIRST_RETRY = datetime.timedelta(seconds=15)
LONGEST_RETRY = datetime.timedelta(hours=6)
MAX_ATTEMPTS = 20
CLAIM_EXPIRES = datetime.timedelta(minutes=2)
WAIT_FOR_VENDOR = datetime.timedelta(minutes=10)


def release(*, notice: VendorNotice, member: Member, now: datetime.datetime) -> None:
    """Freeze the content and queue the notice behind the undo window."""
    notice.member = member
    notice.payload = notice_payload.build(notice=notice, member=member)
    notice.state = NoticeState.QUEUED
    notice.not_before = now + settings.UNDO_WINDOW
    notice.save()


def cancel_unsent(*, request: MemberRequest) -> int:
    """Cancel the request's notices that no worker has taken yet; returns how many."""
    unsent = request.notices.filter(state__in=[NoticeState.HELD, NoticeState.QUEUED])
    return unsent.update(state=NoticeState.CANCELLED)


def send(*, notice_id: str, by: str) -> str:
    """Deliver one notice if it is its time; returns its state.

    Safe twice and from many workers: the claim is a conditional update that only one can win.
    """
    claimed = VendorNotice.objects.ripe(timezone.now()).filter(pk=notice_id)
    if not claimed.update(state=NoticeState.SENDING, claimed_at=timezone.now()):
        # Not there, not ripe, or another worker got there first.
        return "skipped"
    notice = VendorNotice.objects.select_related("program_year", "request", "member").get(pk=notice_id)
    hold = _hold_reason(notice)
    if hold:
        return _put_back(notice, hold)
    vendor = Vendor.objects.get(key=notice.program_year.vendor_key)
    answer = webhook.post(vendor=vendor, notice=notice, secret=settings.VENDOR_SECRETS[vendor.key])
    return _settle(notice, answer, by)


def _hold_reason(notice: VendorNotice) -> str:
    """Why it may not leave right now; asked in the moment of sending, since things change."""
    vendor = Vendor.objects.filter(key=notice.program_year.vendor_key).first()
    if vendor is None or not vendor.endpoint or vendor.key not in settings.VENDOR_SECRETS:
        return "the year’s vendor is not set up"
    if vendor.on_hold:
        return "the vendor is on hold"
    if notice.member and notice.member.death_date:
        return "the member has died"
    return ""


def _put_back(notice: VendorNotice, reason: str) -> str:
    notice.state, notice.claimed_at = NoticeState.QUEUED, None
    notice.not_before = timezone.now() + WAIT_FOR_VENDOR
    notice.last_error = reason
    notice.save()
    return notice.state


@transaction.atomic
def _settle(notice: VendorNotice, answer: webhook.Answer, by: str) -> str:
    notice.attempts += 1
    notice.last_error = answer.error
    if answer.outcome == "acknowledged":
        notice.state, notice.acknowledged_at = NoticeState.ACKNOWLEDGED, timezone.now()
    elif answer.outcome == "rejected":
        notice.state = NoticeState.REJECTED
    elif notice.attempts >= MAX_ATTEMPTS:
        notice.state = NoticeState.DEAD
    else:
        notice.state, notice.claimed_at = NoticeState.QUEUED, None
        notice.not_before = timezone.now() + retry_delay(notice.attempts)
    notice.save()
    values = {"attempt": notice.attempts, "answer": answer.outcome}
    audit.record(by=by, verb="notice.sent", on=notice, values=values, reason=answer.error)
    return notice.state


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
    """Queue again what a dead worker had claimed; the key is the same, so the vendor still hears it once."""
    abandoned = VendorNotice.objects.abandoned(now - CLAIM_EXPIRES)
    return abandoned.update(state=NoticeState.QUEUED, claimed_at=None, not_before=now)
