"""A call at the desk: opened, the caller checked, closed with one code and all that follows from it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member, ProgramYear
from members.services import audit, persons, status
from members.services.status import TransitionRefused
from reviews import caller_check
from reviews.documents.wording import letter_language
from reviews.models import Call, CallDirection, CallerCheck, CallState, ScriptVersion
from reviews.services import contact_holds, ledger, scripts


@transaction.atomic
def open_call(
    *, member: Member, program_year: ProgramYear, direction: str, purpose: str, by: str, script: str = ""
) -> Call:
    """The rep's open call with the member, which is made when there is none. Safe twice.

    Raises ``ValidationError`` for a record that was merged, for a call of ours that a hold forbids, or when the week's
    calls are used up.
    """
    mine = Call.objects.open().by(by).filter(member=member)
    there: Call | None = mine.first()
    if there:
        return there
    persons.lock(member)
    if direction == CallDirection.OUTBOUND:
        _refuse_to_call(member, program_year)
    card = script_for(member=member, program_year=program_year, purpose=purpose)
    script = script or (card.label if card else "")
    columns = {"member": member, "program_year": program_year, "direction": direction, "purpose": purpose}
    try:
        with transaction.atomic():
            call: Call = Call.objects.create(**columns, opened_by=by, script=script)
    except IntegrityError:  # a double click was first
        return mine.get()
    status.move(call, to=CallState.OPEN, by=by)
    audit.record(by=by, verb="call.opened", on=call, values={"direction": direction, "member": member.member_id})
    return call


def script_for(*, member: Member, program_year: ProgramYear, purpose: str) -> ScriptVersion | None:
    """The card that is in force now, in the member's language or else in English."""
    on = timezone.localdate()
    for language in (letter_language(member.reads), "en"):
        found = scripts.current(year=program_year, purpose=purpose, language=language, on=on)
        if found:
            return found
    return None


def _refuse_to_call(member: Member, program_year: ProgramYear) -> None:
    if member.death_date:
        raise ValidationError(_("The plan’s file says that this member has died. Do not call."))
    hold = contact_holds.forbids_calls(member)
    if hold:
        raise ValidationError(_("Do not call: %(why)s.") % {"why": hold.get_kind_display()})
    agreed = Call.objects.filter(member=member).to_follow(timezone.now() + datetime.timedelta(days=1)).agreed()
    if ledger.standing(member=member, program_year=program_year).often_enough and not agreed.exists():
        raise ValidationError(_("This member was called often enough in these seven days. Call next week."))


@transaction.atomic
def check_caller(*, call: Call, said: dict[str, str], birth_date: datetime.date | None, by: str) -> CallerCheck:
    """Compare what the caller said with the file; which items agreed is kept, and nothing that was said.

    Raises ``TransitionRefused`` when the call is closed, the caller has passed, or has failed twice.
    """
    call = locked(call)
    done = list(call.checks.all())
    if call.closed_at or len(done) >= caller_check.MOST_TRIES or any(each.passed for each in done):
        raise TransitionRefused("this caller is checked no more")
    agrees = caller_check.agreeing(said, birth_date, call.member)
    made: CallerCheck = call.checks.create(
        number=len(done) + 1, matched=agrees, passed=caller_check.passes(agrees), by=by
    )
    audit.record(by=by, verb="call.checked", on=call, values={"agreed": agrees, "passed": made.passed})
    return made


def is_checked(call: Call | None) -> bool:
    """Whether this call's caller has passed."""
    return call is not None and any(each.passed for each in call.checks.all())


def locked(call: Call) -> Call:
    """The row, held until the transaction ends."""
    rows = Call.objects.select_for_update(of=("self",)).select_related("member", "program_year", "request")
    held: Call = rows.get(pk=call.pk)
    return held
