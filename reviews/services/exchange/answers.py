"""Answers to our notices, and what else a vendor's message does to records of ours: enrolments and letters."""

from django.db.models import Q
from django.utils import timezone

from members.models import Enrolment, EnrolmentState, OptOutReason, OptOutWay
from members.services import audit, enrolment
from members.services.status import TransitionRefused
from reviews.documents.vendor_events import AboutRequest, Event, OptOut, Rejection, Returned, refuse
from reviews.models import EventOutcome, Letter, LetterState, NoticeState, VendorEvent, VendorNotice
from reviews.services import returned_mail
from reviews.services.exchange import work
from reviews.services.exchange.subjects import Subject

APPLIED, OVERTAKEN = EventOutcome.APPLIED, EventOutcome.OVERTAKEN
IN_THE_FILE = (OptOutReason.DEATH, OptOutReason.LEFT_PLAN)  # only the plan's membership file ends a membership


def acknowledged(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``request.acknowledged``: the vendor works on it."""
    notice = _notice(subject, event.data)
    if notice.answered_at and notice.answered_at > event.timestamp:
        return OVERTAKEN
    notice.state, notice.answered_at, notice.last_error = NoticeState.ACKNOWLEDGED, event.timestamp, ""
    notice.acknowledged_at = notice.acknowledged_at or timezone.now()
    notice.save()
    return APPLIED


def rejected(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``request.rejected``: a rep mends what the reason says, and sends it again under the same key."""
    data: Rejection = event.data
    notice = _notice(subject, data)
    if notice.answered_at and notice.answered_at > event.timestamp:
        return OVERTAKEN
    notice.state, notice.answered_at, notice.last_error = NoticeState.REJECTED, event.timestamp, data.reason
    notice.acknowledged_at = None
    notice.save()
    audit.record(by=by, verb="notice.rejected", on=notice, reason=data.reason)
    return APPLIED


def _notice(subject: Subject, data: AboutRequest) -> VendorNotice:
    """The notice that is answered, locked: that with the key, or the newest that may have reached the vendor."""
    told = VendorNotice.objects.told(subject.member, subject.program_year).select_for_update()
    if data.notice_id:
        told = told.filter(pk=data.notice_id)
    elif data.reference:
        told = told.filter(payload__data__reference=data.reference)
    found: VendorNotice | None = told.order_by("-created_at").first()
    if found is None:
        pointer = "/data/notice_id" if data.notice_id else "/data/reference"
        raise refuse(pointer, "No notice about this has been sent to you")
    return found


def opted_out(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``member.opted_out``: out of the program for that year.

    A death or the end of the membership that the plan's own file does not know yet is kept for a rep to confirm.
    Who came back after that moment stays in.
    """
    data: OptOut = event.data
    work.not_later(data.on, "/data/on")
    if data.reason in IN_THE_FILE and not file_agrees(subject, data.reason):
        return EventOutcome.TO_CONFIRM
    if _came_back_later(subject, event):
        return OVERTAKEN
    enrolment.opt_out(
        member=subject.member,
        program_year=subject.program_year,
        way=OptOutWay(data.way),
        by=by,
        cms_reason=data.reason,
        on=data.on,
        reason=f"told by the vendor {subject.vendor.key}",
    )
    return APPLIED


def file_agrees(subject: Subject, reason: str) -> bool:
    """Whether the plan's own data say the same: a date of death, or no coverage today."""
    if reason == OptOutReason.DEATH:
        return subject.member.death_date is not None
    today = timezone.localdate()
    covered = Q(end=None) | Q(end__gte=today)
    return not subject.member.coverage.filter(covered, start__lte=today).exists()


def _came_back_later(subject: Subject, event: Event) -> bool:
    found = Enrolment.objects.of(subject.member, subject.program_year).not_ended().first()
    if found is None:
        return False
    returns = list(found.statuses.filter(state=EnrolmentState.ENROLLED).order_by("id"))[1:]
    return any(each.at > event.timestamp for each in returns)


def mail_returned(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``mail.returned``: a letter of ours, or the summary that the vendor sent. Told twice, it came back once."""
    data: Returned = event.data
    work.not_later(data.returned_on, "/data/returned_on")
    if data.review_id:
        return work.summary_returned(subject, event, row, data.review_id)
    letter = Letter.objects.filter(pk=str(data.letter_id), member=subject.member).first()
    if letter is None:
        raise refuse("/data/letter_id", "There is no such letter to this member")
    if letter.state == LetterState.RETURNED:
        return OVERTAKEN
    try:
        returned_mail.record(letter=letter, reason=data.reason, by=by)
    except TransitionRefused as error:
        raise refuse("/data/letter_id", "This letter has not been mailed") from error
    return APPLIED
