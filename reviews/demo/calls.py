"""Calls of every purpose and how they ended, complaints on their way, and calls agreed for today.

Every step is the service that does it in earnest; only clocks are pushed.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Member, ProgramYear
from members.services.status import TransitionRefused
from reviews.demo.people import member_id
from reviews.models import Call, CallDirection, CallPurpose, Complaint
from reviews.services import call_ends, calls, complaints
from reviews.services.call_acts import Added

REP, SUPERVISOR = "demo-rep", "demo-supervisor"
IN, OUT = CallDirection.INBOUND, CallDirection.OUTBOUND
A_MONTH, AN_HOUR = datetime.timedelta(days=31), datetime.timedelta(hours=1)
After = Callable[[Call], None]


def left(call: Call) -> None:
    """Nothing follows."""


def agreed(hours: int, *, rep: str = REP) -> After:
    """To be called again so many hours from now, today at the earliest and latest."""

    def push(call: Call) -> None:
        now = timezone.localtime()
        midnight = now.replace(hour=0, minute=1)
        then = min(max(now + hours * AN_HOUR, midnight), midnight.replace(hour=23, minute=59))
        Call.objects.filter(pk=call.pk).update(next_at=then, opened_by=rep)

    return push


def handed_on(call: Call) -> None:
    complaints.hand_on(complaint=call.complaint, by=SUPERVISOR, reason="to the team that answers grievances")


def answered(call: Call) -> None:
    handed_on(call)
    complaints.answer(complaint=call.complaint, by=SUPERVISOR, reason="wrote to the member and called")


def overdue(call: Call) -> None:
    row = call.complaint
    Complaint.objects.filter(pk=row.pk).update(received_on=row.received_on - A_MONTH, due_on=row.due_on - A_MONTH)


@dataclass(frozen=True, slots=True)
class Told:
    """A call with the member of that number; an empty code leaves it open."""

    number: int
    direction: str
    purpose: str
    code: str
    note: str = ""
    language: str = ""
    days: int = 0
    after: After = left


CALLS = [
    Told(43, IN, CallPurpose.QUESTION, "INF"),
    Told(44, OUT, CallPurpose.WELCOME, "NA"),
    Told(45, OUT, CallPurpose.WELCOME, "INF"),
    Told(46, OUT, CallPurpose.OFFER, "NOT"),
    Told(49, OUT, CallPurpose.OFFER, "CBK", days=1, after=agreed(1)),
    Told(50, IN, CallPurpose.CALL_BACK, "CBK", days=1, after=agreed(-2)),
    Told(51, OUT, CallPurpose.WELCOME, "CBK", days=1, after=agreed(2, rep=SUPERVISOR)),
    Told(52, OUT, CallPurpose.OFFER, "WN"),
    Told(53, IN, CallPurpose.QUESTION, "LNG", language="es"),
    Told(54, IN, CallPurpose.QUESTION, "HSP", days=10),
    Told(55, IN, CallPurpose.QUESTION, "DEC"),
    Told(56, IN, CallPurpose.QUESTION, "DIS"),
    Told(41, OUT, CallPurpose.RETURNED_MAIL, "NA"),
    Told(36, OUT, CallPurpose.REMINDER, "INF"),
    Told(13, OUT, CallPurpose.CONFIRM, "HLP"),
    Told(7, OUT, CallPurpose.ALERT, "LM"),
    Told(9, IN, CallPurpose.QUESTION, "SCM"),
    Told(21, IN, CallPurpose.QUESTION, "CMP", note="Waited twenty minutes on the line, twice."),
    Told(32, IN, CallPurpose.QUESTION, "CMP", note="The vendor called at 7 in the morning.", after=handed_on),
    Told(35, IN, CallPurpose.QUESTION, "CMP", note="The letter came in English.", after=answered),
    Told(4, IN, CallPurpose.QUESTION, "CMP", note="Nobody called back as promised.", after=overdue),
    Told(3, IN, CallPurpose.QUESTION, ""),
]


def make(year: ProgramYear) -> dict[str, int]:
    """Those that were not made yet; what somebody did meanwhile on the running site stands before them."""
    there = set(Call.objects.filter(opened_by__in=(REP, SUPERVISOR)).values_list("member__member_id", flat=True))
    new = [each for each in CALLS if member_id(each.number) not in there]
    made = [_happens(each, year) for each in new]
    return {"created": sum(made), "kept": len(CALLS) - len(new), "not possible": made.count(False)}


def _happens(told: Told, year: ProgramYear) -> bool:
    try:
        with transaction.atomic():
            _call(told, year)
    except (ValidationError, TransitionRefused):
        return False
    return True


def _call(told: Told, year: ProgramYear) -> None:
    member = Member.objects.get(member_id=member_id(told.number))
    call = calls.open_call(member=member, program_year=year, direction=told.direction, purpose=told.purpose, by=REP)
    said = {"name": member.full_name, "number": member.member_id, "zip_code": member.zip_code, "phone": member.phone}
    calls.check_caller(call=call, said=said, birth_date=member.birth_date, by=REP)
    if not told.code:
        return
    day = timezone.localdate() + datetime.timedelta(days=told.days) if told.days else None
    added = Added(day=day, time=datetime.time(10), note=told.note, language=told.language)
    told.after(call_ends.close(call=call, code=told.code, by=REP, added=added))
