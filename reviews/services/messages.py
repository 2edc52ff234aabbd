"""E-mails and text messages that are owed: pulled from letters that were released, and from appointments of tomorrow.

Nothing is written before the match: what is here is about a member, and that member has said yes to the channel.
"""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.utils import timezone

from members.models import Member
from members.services import audit, status
from reviews.models import (
    Appointment,
    AppointmentState,
    ContactConsent,
    Letter,
    LetterKind,
    LetterState,
    Message,
    MessageChannel,
    MessageKind,
    MessageState,
)

AT_ONCE = 500
LOOKS_BACK = datetime.timedelta(days=2)
SHORT = datetime.timedelta(hours=2)  # a reminder that comes later helps nobody
KINDS = {
    LetterKind.CONFIRMATION_REVIEW: MessageKind.REQUEST_RECEIVED,
    LetterKind.CONFIRMATION_NOT_NOW: MessageKind.REQUEST_RECEIVED,
    LetterKind.CONFIRMATION_LEAVE: MessageKind.REQUEST_RECEIVED,
    LetterKind.CONFIRMATION_COME_BACK: MessageKind.REQUEST_RECEIVED,
    LetterKind.CONFIRMATION_CHANGE: MessageKind.REQUEST_CHANGED,
    LetterKind.CONFIRMATION_CANCEL: MessageKind.REQUEST_CANCELLED,
}


def make_due(*, by: str) -> int:
    """Write the messages that are owed, for each channel that the member said yes to; returns how many. Safe twice."""
    now = timezone.now()
    return sum(
        _about_requests(channel, now, by) + _about_mailed(channel, now, by) + _about_calls(channel, now, by)
        for channel in MessageChannel.values
    )


def _about_requests(channel: str, now: datetime.datetime, by: str) -> int:
    """For each letter about a request that was let go: it says the same in one line, behind the same undo window."""
    rows = _agreed(Letter.objects.filter(request__isnull=False, kind__in=KINDS, supersedes=None), channel)
    rows = rows.filter(copy_of=None, not_before__gt=now - LOOKS_BACK, agreed_at__lte=F("not_before"))
    rows = rows.exclude(current_state__in=[LetterState.HELD, LetterState.CANCELLED])
    told = Message.objects.filter(letter=OuterRef("pk"), channel=channel, kind__in=KINDS.values())
    return sum(
        _write(by, letter, channel, kind=KINDS[LetterKind(letter.kind)], letter=letter, not_before=letter.not_before)
        for letter in rows.filter(~Exists(told))[:AT_ONCE]
    )


def _about_mailed(channel: str, now: datetime.datetime, by: str) -> int:
    """Of letters to the member: what goes to a representative is nothing to look out for."""
    rows = _agreed(Letter.objects.in_state(LetterState.MAILED).filter(state_since__gt=now - LOOKS_BACK), channel)
    told = Message.objects.filter(letter=OuterRef("pk"), channel=channel, kind=MessageKind.LETTER_MAILED)
    owed = rows.filter(~Exists(told), copy_of=None, representative=None, agreed_at__lte=F("state_since"))
    return sum(
        _write(by, letter, channel, kind=MessageKind.LETTER_MAILED, letter=letter, not_before=now)
        for letter in owed[:AT_ONCE]
    )


def _about_calls(channel: str, now: datetime.datetime, by: str) -> int:
    """The day before; for one that was made later than that, at once."""
    after_tomorrow = timezone.localtime(now).date() + datetime.timedelta(days=2)
    end = timezone.make_aware(datetime.datetime.combine(after_tomorrow, datetime.time()))
    rows = Appointment.objects.in_state(AppointmentState.SCHEDULED).filter(starts_at__gt=now + SHORT, starts_at__lt=end)
    told = Message.objects.filter(appointment=OuterRef("pk"), appointment_at=OuterRef("starts_at"), channel=channel)
    return sum(
        _write(
            by,
            call,
            channel,
            kind=MessageKind.APPOINTMENT_REMINDER,
            appointment=call,
            appointment_at=call.starts_at,
            not_before=now,
        )
        for call in _agreed(rows.filter(~Exists(told)), channel)[:AT_ONCE]
    )


def _agreed(rows: QuerySet, channel: str) -> QuerySet:
    """Of living members who said yes to that channel, with the moment of it as ``agreed_at``."""
    consents = ContactConsent.objects.given().filter(channel=channel)
    agreed = rows.filter(member__death_date=None, member__contact_consents__in=consents)
    return agreed.annotate(agreed_at=F("member__contact_consents__state_since")).select_related("member")


@transaction.atomic
def _write(by: str, about: Letter | Appointment, channel: str, **columns: object) -> bool:
    return bool(about.member and write(by=by, member=about.member, channel=channel, about=about, **columns))


@transaction.atomic
def write(*, by: str, member: Member, channel: str, about: Model, **columns: object) -> Message | None:
    """One message, due; ``None`` when another worker was first."""
    try:
        with transaction.atomic():
            message: Message = Message.objects.create(member=member, channel=channel, **columns)
    except IntegrityError:
        return None
    status.move_locked(message, to=MessageState.DUE, by=by)
    audit.record(by=by, verb="message.due", on=message, values={"kind": message.kind, "about": str(about.pk)})
    return message
