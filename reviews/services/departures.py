"""Members who leave or come back otherwise than by a request: their vendor hears of it, pulled from the enrolments.

A request tells by its own notice, and what the vendor told us needs no telling back. So what counts is what the vendor
was last told, or told itself: when the enrolment says otherwise, a notice is due.
"""

import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from members.models import Enrolment, EnrolmentState, EnrolmentStatus, Member
from members.services import audit
from reviews.documents import notice_payload
from reviews.models import EventOutcome, EventType, NoticeState, NoticeType, VendorEvent, VendorNotice

LOOKS_BACK = datetime.timedelta(days=7)
AT_ONCE = 500
INSIDE = (NoticeType.ENROLLED, NoticeType.CAME_BACK)
OUTSIDE = (NoticeType.OPTED_OUT,)


def announce(*, by: str, since: datetime.datetime | None = None) -> int:
    """Write the notices that are due about changed enrolments; returns how many.

    Looks at those that changed in the last days and whose undo window is over. Safe twice and from many workers.
    """
    now = timezone.now()
    due = _due(since or now - LOOKS_BACK, now - settings.UNDO_WINDOW)
    return sum(_announce(each, due, by) for each in due.order_by("state_since")[:AT_ONCE])


def _due(since: datetime.datetime, until: datetime.datetime) -> QuerySet[Enrolment]:
    """Those that the vendor takes to be otherwise. The end of the year is no news: it is the same for everybody."""
    newest = EnrolmentStatus.objects.filter(enrolment=OuterRef("pk")).order_by("-id")
    changed = _with_belief(Enrolment.objects.filter(state_since__gt=since, state_since__lte=until)).annotate(
        newest_state=Subquery(newest.values("state")[:1]), newest_reason=Subquery(newest.values("cms_reason")[:1])
    )
    outside = Q(ended_on__isnull=False) | Q(opted_out_on__isnull=False)
    takes_to_be_in = Q(told_type__in=INSIDE, told_us_itself=False)
    takes_to_be_out = Q(told_type__in=OUTSIDE) | Q(told_type__in=INSIDE, told_us_itself=True)
    differs = (outside & takes_to_be_in) | (~outside & takes_to_be_out)
    return changed.filter(differs).exclude(newest_state=EnrolmentState.ENDED, newest_reason="")


def _with_belief(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """``told_type``: what the vendor was last told, if anything; ``told_us_itself``: that the member is out."""
    about = {"member": OuterRef("member"), "program_year": OuterRef("program_year")}
    told = VendorNotice.objects.live().filter(**about, type__in=(*INSIDE, *OUTSIDE))
    told = told.exclude(state=NoticeState.CANCELLED).order_by("-created_at")
    theirs = VendorEvent.objects.filter(**about, type=EventType.OPTED_OUT, outcome=EventOutcome.APPLIED)
    known: QuerySet[Enrolment] = rows.annotate(
        told_type=Subquery(told.values("type")[:1]), told_at=Subquery(told.values("created_at")[:1])
    ).annotate(told_us_itself=Exists(theirs.filter(created_at__gt=OuterRef("told_at"))))
    return known


@transaction.atomic
def _announce(enrolment: Enrolment, due: QuerySet[Enrolment], by: str) -> bool:
    Member.objects.select_for_update().get(pk=enrolment.member_id)  # as whoever leaves or comes back does
    still = due.filter(pk=enrolment.pk).select_related("member", "program_year").first()
    if still is None:
        return False
    try:
        with transaction.atomic():
            notice = _write(still)
    except IntegrityError:
        return False  # another worker was first
    audit.record(by=by, verb="notice.due", on=notice)
    return True


def _write(enrolment: Enrolment) -> VendorNotice:
    newest = enrolment.statuses.latest("id")
    inside = enrolment.ended_on is None and enrolment.opted_out_on is None
    type = NoticeType.CAME_BACK if inside else NoticeType.OPTED_OUT
    reference = _reference(enrolment)
    if inside:
        payload = notice_payload.back(enrolment=enrolment, reference=reference, at=newest.at)
    else:
        payload = notice_payload.left(
            enrolment=enrolment, reference=reference, at=newest.at, cms_reason=newest.cms_reason
        )
    notice: VendorNotice = VendorNotice.objects.create(
        type=type,
        number=enrolment.notices.filter(type=type).count() + 1,
        enrolment=enrolment,
        program_year=enrolment.program_year,
        member=enrolment.member,
        payload=payload,
        state=NoticeState.QUEUED,
        not_before=timezone.now(),
    )
    return notice


def _reference(enrolment: Enrolment) -> str:
    """That of the form in the introductory letter; empty for who never got one."""
    references = enrolment.letters.exclude(form_reference="").values_list("form_reference", flat=True)
    return str(references.first() or "")
