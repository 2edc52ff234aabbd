"""What a vendor tells us: kept as it came and applied, in one transaction, once."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Literal

from django.db import IntegrityError, transaction
from django.utils import timezone

from members.services import audit
from reviews.documents import told_document, vendor_events
from reviews.documents.vendor_events import Event, refuse
from reviews.models import EventOutcome, EventType, Vendor, VendorEvent
from reviews.services import told_letters
from reviews.services.exchange import answers, appointments, reconciliation, standing, work
from reviews.services.exchange.subjects import Subject, lock

Handler = Callable[[Subject, Event, VendorEvent, str], EventOutcome]
AHEAD = datetime.timedelta(minutes=5)  # clocks differ
TRIES = 3


class Conflict(Exception):
    """Another message has come under the same id before."""


def receive(*, vendor: Vendor, webhook_id: str, body: bytes) -> Literal["accepted", "repeated"]:
    """Take one verified message. A repeated one changes nothing.

    Raises ``Refused`` with reasons when it cannot be taken as a whole (then nothing is kept, and it may come again
    mended under the same id), and ``Conflict`` when the id has been used for another message.
    """
    digest = hashlib.sha256(body).hexdigest()
    for _ in range(TRIES - 1):
        try:
            return _once(vendor, webhook_id, body, digest)
        except IntegrityError:  # the same message, or another one with its key, was taken at this very moment
            continue
    return _once(vendor, webhook_id, body, digest)


def _once(vendor: Vendor, webhook_id: str, body: bytes, digest: str) -> Literal["accepted", "repeated"]:
    known = VendorEvent.objects.under(vendor, webhook_id)
    if known is None:
        _take(vendor, webhook_id, body, digest)
        return "accepted"
    if known.body_sha256 != digest:
        raise Conflict
    return "repeated"


@transaction.atomic
def _take(vendor: Vendor, webhook_id: str, body: bytes, digest: str) -> None:
    event = vendor_events.read(body)
    if event.timestamp > timezone.now() + AHEAD:
        raise refuse("/timestamp", "This lies in the future")
    row = VendorEvent(
        vendor=vendor,
        webhook_id=webhook_id,
        type=event.type,
        occurred_at=event.timestamp,
        body=told_document.without(body.decode()),
        body_sha256=digest,
    )
    if vendor.test_mode or event.test:
        _keep_test(row, vendor, event)
    else:
        _apply(row, event)


def _keep_test(row: VendorEvent, vendor: Vendor, event: Event) -> None:
    """A test comes from a vendor in test mode, and such a vendor tells nothing else."""
    if not (vendor.test_mode and event.test):
        raise refuse("/test", "Tests are for vendors in test mode, and such a vendor sends nothing but tests")
    row.outcome = EventOutcome.TEST
    row.save(force_insert=True)


def _apply(row: VendorEvent, event: Event) -> None:
    by = f"vendor {row.vendor.key}"
    subject = lock(row.vendor, event.data)
    row.member, row.program_year, row.request = subject.member, subject.program_year, subject.request
    news = told_letters.is_news(event=event, member=subject.member, program_year=subject.program_year)
    row.outcome = HANDLERS[EventType(row.type)](subject, event, row, by)
    row.save(force_insert=True)
    if row.outcome == EventOutcome.TO_CONFIRM:
        reconciliation.to_confirm(event=row)
    standing.follow(request=subject.request, event=row, by=by)
    if news and row.outcome == EventOutcome.APPLIED:
        told_letters.make_due(event=row, by=by)
    audit.record(by=by, verb="vendor.told", on=row, values={"type": row.type, "outcome": row.outcome})


def _completed(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    outcome = work.completed(subject, event, row, by)
    appointments.held(subject, event, row, by)
    return outcome


HANDLERS: dict[EventType, Handler] = {
    EventType.REQUEST_ACKNOWLEDGED: answers.acknowledged,
    EventType.REQUEST_REJECTED: answers.rejected,
    EventType.CONTACT_ATTEMPTED: work.attempted,
    EventType.APPOINTMENT_SCHEDULED: appointments.told,
    EventType.APPOINTMENT_MOVED: appointments.told,
    EventType.APPOINTMENT_MISSED: appointments.told,
    EventType.APPOINTMENT_CANCELLED: appointments.told,
    EventType.REVIEW_DECLINED: work.declined,
    EventType.OPTED_OUT: answers.opted_out,
    EventType.REVIEW_COMPLETED: _completed,
    EventType.SUMMARY_SENT: work.summary_sent,
    EventType.MAIL_RETURNED: answers.mail_returned,
    EventType.TMR_COMPLETED: work.quarterly,
}
