"""Calls at the desk, their checks, and contacts in the ledger."""

import datetime
from typing import Any

from django.utils import timezone

from members.models import Member
from reviews.models import Call, ContactAttempt, ContactHold
from reviews.services import calls, contact_holds
from tests.factories import members, reviews

REP = "rep"
TOMORROW = {"day": timezone.localdate() + datetime.timedelta(days=1), "time": datetime.time(10)}


def call(person: Member | None = None, *, direction: str = "inbound", by: str = REP, **columns: Any) -> Call:
    """An open call of today's year."""
    base = {"program_year": reviews.todays_year(), "purpose": "question"}
    return calls.open_call(member=person or members.member(), direction=direction, by=by, **{**base, **columns})


def said(person: Member, **changes: str) -> dict[str, str]:
    """All that a caller is asked, said rightly."""
    right = {"name": person.full_name, "number": person.member_id, "zip_code": person.zip_code, "phone": person.phone}
    return {**right, **changes}


def checked(person: Member | None = None, **columns: Any) -> Call:
    """An open call whose caller has passed the check."""
    made = call(person, **columns)
    calls.check_caller(call=made, said=said(made.member), birth_date=made.member.birth_date, by=REP)
    return made


def tried(person: Member, *outcomes: str, days: float = 0.01) -> None:
    """The vendor's calls one after the other, the last so many days ago."""
    for number, outcome in enumerate(reversed(outcomes), start=1):
        ContactAttempt.objects.create(
            member=person,
            program_year=reviews.todays_year(),
            at=timezone.now() - datetime.timedelta(days=days * number),
            channel="phone",
            outcome=outcome,
        )


def hold(person: Member, kind: str = "do_not_call", **columns: Any) -> ContactHold:
    return contact_holds.begin(member=person, kind=kind, **{"source": "member", "by": REP, **columns})
