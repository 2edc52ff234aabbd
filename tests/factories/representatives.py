"""Representatives who get copies of packets; all of them are invented."""

import datetime
from typing import Any

from django.utils import timezone

from members.models import Member
from reviews.models import Letter, Representative
from reviews.services import letters, mailing, packet_copies, representatives
from reviews.services.representatives import Named
from tests.factories import cmr, introductions, members

BY = "rep"
PLACE = {"address1": "8 Elm Street", "address2": "", "city": "Quincy", "state": "MA", "zip_code": "02169"}


def named(**changes: Any) -> Named:
    base = {"name": "Ana Rivera", **PLACE, "proof": "power_of_attorney", "asked_by": "representative"}
    return Named(**{**base, "since": timezone.localdate(), **changes})


def on_file(person: Member | None = None, **changes: Any) -> Representative:
    return representatives.record(member=person or members.member(), named=named(**changes), by=BY)


def asks_post(**changes: Any) -> dict[str, Any]:
    """What a representative types on the public step who wants a copy."""
    base = {
        "who": "representative", "helper_name": "Ana Rivera", "helper_relationship": "daughter",
        "authority": "on_file", "copy_wanted": "on",
    }  # fmt: skip
    return {**base, **{f"copy_{name}": text for name, text in PLACE.items()}, **changes}


def mail_all() -> None:
    """What workers do with letters: print what is due, and empty what is ripe into the mail drop."""
    for letter in Letter.objects.printable():
        letters.render(letter_id=str(letter.pk), by="worker")
    introductions.ripen()
    mailing.put_into_mail_drop(by="worker")


def copy(person: Member | None = None, **changes: Any) -> Letter:
    """Due for the representative of a member whose packet was mailed a moment ago."""
    reader = on_file(person, **changes)
    version = cmr.finalised(reader.member)
    mail_all()
    packet_copies.make_due(by="worker")
    return Letter.objects.get(kind="takeaway_copy", review_version=version)


def yesterday() -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=1)
