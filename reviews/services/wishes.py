"""Of conflicting wishes of a member the newest counts; the older ones are kept, and a rep sees both."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit, status
from reviews.models import IN_FORCE, Choice, MemberRequest, NoticeState, NoticeType, RequestState
from reviews.services import notices, withdrawal

# Who came back may ask for a review, or say "not now", and both wishes stand.
STAND_TOGETHER = {(Choice.COME_BACK, Choice.REVIEW), (Choice.COME_BACK, Choice.NOT_NOW)}


def open_until(request: MemberRequest) -> datetime.date:
    """The last day on which the call of a review is still to be expected.

    Clock and wishes alone decide, so that what the public may do until then tells nothing about a member.
    """
    wished = [datetime.date.fromisoformat(window[:10]) for window in request.windows]
    last = max([timezone.localtime(request.created_at).date() + settings.ANSWER_WITHIN, *wished])
    return min(last, datetime.date(request.program_year.year, 12, 31))


def answer_by(request: MemberRequest) -> datetime.date:
    """When the letter about it, as it is now, and a first call should have come."""
    newest = request.changes.order_by("-number").first()
    moment = newest.created_at if newest else request.created_at
    return timezone.localtime(moment).date() + settings.ANSWER_WITHIN


def conflict(older: MemberRequest, newer: MemberRequest, today: datetime.date) -> bool:
    """Whether only one of the two can hold. A review whose time is over is nobody's conflict."""
    if older.choice == Choice.REVIEW and today > open_until(older):
        return False
    if older.choice == newer.choice:
        return bool(older.choice == Choice.REVIEW)
    return (older.choice, newer.choice) not in STAND_TOGETHER


@transaction.atomic
def newest_counts(*, request: MemberRequest, member: Member, by: str) -> bool:
    """Replace older wishes by a request that was just matched, or it by a newer one; returns whether it counts.

    What has not left of a replaced request is held back, and withdrawn after the undo window of the newer one.
    """
    today = timezone.localdate()
    rows = MemberRequest.objects.filter(member=member, program_year=request.program_year).in_state(*IN_FORCE)
    others = list(rows.exclude(pk=request.pk).select_related("program_year").order_by("created_at"))
    newer = [other for other in others if other.created_at > request.created_at and conflict(request, other, today)]
    if newer:
        _replace(request, newer[-1], by)
        return False
    for older in others:
        if older.created_at <= request.created_at and conflict(older, request, today):
            _replace(older, request, by)
    return True


def _replace(old: MemberRequest, newest: MemberRequest, by: str) -> None:
    reason = f"a newer wish: {newest.reference}"
    status.move(old, to=RequestState.REPLACED, by=by, reason=reason)
    old.overtaken_by = newest
    old.save(update_fields=["overtaken_by"])
    if old.choice == Choice.REVIEW and old.member and _may_have_heard(old):
        notice = notices.hold(request=old, type=NoticeType.REVIEW_CANCELLED)
        notices.release(notice=notice, member=old.member, now=timezone.now())
    audit.record(by=by, verb="request.replaced", on=old, reason=reason)


def _may_have_heard(request: MemberRequest) -> bool:
    never = [NoticeState.HELD, NoticeState.CANCELLED, NoticeState.QUEUED]
    tried = request.notices.filter(attempts__gt=0) | request.notices.exclude(state__in=never)
    return tried.exists()


def overtook_leaving(request: MemberRequest) -> bool:
    """Whether it took the place of a wish to leave: then the member is in the program again."""
    return bool(request.overtook.filter(choice=Choice.LEAVE).exists())


@transaction.atomic
def restore(*, request: MemberRequest, by: str) -> None:
    """The request was taken back in its undo window: what it had replaced counts again."""
    for old in request.overtook.in_state(RequestState.REPLACED):
        status.move(old, to=RequestState.MATCHED, by=by, reason=f"{request.reference} was taken back")
        old.notices.filter(type=NoticeType.REVIEW_CANCELLED, attempts=0).update(state=NoticeState.CANCELLED)
        old.overtaken_by = None
        old.save(update_fields=["overtaken_by"])
        audit.record(by=by, verb="request.restored", on=old)


def withdraw_replaced(*, by: str) -> int:
    """Stop what has not left of replaced requests, once the newer wish can no longer be taken back; how many."""
    found = list(MemberRequest.objects.replaced_before(timezone.now() - settings.UNDO_WINDOW)[:1000])
    for request in found:
        _stop(request, by)
    return len(found)


@transaction.atomic
def _stop(request: MemberRequest, by: str) -> None:
    request = MemberRequest.objects.select_for_update().get(pk=request.pk)
    if request.current_state == RequestState.REPLACED:
        withdrawal.withdraw_letters(request=request, by=by)
        waiting = request.notices.filter(state__in=[NoticeState.HELD, NoticeState.QUEUED])
        waiting.exclude(type=NoticeType.REVIEW_CANCELLED).update(state=NoticeState.CANCELLED)
