"""Rows of what was done, one function per kind of message: the newest message about a thing holds."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import Enrolment
from members.services import enrolment
from reviews.documents.encounter import Completed, Quarterly
from reviews.documents.vendor_events import Attempt, Declined, Event, Returned, Sent, refuse
from reviews.models import CompletedReview, ContactAttempt, EventOutcome, SummarySent, TmrResult, VendorEvent
from reviews.models.codes import AttemptOutcome, ContactChannel
from reviews.services import enrolments
from reviews.services.exchange import asked_packets, documents
from reviews.services.exchange.subjects import Subject

ABOUT = {"program_year", "reference", "member_id", "packet_by"}
APPLIED, OVERTAKEN = EventOutcome.APPLIED, EventOutcome.OVERTAKEN


def attempted(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``contact.attempted``: a row each. An offered review stops the 60-day clock."""
    data: Attempt = event.data
    not_later(data.at, "/data/at")
    columns = {"at": data.at, "channel": data.channel, "outcome": data.outcome, "call_back_at": data.call_back_at}
    ContactAttempt.objects.create(**_whose(subject, row), **columns)
    if data.review_offered:
        _offered(subject, timezone.localdate(data.at), "/data/at", by)
    return APPLIED


def declined(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``review.declined``: who declines was offered a review, and stays in the program."""
    data: Declined = event.data
    not_later(data.on, "/data/on")
    columns = {"at": event.timestamp, "channel": ContactChannel.PHONE, "outcome": AttemptOutcome.DECLINED}
    ContactAttempt.objects.create(**_whose(subject, row), **columns)
    _offered(subject, data.on, "/data/on", by)
    return APPLIED


def completed(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``review.completed``: the encounter, with the columns that CMS asks about; a correction replaces it."""
    data: Completed = event.data
    _in_the_year(data.held_on, subject, "/data/held_on")
    asked_packets.refuse_partial(data)
    told = data.model_dump(mode="json", exclude=ABOUT, exclude_unset=True)
    columns = {"done_on": data.held_on, "method": data.method, "provider": data.provider, "recipient": data.recipient}
    columns |= {"encounter": told, "key": data.review_id}
    outcome = _keep(CompletedReview, {"key": data.review_id}, "/data/review_id", subject, row, columns)
    if outcome == APPLIED:
        enrolments.had_a_review(member=subject.member, program_year=subject.program_year, on=data.held_on, by=by)
        asked_packets.follow(event=row, by=by, wanted=data.packet_by == "plan")
    return outcome


def summary_sent(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``summary.sent``; the review itself may be told later."""
    data: Sent = event.data
    not_later(data.sent_on, "/data/sent_on")
    good = documents.check(data.document)
    identity = {"review_key": data.review_id}
    outcome = _keep(SummarySent, identity, "/data/review_id", subject, row, {"sent_on": data.sent_on})
    if data.document and good:
        documents.keep(told=data.document, good=good, review_key=data.review_id, event=row, by=by)
    return outcome


def summary_returned(subject: Subject, event: Event, row: VendorEvent, key: str) -> EventOutcome:
    """``mail.returned`` for a summary that the vendor sent; it may not have told of the sending yet."""
    data: Returned = event.data
    columns = {"returned_on": data.returned_on, "return_reason": data.reason}
    summary = _existing(SummarySent, {"review_key": key}, "/data/review_id", subject)
    if summary and summary.returned_on:
        return OVERTAKEN
    if summary is None:
        # As of the dawn of time, so that the sending, which happened before, is not taken for an older message.
        told_at = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
        summary = SummarySent(review_key=key, told_at=told_at, **_whose(subject, row))
    _set(summary, columns)
    return APPLIED


def quarterly(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``tmr.completed``: the whole of it each time, so that later resolutions replace earlier ones."""
    data: Quarterly = event.data
    _in_the_year(data.held_on, subject, "/data/held_on")
    lists = data.model_dump(mode="json", include={"alerts", "recommendations", "resolutions"})
    columns = {"done_on": data.held_on, "quarter": (data.held_on.month + 2) // 3, **lists}
    return _keep(TmrResult, {"key": data.tmr_id}, "/data/tmr_id", subject, row, columns)


def not_later(when: datetime.date | datetime.datetime, pointer: str) -> None:
    """Refuses what has not happened yet; five minutes for clocks that differ."""
    if isinstance(when, datetime.datetime):
        ahead = when > timezone.now() + datetime.timedelta(minutes=5)
    else:
        ahead = when > timezone.localdate()
    if ahead:
        raise refuse(pointer, "This lies in the future")


def _in_the_year(day: datetime.date, subject: Subject, pointer: str) -> None:
    not_later(day, pointer)
    if day.year != subject.program_year.year:
        raise refuse(pointer, "This is not in the program year")


def _offered(subject: Subject, on: datetime.date, pointer: str, by: str) -> None:
    found = Enrolment.objects.of(subject.member, subject.program_year).not_ended().first()
    if found is None:
        return
    try:
        enrolment.record_offer(enrolment=found, by=by, on=on)
    except ValidationError as error:
        raise refuse(pointer, "No offer is possible before the enrolment or in the future") from error


def _whose(subject: Subject, row: VendorEvent) -> dict[str, Any]:
    return {
        "member": subject.member,
        "program_year": subject.program_year,
        "request": subject.request,
        "event": row,
    }


def _keep(
    model: type[Any],
    identity: dict[str, Any],
    pointer: str,
    subject: Subject,
    row: VendorEvent,
    columns: dict[str, Any],
) -> EventOutcome:
    """Write what is told of one thing, unless something newer is known of it."""
    found = _existing(model, identity, pointer, subject)
    if found and found.told_at > row.occurred_at:
        return OVERTAKEN
    _set(found or model(**identity), {**_whose(subject, row), "told_at": row.occurred_at, **columns})
    return APPLIED


def _existing(model: type[Any], identity: dict[str, Any], pointer: str, subject: Subject) -> Any:
    """What is known under that key. A key that stands for somebody else is an error of the vendor's."""
    found = model.objects.filter(program_year=subject.program_year, **identity).first()
    if found and found.member_id != subject.member.pk:
        raise refuse(pointer, "You have used this key for another member")
    return found


def _set(row: Any, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
