"""Whether we may write by e-mail or text message: said in a request or to a rep, taken back at any time by anybody."""

import datetime
import uuid

import phonenumbers
from django.core import signing
from django.db import transaction
from phonenumbers import PhoneNumberFormat, ValidationResult

from members.models import Member
from members.services import audit, persons, status
from reviews.models import (
    ConsentSource,
    ConsentState,
    ContactConsent,
    ContactConsentStatus,
    MemberRequest,
    MessageChannel,
)

SALT = "reviews.services.contact_consents"


def may_email(member: Member) -> str:
    """The address that consent stands for just now; empty when we may not."""
    return _address(member, MessageChannel.EMAIL)


def may_text(member: Member) -> str:
    """The number that consent stands for just now, as ``+16175550123``; empty when we may not."""
    return _address(member, MessageChannel.TEXT)


def given(member: Member, channel: str) -> ContactConsent | None:
    """The consent that counts now."""
    found: ContactConsent | None = ContactConsent.objects.given().of(member, channel).first()
    return found


def as_number(text: str) -> str:
    """A phone number of the United States as ``+16175550123``. Raises ``ValueError`` for anything else."""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException as error:
        raise ValueError("not a phone number") from error
    possible = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    if number.country_code != 1 or number.extension or not possible:
        raise ValueError("not a phone number that takes text messages")
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


@transaction.atomic
def record(*, member: Member, channel: str, address: str, source: str, by: str, reason: str = "") -> ContactConsent:
    """Note that the member said yes to that address; one that was given before for the channel is replaced.

    Safe twice. Raises ``ValueError`` for an address that does not fit its channel.
    """
    address = _fitting(channel, address)
    persons.lock(member)
    for other in ContactConsent.objects.given().of(member, channel).exclude(address=address):
        withdraw(consent=other, source=ConsentSource.OTHER_ADDRESS, by=by, reason=reason)
    consent, _new = ContactConsent.objects.get_or_create(member=member, channel=channel, address=address)
    if consent.state != ConsentState.GIVEN:
        _move(consent, ConsentState.GIVEN, source, by, reason)
    return consent


@transaction.atomic
def withdraw(*, consent: ContactConsent, source: str, by: str, reason: str = "") -> bool:
    """Take a consent back; whether that changed anything. Safe twice. What waits is stopped when it is to go."""
    consent = ContactConsent.objects.select_for_update().get(pk=consent.pk)
    if consent.current_state != ConsentState.GIVEN:
        return False
    _move(consent, ConsentState.WITHDRAWN, source, by, reason)
    return True


def from_request(*, request: MemberRequest, member: Member, by: str) -> None:
    """What the request says about e-mail, once it is known whose it is; not when it was taken back since."""
    if not request.email_consent or _taken_back_since(member, request.created_at):
        return
    record(
        member=member,
        channel=MessageChannel.EMAIL,
        address=request.email,
        source=ConsentSource.REQUEST,
        by=by,
        reason=request.reference,
    )


def token(consent: ContactConsent) -> str:
    """What stands in the address for stopping e-mail: opaque, signed, for as long as the e-mail is kept."""
    return signing.dumps(consent.pk.hex, salt=SALT)


def by_token(text: str) -> ContactConsent | None:
    """The consent that the token was made for; ``None`` for any other text."""
    try:
        key = uuid.UUID(signing.loads(text, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    return ContactConsent.objects.filter(pk=key).first()


def _address(member: Member, channel: str) -> str:
    consent = given(member, channel)
    return consent.address if consent else ""


def _fitting(channel: str, address: str) -> str:
    if channel == MessageChannel.TEXT:
        return as_number(address)
    if "@" not in address:
        raise ValueError("not an e-mail address")
    return address.strip()


def _taken_back_since(member: Member, moment: datetime.datetime) -> bool:
    rows = ContactConsentStatus.objects.filter(consent__member=member, consent__channel=MessageChannel.EMAIL)
    taken_back = rows.filter(state=ConsentState.WITHDRAWN, at__gt=moment)
    return taken_back.exclude(source=ConsentSource.OTHER_ADDRESS).exists()


def _move(consent: ContactConsent, to: str, source: str, by: str, reason: str) -> None:
    status.move(consent, to=to, by=by, reason=reason, source=source)
    values = {"channel": consent.channel, "source": source}
    audit.record(by=by, verb=f"contact_consent.{to}", on=consent, values=values, reason=reason)
