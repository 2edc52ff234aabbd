"""One member leaves the program, comes back, or is offered a review.

Enrolment is automatic with opt-out only (42 CFR 423.153(d)). Leaving the program is not declining a review.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import (
    Enrolment,
    EnrolmentState,
    Member,
    OptOutReason,
    OptOutWay,
    ProgramYear,
)
from members.services import audit, enrolment_rows, persons, status, wishes
from members.services.enrolment_rows import Leaving

# For who was targeted and is covered on that day: what ``enrolment_rows.enter`` needs.
_TARGETED = """
select decision.member_id, coverage.contract_number, decision.reason_code, run.as_of as met_on, jsonb_build_object(
    'as_of', run.as_of, 'conditions', conditions, 'drug_count', drug_count, 'annual_cents', annual_cents,
    'at_risk', at_risk, 'run', run.id) as basis
from members_targetingdecision as decision
join members_targetingrun as run on run.id = decision.run_id
join members_coverage as coverage on coverage.member_id = decision.member_id
    and coverage.start <= %(covered_on)s and (coverage."end" is null or coverage."end" >= %(covered_on)s)
where decision.program_year_id = %(year)s and decision.outcome = 'met' and {these}"""


def targeted(these: str) -> str:
    """SQL: rows for ``enrolment_rows.enter`` of the year's targeted members that fit the condition ``these``."""
    return _TARGETED.format(these=these)


@transaction.atomic
def opt_out(
    *,
    member: Member,
    program_year: ProgramYear,
    way: str,
    by: str,
    cms_reason: str = OptOutReason.REQUEST,
    on: datetime.date | None = None,
    until_further_notice: bool = False,
    reason: str = "",
) -> Enrolment | None:
    """The member leaves the program of that year; returns the enrolment that this changed, if any.

    It holds to the end of the year, or until further notice. Who is not in the program leaves a wish, which
    every later targeting obeys. Death and leaving the plan end the enrolment for good. Safe twice.
    """
    if cms_reason not in OptOutReason.values or way not in OptOutWay.values:
        raise ValidationError(_("Choose the reason and the way from the list."))
    _lock(member)
    on = on or timezone.localdate()
    enrolment = _enrolled(member, program_year)
    if cms_reason in (OptOutReason.DEATH, OptOutReason.LEFT_PLAN):
        return end(enrolment=enrolment, on=on, cms_reason=cms_reason, way=way, by=by, reason=reason)
    if enrolment:
        _take_out(enrolment, way=way, cms_reason=cms_reason, on=on, by=by, reason=reason)
    if until_further_notice or not _opted_out(member, program_year):
        year = None if until_further_notice else program_year.year
        wishes.make(member=member, year=year, since=on, way=way, by=by, reason=reason)
    return enrolment


@transaction.atomic
def end(
    *,
    enrolment: Enrolment | None,
    on: datetime.date,
    cms_reason: str,
    by: str,
    way: str = OptOutWay.FILE,
    reason: str = "",
) -> Enrolment | None:
    """End an enrolment that has not ended; ``None`` when there is none. Safe twice."""
    if enrolment is None:
        return None
    leaving = Leaving(enrolment.pk, on, reason, OptOutReason(cms_reason), way)
    enrolment_rows.leave([leaving], by=by)
    enrolment.refresh_from_db()
    return enrolment


@transaction.atomic
def come_back(
    *, member: Member, program_year: ProgramYear, by: str, on: datetime.date | None = None, reason: str = ""
) -> Enrolment | None:
    """Every wish to stay out ends, and who had opted out of that year is in again.

    Who was targeted and kept out by a wish is enrolled now; anyone else is when a later targeting finds that
    the criteria are met. Returns the enrolment when the member is in. Safe twice.
    """
    _lock(member)
    on = on or timezone.localdate()
    wishes.end(member=member, year=program_year.year, on=on, by=by, reason=reason)
    enrolment = _opted_out(member, program_year)
    if enrolment:
        return _let_in(enrolment, on=on, by=by, reason=reason)
    return _enrolled(member, program_year) or _enter_targeted(member, program_year, on, by=by, reason=reason)


@transaction.atomic
def record_offer(*, enrolment: Enrolment, by: str, on: datetime.date | None = None) -> None:
    """A review was offered. The first offer of the year counts; a later one changes nothing.

    Raises ``ValidationError`` for a day that is before the enrolment or has not come.
    """
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    on = on or timezone.localdate()
    if not enrolment.enrolled_on <= on <= timezone.localdate():
        raise ValidationError(_("The offer cannot be before the enrolment or in the future."))
    if enrolment.offered_on is None or on < enrolment.offered_on:
        enrolment.offered_on = on
        enrolment.save(update_fields=["offered_on"])
        audit.record(by=by, verb="enrolment.offered", on=enrolment, values={"on": on.isoformat()})


@transaction.atomic
def undo(*, member: Member, program_year: ProgramYear, by: str, cause: str, reason: str = "") -> None:
    """Take back what was done with exactly that ``cause`` as reason, if it is still the last thing that was done."""
    _lock(member)
    today = timezone.localdate()
    wishes.undo(member=member, on=today, cause=cause, by=by, reason=reason)
    for enrolment in Enrolment.objects.of(member, program_year).not_ended():
        newest, *before = enrolment.statuses.order_by("-id")[:2]
        if newest.reason == cause and newest.state == EnrolmentState.OPTED_OUT:
            _let_in(enrolment, on=today, by=by, reason=reason)
        elif newest.reason == cause and newest.state == EnrolmentState.ENROLLED:
            _out_again(enrolment, before[0] if before else newest, by=by, reason=reason)


def _out_again(enrolment: Enrolment, was: Any, *, by: str, reason: str) -> None:
    """As it was before coming back; who was not enrolled before is opted out from the first day."""
    way, cms_reason = was.way or OptOutWay.WEB, was.cms_reason or OptOutReason.REQUEST
    _take_out(enrolment, way=way, cms_reason=cms_reason, on=was.on, by=by, reason=reason)


def _lock(member: Member) -> None:
    """A targeting run locks the members it is about to enrol as well, so that one follows the other. What was merged
    is refused."""
    persons.lock(member)


def _enrolled(member: Member, program_year: ProgramYear) -> Enrolment | None:
    return Enrolment.objects.of(member, program_year).current().first()


def _opted_out(member: Member, program_year: ProgramYear) -> Enrolment | None:
    return Enrolment.objects.of(member, program_year).not_ended().filter(opted_out_on__isnull=False).first()


def _take_out(enrolment: Enrolment, *, way: str, cms_reason: str, on: datetime.date, by: str, reason: str) -> None:
    on = max(on, enrolment.enrolled_on)
    status.move(enrolment, to=EnrolmentState.OPTED_OUT, by=by, reason=reason, on=on, way=way, cms_reason=cms_reason)
    enrolment.opted_out_on, enrolment.opt_out_way, enrolment.opt_out_reason = on, way, cms_reason
    _save_opt_out(enrolment)
    values = {"on": on.isoformat(), "way": way, "cms_reason": cms_reason}
    audit.record(by=by, verb="enrolment.opted_out", on=enrolment, values=values, reason=reason)


def _let_in(enrolment: Enrolment, *, on: datetime.date, by: str, reason: str) -> Enrolment:
    status.move(enrolment, to=EnrolmentState.ENROLLED, by=by, reason=reason, on=on)
    enrolment.opted_out_on, enrolment.opt_out_way, enrolment.opt_out_reason = None, "", ""
    _save_opt_out(enrolment)
    audit.record(by=by, verb="enrolment.came_back", on=enrolment, values={"on": on.isoformat()}, reason=reason)
    return enrolment


def _save_opt_out(enrolment: Enrolment) -> None:
    enrolment.save(update_fields=["opted_out_on", "opt_out_way", "opt_out_reason"])


def _enter_targeted(
    member: Member, program_year: ProgramYear, on: datetime.date, *, by: str, reason: str
) -> Enrolment | None:
    parameters = {"covered_on": on, "member": member.pk}
    rows = targeted("decision.member_id = %(member)s")
    enrolment_rows.enter(rows, parameters, program_year=program_year, on=on, by=by, why=reason)
    return _enrolled(member, program_year)
