"""A call is closed with one code: what the code sets, its line in the ledger, its hold, its next day, its clock."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Enrolment
from members.services import audit, enrolment, status
from members.services.status import TransitionRefused
from reviews import call_times
from reviews.dispositions import BY_CODE, Disposition
from reviews.models import Call, CallDirection, CallState, ContactAttempt, ContactHold, HoldKind
from reviews.models.codes import ContactChannel
from reviews.models.letter_queries import UNREACHED
from reviews.services import call_acts, calls, closing, contact_holds
from reviews.services.call_acts import Added
from reviews.services.tmr import outreach

REACHED = "the member was reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How long the holds last that end on a day; ``agreed`` is the day that the rep typed."""

    agreed: datetime.date | None

    def until(self, kind: str, today: datetime.date) -> datetime.date | None:
        lasts = {HoldKind.DECLINED: settings.NOT_NOW_DAYS, HoldKind.UNREACHABLE: settings.UNREACHABLE_PAUSE_DAYS}
        if kind in lasts:
            return today + datetime.timedelta(days=lasts[HoldKind(kind)])
        return self.agreed if kind == HoldKind.FACILITY else None


@transaction.atomic
def close(*, call: Call, code: str, by: str, added: Added | None = None) -> Call:
    """End the call with that code, once.

    Raises ``TransitionRefused`` when it is closed already, ``ValidationError`` (by field) for a code that does not
    fit the call, lacks what it asks for, or needs a caller who passed the check.
    """
    added = added or Added()
    call = calls.locked(call)
    if call.closed_at:
        raise TransitionRefused("this call is closed already")
    chosen = _fitting(call, code, added)
    if chosen.sets:
        call_acts.ACTS[chosen.sets](call=call, added=added, by=by)
    _write(call, chosen, added, by)
    _hold(call, chosen, added, by)
    if chosen.stops == "offer":
        _offered(call, by)
    outreach.call_ended(call=call, by=by)
    values = {"code": code, "member": call.member.member_id}
    audit.record(by=by, verb="call.closed", on=call, values=values)
    return call


def _fitting(call: Call, code: str, added: Added) -> Disposition:
    chosen = BY_CODE.get(code)
    if chosen is None or call.direction not in chosen.directions:
        raise ValidationError({"code": _("Choose a code that fits this call.")})
    if chosen.checked and not calls.is_checked(call):
        raise ValidationError({"code": _("The caller has not passed the check: only general information was given.")})
    missing = {name: MISSING[name] for name in chosen.asks if not getattr(added, name)}
    if missing:
        raise ValidationError(missing)
    if "day" in chosen.asks and not added.is_ahead(timezone.now()):
        raise ValidationError({"day": _("Choose a time that is still to come.")})
    return chosen


MISSING = {
    "day": gettext_lazy("Say on which day."),
    "time": gettext_lazy("Say at what time."),
    "language": gettext_lazy("Say which language."),
    "note": gettext_lazy("Say in the note what it is about."),
}


def _write(call: Call, chosen: Disposition, added: Added, by: str) -> None:
    now = timezone.now()
    call.code, call.note, call.closed_at, call.closed_by = chosen.code, added.note, now, by
    call.next_at = call_times.next_at(chosen.next, now, added.moment)
    call.attempt = ContactAttempt.objects.create(
        member=call.member,
        program_year=call.program_year,
        request=call.request,
        at=now,
        channel=ContactChannel.PHONE,
        outcome=chosen.outcome,
        call_back_at=call.next_at if chosen.outcome == "call_back" else None,
    )
    call.save(update_fields=["code", "note", "closed_at", "closed_by", "next_at", "attempt", "appointment_at"])
    status.move(call, to=CallState.CLOSED, by=by, reason=chosen.code)


def _hold(call: Call, chosen: Disposition, added: Added, by: str) -> None:
    if chosen.hold:
        until = Days(agreed=added.day).until(chosen.hold, timezone.localdate())
        source = contact_holds.source_of(inbound=call.direction == CallDirection.INBOUND)
        contact_holds.begin(
            member=call.member, kind=chosen.hold, source=source, by=by, until=until, reason=f"call, code {chosen.code}"
        )
    if chosen.outcome not in UNREACHED:
        for hold in ContactHold.objects.open().filter(member=call.member, kind=HoldKind.UNREACHABLE):
            closing.settle(hold, by=by, word=REACHED)


def _offered(call: Call, by: str) -> None:
    """Whoever asked, was scheduled or declined was offered a review: the 60-day clock stops."""
    found = Enrolment.objects.of(call.member, call.program_year).current().first()
    if found and found.enrolled_on <= timezone.localdate():
        enrolment.record_offer(enrolment=found, by=by)
