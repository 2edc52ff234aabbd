"""Appointments as their vendor tells them: made, moved, missed, cancelled, held."""

from typing import Any

from django.utils import timezone

from members.services import status
from reviews.documents.encounter import Encounter
from reviews.documents.vendor_events import AppointmentTime, Event, refuse
from reviews.models import Appointment, AppointmentState, EventOutcome, EventType, VendorEvent
from reviews.services.exchange.subjects import Subject

STATES = {
    EventType.APPOINTMENT_SCHEDULED: AppointmentState.SCHEDULED,
    EventType.APPOINTMENT_MOVED: AppointmentState.SCHEDULED,
    EventType.APPOINTMENT_MISSED: AppointmentState.MISSED,
    EventType.APPOINTMENT_CANCELLED: AppointmentState.CANCELLED,
    EventType.REVIEW_COMPLETED: AppointmentState.DONE,
}


def told(subject: Subject, event: Event, row: VendorEvent, by: str) -> EventOutcome:
    """``appointment.*``. The first we hear may be its end: then it is made and ended at once."""
    columns = _time(event, subject) if isinstance(event.data, AppointmentTime) else {}
    found = _existing(event.data.appointment_id, subject)
    if found and found.told_at > event.timestamp:
        return _fill(found, columns)
    return _apply(found or _new(event.data.appointment_id), subject, row, columns, by)


def held(subject: Subject, event: Event, row: VendorEvent, by: str) -> None:
    """A completed review that names its appointment ends that, whenever it is told."""
    data: Encounter = event.data
    if data.appointment_id:
        found = _existing(data.appointment_id, subject)
        _apply(found or _new(data.appointment_id), subject, row, {}, by)


def _fill(appointment: Appointment, columns: dict[str, Any]) -> EventOutcome:
    """Its end was told before its beginning: then the time, at least, is news."""
    if columns and appointment.starts_at is None:
        Appointment.objects.filter(pk=appointment.pk).update(**columns)
    return EventOutcome.OVERTAKEN


def _apply(
    appointment: Appointment, subject: Subject, row: VendorEvent, columns: dict[str, Any], by: str
) -> EventOutcome:
    known = appointment.state
    state = STATES[EventType(row.type)]
    if known and not Appointment.may_follow(known, state):
        return EventOutcome.OVERTAKEN
    appointment.member, appointment.program_year, appointment.request = (
        subject.member,
        subject.program_year,
        subject.request,
    )
    appointment.event, appointment.told_at = row, row.occurred_at
    if columns.get("starts_at") not in (None, appointment.starts_at):
        appointment.provider = appointment.seat = appointment.ends_at = None  # its own calendar holds from now on
    for name, value in columns.items():
        setattr(appointment, name, value)
    appointment.save()
    steps = [state] if known or state == AppointmentState.SCHEDULED else [AppointmentState.SCHEDULED, state]
    for step in steps:
        status.move(appointment, to=step, by=by, reason=row.type, starts_at=appointment.starts_at)
    return EventOutcome.APPLIED


def _existing(key: str, subject: Subject) -> Appointment | None:
    found: Appointment | None = Appointment.objects.filter(program_year=subject.program_year, key=key).first()
    if found and found.member_id != subject.member.pk:
        raise refuse("/data/appointment_id", "You have used this key for another member")
    return found


def _new(key: str) -> Appointment:
    return Appointment(key=key)


def _time(event: Event, subject: Subject) -> dict[str, Any]:
    data: AppointmentTime = event.data
    if timezone.localtime(data.starts_at).year != subject.program_year.year:
        raise refuse("/data/starts_at", "This is not in the program year")
    return {"starts_at": data.starts_at, "minutes": data.minutes, "method": data.method or ""}
