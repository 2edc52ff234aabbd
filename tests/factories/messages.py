"""Consents, and messages to members who gave them."""

import datetime
import json
from typing import Any

from django.conf import settings
from django.utils import timezone

from members.models import Member
from members.services import status
from reviews.models import Appointment, ContactConsent, Message
from reviews.services import contact_consents, messages
from tests.factories import members, reviews

EMAIL, NUMBER = "maria@example.com", "+16175550123"
AGREED = {"email": EMAIL, "email_consent": True}


def consent(person: Member | None = None, channel: str = "email", address: str = "", **how: Any) -> ContactConsent:
    """Given to a rep."""
    address = address or (EMAIL if channel == "email" else NUMBER)
    said = {"source": "rep", "by": "rep", "reason": "said so in a call", **how}
    return contact_consents.record(member=person or members.member(), channel=channel, address=address, **said)


def due_message(person: Member | None = None, *, ripe: bool = True, **changes: Any) -> Message:
    """That we have her request, by e-mail, as the request agreed; ``ripe`` ends its undo window."""
    reviews.matched_request(person, **{**AGREED, **changes})
    messages.make_due(by="test")
    message = Message.objects.latest("created_at")
    if ripe:
        ripen(message)
    return message


def ripen(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(not_before=reviews.a_minute_ago())


def call(person: Member | None = None, *, starts_in: datetime.timedelta = datetime.timedelta(hours=20)) -> Appointment:
    """An appointment of a matched request, scheduled."""
    request = reviews.matched_request(person)
    made = Appointment.objects.create(
        member=request.member,
        program_year=request.program_year,
        request=request,
        key=f"A-{request.reference}",
        told_at=timezone.now(),
        starts_at=timezone.now() + starts_in,
    )
    status.move(made, to="scheduled", by="vendor")
    return made


def texted(body: str, *, key: str = "1", phone: str = "617-555-0123") -> None:
    """The carrier has this for us."""
    folder = settings.EXCHANGE_DIR / "text" / "in"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}.json").write_text(json.dumps({"id": key, "from": phone, "body": body}))


def handed_to_carrier() -> list[dict[str, str]]:
    paths = sorted((settings.EXCHANGE_DIR / "text" / "out").glob("*.json"))
    return [json.loads(path.read_text()) for path in paths]
