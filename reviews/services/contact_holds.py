"""Do not call, do not write, not before a day: begun by what a call brought or a member wished, lifted with a word."""

import datetime

from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit, persons
from reviews.models import ContactHold, HoldKind, HoldSource
from reviews.services import closing

CONFIRMED = "the plan's file says it now"


@transaction.atomic
def begin(
    *, member: Member, kind: str, source: str, by: str, until: datetime.date | None = None, reason: str = ""
) -> ContactHold:
    """Hold calls, or mail and calls; the same kind again only moves its last day and keeps who said it first."""
    persons.lock(member)
    open_one: ContactHold | None = ContactHold.objects.open().filter(member=member, kind=kind).first()
    phone = member.phone if kind == HoldKind.WRONG_NUMBER else ""
    if open_one:
        return _renew(open_one, until, phone)
    made: ContactHold = ContactHold.objects.create(
        member=member, kind=kind, since=timezone.localdate(), until=until, source=source, by=by, reason=reason,
        phone=phone,
    )  # fmt: skip
    values = {"kind": kind, "source": source, **({"until": until.isoformat()} if until else {})}
    audit.record(by=by, verb="hold.begun", on=made, values=values, reason=reason)
    return made


def _renew(hold: ContactHold, until: datetime.date | None, phone: str) -> ContactHold:
    hold.until, hold.phone = until, phone
    hold.save(update_fields=["until", "phone"])
    return hold


def lift(*, hold: ContactHold, by: str, reason: str) -> None:
    """Raises ``ValueError`` without a reason, ``TransitionRefused`` when it is lifted already."""
    closing.close(hold, by=by, word=reason, verb="hold.lifted")


def forbids_calls(member: Member) -> ContactHold | None:
    """The hold that forbids to call the member today, if any."""
    found: ContactHold | None = ContactHold.objects.holding().stopping_calls().filter(member=member).first()
    return found


@transaction.atomic
def settle(*, by: str) -> int:
    """Lift what the plan's membership file has confirmed: from then on the file itself stops mail and calls."""
    confirmed = list(ContactHold.objects.confirmed(timezone.localdate()).select_for_update(of=("self",))[:500])
    for hold in confirmed:
        closing.settle(hold, by=by, word=CONFIRMED)
    audit.record_each(by=by, verb="hold.lifted", on=confirmed, values={"reason": CONFIRMED})
    return len(confirmed)


def source_of(*, inbound: bool) -> str:
    return HoldSource.MEMBER if inbound else HoldSource.CALL
