"""Why a message may not go, asked in the moment of sending: some reasons stop it for good, others make it wait."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from reviews.documents import message_content
from reviews.models import (
    OF_A_REQUEST,
    Appointment,
    AppointmentState,
    ContactHold,
    Letter,
    LetterState,
    Message,
    MessageChannel,
    MessageKind,
    MessageState,
    RequestState,
    TmrAlert,
)
from reviews.services import contact_consents

TOO_OLD = datetime.timedelta(days=3)
NEXT_LOOK = datetime.timedelta(hours=1)
OVER = (RequestState.CANCELLED, RequestState.REPLACED)


@dataclass(frozen=True, slots=True)
class Stop:
    state: str
    reason: str


def stop(message: Message, now: datetime.datetime) -> Stop | None:
    """What ends it unsent. The consent is asked for first: a word to stop is obeyed at once. That of a merged record
    has gone over, so that its lack would tell the wrong reason."""
    if message.member.merged_into_id:
        return Stop(MessageState.CANCELLED, "the record was merged with another")
    if not address(message):
        return Stop(MessageState.CANCELLED, "the member has not agreed to it, or no longer does")
    if message.member.death_date:
        return Stop(MessageState.CANCELLED, "the member has died")
    if ContactHold.objects.stopping_mail().filter(member=message.member).exists():
        return Stop(MessageState.CANCELLED, "the member is reported to have died or left")
    if now - message.created_at > TOO_OLD:
        return Stop(MessageState.CANCELLED, "too late to be of use")
    if message.outreach and not TmrAlert.objects.tellable().filter(pk=message.outreach.alert_id).exists():
        return Stop(MessageState.CANCELLED, "nothing is to do about its alert any more")
    if message.letter:
        return _of_letter(message, message.letter)
    return _of_appointment(message, message.appointment, now) if message.appointment else None


def wait(message: Message, now: datetime.datetime) -> datetime.datetime | None:
    """When to look again, if it may not go just now."""
    if not settings.MESSAGES_BY[message.channel] or not _is_verified(message):
        return now + NEXT_LOOK
    return _after_quiet_hours(now) if message.channel == MessageChannel.TEXT else None


def address(message: Message) -> str:
    """Where it may go now; empty without consent. Who texts us for help is answered."""
    if message.inbound:
        return message.inbound.phone
    may = {MessageChannel.EMAIL: contact_consents.may_email, MessageChannel.TEXT: contact_consents.may_text}
    return may[MessageChannel(message.channel)](message.member)


def _of_letter(message: Message, letter: Letter) -> Stop | None:
    if message.kind not in OF_A_REQUEST:
        return None
    request = letter.request
    newer = Letter.objects.filter(request=request, created_at__gt=letter.created_at)
    if letter.current_state == LetterState.CANCELLED:
        state = MessageState.SUPERSEDED if newer.exists() else MessageState.CANCELLED
        return Stop(state, "its letter was cancelled")
    if request and request.current_state in OVER and message.kind != MessageKind.REQUEST_CANCELLED:
        return Stop(MessageState.SUPERSEDED, "the request is cancelled, or a newer wish counts")
    return None


def _of_appointment(message: Message, appointment: Appointment, now: datetime.datetime) -> Stop | None:
    if appointment.current_state != AppointmentState.SCHEDULED:
        return Stop(MessageState.CANCELLED, "the appointment is no more")
    if appointment.starts_at != message.appointment_at:
        return Stop(MessageState.SUPERSEDED, "the appointment has another time")
    too_late = message.appointment_at is not None and message.appointment_at <= now
    return Stop(MessageState.CANCELLED, "too late to be of use") if too_late else None


def _is_verified(message: Message) -> bool:
    return not settings.PRODUCTION or message_content.is_verified(message)


def _after_quiet_hours(now: datetime.datetime) -> datetime.datetime | None:
    """When the hours for text messages begin again; ``None`` within them."""
    local = timezone.localtime(now)
    if settings.TEXT_FROM_HOUR <= local.hour < settings.TEXT_UNTIL_HOUR:
        return None
    day = local.date() + datetime.timedelta(days=1 if local.hour >= settings.TEXT_UNTIL_HOUR else 0)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(settings.TEXT_FROM_HOUR)))
