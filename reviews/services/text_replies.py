"""What members answer by text message: STOP is obeyed at once, START gives back, anything else is told to call.

The carrier gives one JSON object a message: ``{"id": …, "from": "+16175550123", "body": "STOP"}``, again and again for
all we care. The words are read for the one that counts and thrown away: they may speak of health.
"""

import json
import re
import unicodedata

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.services import audit
from reviews.delivery.carriers import CarrierAway, carrier
from reviews.models import (
    ConsentSource,
    ConsentState,
    ContactConsent,
    InboundText,
    MessageChannel,
    MessageKind,
    TextWord,
)
from reviews.services import contact_consents, messages
from reviews.services.message_sending import TEXT_CARRIER

log = structlog.get_logger("reviews.text_replies")
WORDS = {
    TextWord.STOP: "stop stopall unsubscribe cancel end quit revoke optout parar alto pare cancelar baja",
    TextWord.START: "start unstop yes comenzar iniciar empezar si",
    TextWord.HELP: "help info ayuda",
}
MEANING = {word: meaning for meaning, words in WORDS.items() for word in words.split()}
STOPS_ANYWHERE = {"stop", "unsubscribe", "parar", "alto"}


def read_all(*, by: str) -> int:
    """Read what the carrier has for us; returns how many messages were new. Safe twice."""
    if not settings.MESSAGES_BY[MessageChannel.TEXT]:
        return 0
    try:
        returned = carrier(TEXT_CARRIER).read_back()
    except CarrierAway as error:
        log.warning("text carrier away", why=str(error))
        return 0
    return sum(_read(each.name, each.content, by) for each in returned)


def meaning_of(body: str) -> TextWord:
    """Which word counts. A word to stop counts wherever it stands: rather once too often than not at all."""
    plain = unicodedata.normalize("NFD", body.casefold())
    words = re.findall(r"[a-z]+", "".join(each for each in plain if not unicodedata.combining(each)))
    if STOPS_ANYWHERE & set(words):
        return TextWord.STOP
    return MEANING.get("".join(words), TextWord.OTHER)


def _read(name: str, content: bytes, by: str) -> bool:
    try:
        told = json.loads(content)
        key, phone = str(told["id"])[:100], contact_consents.as_number(str(told["from"]))
        word = meaning_of(str(told["body"]))
    except (ValueError, KeyError, TypeError) as error:
        log.warning("text message cannot be read", why=type(error).__name__)
        return False
    return not InboundText.objects.filter(key=key).exists() and _take(key, phone, word, by)


@transaction.atomic
def _take(key: str, phone: str, word: TextWord, by: str) -> bool:
    """Note it and obey it; false when another worker was first."""
    try:
        with transaction.atomic():
            inbound: InboundText = InboundText.objects.create(key=key, phone=phone, word=word)
    except IntegrityError:
        return False
    if word in (TextWord.STOP, TextWord.START):
        inbound.changed = _stop(phone, by) if word == TextWord.STOP else _start(phone, by)
        inbound.save(update_fields=["changed"])
    else:
        _answer(inbound, by)
    audit.record(by=by, verb="text.received", on=inbound, values={"word": word, "changed": inbound.changed})
    return True


def _stop(phone: str, by: str) -> int:
    """For everybody who named that number; whoever holds the phone may say stop."""
    given = ContactConsent.objects.given().of_phone(phone)
    return sum(contact_consents.withdraw(consent=each, source=ConsentSource.REPLY, by=by) for each in given)


def _start(phone: str, by: str) -> int:
    """What was stopped by text message is given again; what was taken back otherwise stays so."""
    stopped = ContactConsent.objects.in_state(ConsentState.WITHDRAWN).of_phone(phone).select_related("member")
    started = 0
    for consent in stopped:
        if consent.statuses.latest("id").source == ConsentSource.REPLY and not contact_consents.may_text(
            consent.member
        ):
            contact_consents.record(
                member=consent.member,
                channel=MessageChannel.TEXT,
                address=phone,
                source=ConsentSource.REPLY,
                by=by,
            )
            started += 1
    return started


def _answer(inbound: InboundText, by: str) -> None:
    """Only who once agreed to texts from us; a stranger's number gets nothing."""
    known = ContactConsent.objects.of_phone(inbound.phone).select_related("member").first()
    if known and (known.current_state == ConsentState.GIVEN or inbound.word == TextWord.HELP):
        messages.write(
            by=by,
            member=known.member,
            channel=MessageChannel.TEXT,
            about=inbound,
            kind=MessageKind.TEXT_HELP,
            inbound=inbound,
            not_before=timezone.now(),
        )
