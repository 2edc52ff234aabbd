"""Rows of worklists that take more than one word to name."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from members.models import Enrolment
from reviews.models import (
    Complaint,
    ComplaintState,
    CompletedReview,
    Letter,
    MemberRequest,
    Message,
    MessageState,
    VendorNotice,
    Who,
    without_summary,
)
from reviews.services import packets

A_MONTH = datetime.timedelta(days=30)
SOON = datetime.timedelta(days=14)  # as the list of enrolments has it


def tomorrow() -> datetime.datetime:
    """The midnight after which it is another day for staff."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def offers(days: datetime.timedelta) -> QuerySet[Any]:
    return Enrolment.objects.offer_due(today() + days)


def confirm() -> QuerySet[Any]:
    """Somebody else filled it in, and a rep has to ask the member."""
    return MemberRequest.objects.waiting().exclude(who=Who.SELF)


def held_back() -> QuerySet[Any]:
    """Printed, and something stands in the way of mailing: several sweeps have passed them by."""
    return Letter.objects.ripe(timezone.now() - 3 * datetime.timedelta(seconds=settings.SWEEP_SECONDS))


def late_summaries() -> QuerySet[Any]:
    late = without_summary().filter(done_on__lt=today() - packets.WITHIN)
    return CompletedReview.objects.filter(pk__in=late.values("pk"))


def notices(state: str) -> QuerySet[Any]:
    return VendorNotice.objects.live().filter(state=state)


def refused_messages() -> QuerySet[Any]:
    """Of the last month: refused, or nobody knows whether they left."""
    return Message.objects.in_state(MessageState.REFUSED).filter(state_since__gt=timezone.now() - A_MONTH)


def late_complaints() -> QuerySet[Any]:
    return Complaint.objects.exclude(current_state=ComplaintState.ANSWERED).filter(due_on__lt=today())
