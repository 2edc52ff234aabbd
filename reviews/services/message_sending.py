"""A message on its way: asked once more whether it may go, frozen, claimed, handed over.

Once or not at all. The claim is committed before anything leaves. A worker that is killed between the server's answer
and our note of it leaves the message *being handed over*; after some minutes it is put down as *refused, or not known
whether it left*, and a person sees it. It is not sent again by itself: the letter says the same on paper.
"""

import datetime
import json

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from reviews.delivery import email
from reviews.delivery.carriers import CarrierAway, carrier
from reviews.documents import message_content
from reviews.models import Message, MessageChannel, MessageState
from reviews.services import contact_consents, message_holds

ABANDONED = datetime.timedelta(minutes=10)
MAX_ATTEMPTS = 8
FIRST_RETRY = datetime.timedelta(minutes=2)
NOT_KNOWN = "the worker stopped; it is not known whether it left"
TEXT_CARRIER = "text"
GONE_WRONG = (email.Refused, email.NotKnown)


def send(*, message_id: str, by: str) -> str:
    """Hand over one message if it is its time; returns its state. Safe twice and from many workers."""
    message = _claim(message_id, by)
    if message is None:
        return Message.objects.get(pk=message_id).state
    try:
        _hand_over(message)
    except (email.NotTaken, CarrierAway) as error:
        return _again(message, by, str(error))
    except GONE_WRONG as error:
        return _settle(message, MessageState.REFUSED, by, str(error))
    return _settle(message, MessageState.HANDED_OVER, by, "")


def ripe(now: datetime.datetime) -> list[str]:
    """Ids of the messages whose turn it is, oldest first."""
    return [str(pk) for pk in Message.objects.ripe(now).order_by("not_before").values_list("pk", flat=True)[:1000]]


def put_down_abandoned(*, by: str) -> int:
    """What a dead worker had claimed; returns how many."""
    found = list(Message.objects.abandoned(timezone.now() - ABANDONED)[:500])
    moved = status.move_all(found, to=MessageState.REFUSED, by=by, reason=NOT_KNOWN)
    audit.record_each(by=by, verb="message.refused", on=moved, reason=NOT_KNOWN)
    return len(moved)


@transaction.atomic
def _claim(message_id: str, by: str) -> Message | None:
    """Under the lock of the row: whether it may go now, and what it says. ``None`` when it is not to go now."""
    now = timezone.now()
    rows = Message.objects.ripe(now).select_for_update(skip_locked=True, of=("self",)).filter(pk=message_id)
    message: Message | None = rows.select_related(
        "member", "letter__request", "appointment", "inbound", "outreach__alert__program_year"
    ).first()
    if message is None:
        return None
    stop = message_holds.stop(message, now)
    if stop:
        status.move_locked(message, to=stop.state, by=by, reason=stop.reason)
        audit.record(by=by, verb=f"message.{stop.state}", on=message, reason=stop.reason)
        return None
    wait = message_holds.wait(message, now)
    if wait:
        Message.objects.filter(pk=message.pk).update(not_before=wait)
        return None
    try:
        _freeze(message, now)
    except LookupError:  # no year is published: nobody would know whom to call
        Message.objects.filter(pk=message.pk).update(not_before=now + message_holds.NEXT_LOOK)
        return None
    status.move_locked(message, to=MessageState.SENDING, by=by)
    return message


def _freeze(message: Message, now: datetime.datetime) -> None:
    """Anew at every try that surely left nothing: an address that has changed since is the one to use."""
    frozen = message_content.freeze(message, timezone.localdate(now), _stop_token(message))
    message.address, message.language = message_holds.address(message), frozen.language
    message.template_version, message.content = frozen.template_version, frozen.content
    message.frozen_at, message.attempts = now, message.attempts + 1
    message.save(update_fields=["address", "language", "template_version", "content", "frozen_at", "attempts"])


def _stop_token(message: Message) -> str:
    """For e-mail alone: who gets a text message answers STOP."""
    consent = contact_consents.given(message.member, MessageChannel.EMAIL)
    return contact_consents.token(consent) if consent and message.channel == MessageChannel.EMAIL else ""


def _hand_over(message: Message) -> None:
    said = message.content or {}
    if message.channel == MessageChannel.TEXT:
        content = json.dumps({"id": str(message.pk), "to": message.address, "body": said["body"]})
        carrier(TEXT_CARRIER).hand_over(f"{message.pk}.json", content.encode())
        return
    email.hand_over(
        email.Email(
            to=message.address,
            subject=said["subject"],
            body=said["body"],
            calendar=said["calendar"],
            headers=_headers(message, said["stop_address"]),
        )
    )


def _headers(message: Message, stop_address: str) -> dict[str, str]:
    """Stopping with one press in the mail program (RFC 8058); no answer by machines (RFC 3834)."""
    return {
        "Message-ID": f"<{message.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>') or 'localhost'}>",
        "List-Unsubscribe": f"<{stop_address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def _again(message: Message, by: str, reason: str) -> str:
    """Surely not handed over: it waits, longer each time; in the end it is refused."""
    if message.attempts >= MAX_ATTEMPTS:
        return _settle(message, MessageState.REFUSED, by, reason)
    waits = FIRST_RETRY * 2 ** (message.attempts - 1)
    return _settle(message, MessageState.DUE, by, reason, not_before=timezone.now() + waits)


@transaction.atomic
def _settle(
    message: Message, to: MessageState, by: str, reason: str, not_before: datetime.datetime | None = None
) -> str:
    """Write down what came of it; unless it took so long that somebody has put it down already."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.current_state != MessageState.SENDING:
        return str(locked.current_state)
    if not_before:
        Message.objects.filter(pk=message.pk).update(not_before=not_before)
    status.move_locked(locked, to=to, by=by, reason=reason)
    audit.record(by=by, verb=f"message.{to}", on=message, values={"attempt": message.attempts}, reason=reason)
    return to.value
