"""Members who leave or come back otherwise than by a request: their vendor hears of it, pulled from the enrolments.

A request tells by its own notice, and what the vendor told us needs no telling back. So what counts is what the vendor
was last told, or told itself: when the enrolment says otherwise, a notice is due.
"""

import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from members.models import Enrolment, EnrolmentState, Member
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
    since = since or now - LOOKS_BACK
    changed = _changed(since, now - settings.UNDO_WINDOW)
    return sum(_announce(each, by) for each in changed[:AT_ONCE])


def _changed(since: datetime.datetime, until: datetime.datetime) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.filter(state_since__gt=since, state_since__lte=until).order_by("state_since")
    told = VendorNotice.objects.live().exclude(state=NoticeState.CANCELLED).filter(type__in=(*INSIDE, *OUTSIDE))
    known: QuerySet[Enrolment] = rows.filter(member__in=told.values("member")).select_related("member", "program_year")
    return known


@transaction.atomic
def _announce(enrolment: Enrolment, by: str) -> bool:
    Member.objects.select_for_update().get(pk=enrolment.member_id)  # as whoever leaves or comes back does
    enrolment.refresh_from_db(fields=["opted_out_on", "ended_on", "opt_out_reason"])
    newest = enrolment.statuses.last()
    inside = enrolment.ended_on is None and enrolment.opted_out_on is None
    if newest is None or _belief(enrolment) in (None, inside):
        return False
    if newest.state == EnrolmentState.ENDED and not newest.cms_reason:
        return False  # the year is over, for everybody
    try:
        with transaction.atomic():
            notice = _write(enrolment, inside, newest)
    except IntegrityError:
        return False  # another worker was first
    audit.record(by=by, verb="notice.due", on=notice)
    return True


def _belief(enrolment: Enrolment) -> bool | None:
    """Whether the vendor takes the member to be in the program; ``None`` when it never heard of that."""
    about = {"member": enrolment.member_id, "program_year": enrolment.program_year_id}
    told = VendorNotice.objects.live().filter(**about, type__in=(*INSIDE, *OUTSIDE))
    ours = told.exclude(state=NoticeState.CANCELLED).order_by("-created_at").first()
    if ours is None:
        return None
    theirs = VendorEvent.objects.filter(**about, type=EventType.OPTED_OUT, outcome=EventOutcome.APPLIED)
    if theirs.filter(created_at__gt=ours.created_at).exists():
        return False
    return ours.type in INSIDE


def _write(enrolment: Enrolment, inside: bool, newest) -> VendorNotice:  # type: ignore[no-untyped-def]
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
