"""From the records of a message to what it says."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from members.models import ProgramYear
from reviews.documents import appointment_calendar, wished_calendar
from reviews.documents import message as words
from reviews.documents.wording import letter_language, message_wording
from reviews.documents.year_facts import year_facts
from reviews.models import (
    OF_A_REQUEST,
    Appointment,
    AppointmentState,
    MemberRequest,
    Message,
    MessageChannel,
    MessageKind,
)
from reviews.models.codes import DeliveryMethod


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that a message says."""

    language: str
    template_version: str
    content: dict[str, Any]


def freeze(message: Message, today: datetime.date, stop_token: str) -> Frozen:
    """Put together what the member reads. Raises ``LookupError`` before any year is published."""
    language = language_of(message)
    appointment = message.appointment
    with translation.override(language):
        stop_address = settings.SITE_ADDRESS + reverse("stop_email", args=[stop_token]) if stop_token else ""
        calendar = _calendar(message) if message.channel == MessageChannel.EMAIL else ""
    content = words.content(
        kind=message.kind,
        channel=message.channel,
        language=language,
        year=year_facts(_year(message, today), language),
        reference=message.reference if message.kind in OF_A_REQUEST else "",
        starts_at=timezone.localtime(message.appointment_at) if message.appointment_at else None,
        by_phone=appointment is None or appointment.method in ("", DeliveryMethod.TELEPHONE),
        stop_address=stop_address,
        calendar=calendar,
    )
    return Frozen(language, message_wording(message.kind, language).version, content)


def language_of(message: Message) -> str:
    """As its letter was written, else as the request asks for, else as the member reads."""
    letter = message.letter
    asked = letter.request.language if letter and letter.request else ""
    return letter_language((letter.language if letter else "") or asked or message.member.reads)


def is_verified(message: Message) -> bool:
    """Whether somebody answers for these words."""
    return message_wording(message.kind, language_of(message)).is_verified


def _year(message: Message, today: datetime.date) -> ProgramYear:
    """Whose phone it names: that of what it is about, else that of today."""
    letter, appointment = message.letter, message.appointment
    alert = message.outreach.alert if message.outreach else None
    about = alert or appointment or (letter and (letter.request or letter.enrolment or letter.appointment))
    year = about.program_year if about else ProgramYear.objects.shown_on(today)
    if year is None:
        raise LookupError("no program year is published")
    return year


def _calendar(message: Message) -> str:
    """The entry for a booked time, or those for the wished ones; empty where there is none."""
    if message.appointment and message.appointment_at:
        return _booked(message.appointment, message.appointment_at)
    request = message.letter and message.letter.request
    if request is None or message.kind not in OF_A_REQUEST:
        return ""
    return _wished(request, cancelled=message.kind == MessageKind.REQUEST_CANCELLED)


def _booked(appointment: Appointment, at: datetime.datetime) -> str:
    times = appointment.statuses.filter(state=AppointmentState.SCHEDULED).count()
    return appointment_calendar.write(
        key=str(appointment.pk),
        starts_at=at,
        minutes=appointment.minutes,
        sequence=max(times - 1, 0),
        at=appointment.told_at,
        phone=appointment.program_year.phone,
    ).decode()


def _wished(request: MemberRequest, *, cancelled: bool) -> str:
    earlier = [change.before.get("windows", request.windows) for change in request.changes.order_by("number")]
    if cancelled:
        earlier.append(request.windows)
    if not any([*earlier, request.windows]):
        return ""
    return wished_calendar.write(
        reference=request.reference,
        windows=[] if cancelled else request.windows,
        earlier=earlier,
        year=request.program_year,
        at=timezone.localtime(request.created_at),
    ).decode()
