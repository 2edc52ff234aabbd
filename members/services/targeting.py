"""Who must be enrolled in the program of a year, and why: the targeting run (42 CFR 423.153(d)(2))."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import CostProjection, ProgramYear, TargetingRun
from members.services import audit, decisions, enrolment, enrolment_rows, facts, placement, reference_lock, windows
from members.services.imports import touches
from mtmsite.locks import only_one

LOCK = "targeting"
SKIPS = ("died", "not-covered")
SKIPS_SINCE = ("died-since", "left-since")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and did; ``skipped`` counts by reason.

    ``died`` and ``not-covered`` are members it did not look at; ``died-since`` and ``left-since`` were targeted
    as of that day, and are not enrolled because they were no longer covered on the day of enrolment. ``merged``, where
    there are any, count as another record.
    """

    members: int
    skipped: dict[str, int]
    met_conditions: int
    met_drugs: int
    met_cost: int
    at_risk: int
    targeted: int
    newly_enrolled: int
    already_enrolled: int
    opted_out: int


@dataclass(frozen=True, kw_only=True)
class Order:
    """One run that is asked for. ``everyone`` looks at all members even where only some have changed."""

    program_year: ProgramYear
    as_of: datetime.date
    cost_method: str = ""
    lookback_months: int = windows.LOOKBACK_MONTHS
    dry_run: bool = False
    everyone: bool = False

    @property
    def method(self) -> str:
        return self.cost_method or self.program_year.cost_projection

    def question(self, changed_since: datetime.datetime | None) -> facts.Question:
        slugs = tuple(self.program_year.condition_slugs())
        return facts.Question(self.as_of, slugs, self.method, self.lookback_months, changed_since)


Progress = Callable[[int], None]
Tell = Callable[[dict[str, Any]], None]


def run(order: Order, *, by: str, progress: Progress = lambda done: None, tell: Tell | None = None) -> Report:
    """Decide on every member, keep the decisions, and enrol who is targeted; a dry run keeps nothing.

    One transaction: a run that is killed leaves nothing, and is run again. When the newest run of the year had
    the same date, method and lookback, only members whose data changed since are looked at. ``tell`` is given
    one dictionary per targeted member. Raises ``ValidationError`` for an order that cannot be carried out, and
    when another run is under way.
    """
    _check(order)
    with only_one(LOCK) as mine:
        if not mine:
            raise ValidationError(_("Another targeting run is under way. Try again when it has ended."))
        with transaction.atomic():
            return _run(order, by, progress, tell)


def enrolment_day(year: int, as_of: datetime.date, today: datetime.date) -> datetime.date:
    """Today within the program year; for a run outside of it the as-of date, or the year's nearest day."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return today if first <= today <= last else min(max(as_of, first), last)


def _check(order: Order) -> None:
    if order.method not in CostProjection.values:
        raise ValidationError(_("The cost method must be one of: %(known)s.") % {"known": ", ".join(CostProjection)})
    if order.lookback_months < 1:
        raise ValidationError(_("The lookback must be at least one month."))
    if not (order.program_year.is_published or order.dry_run):
        text = _("%(year)s is a draft: publish it, or make a dry run.")
        raise ValidationError(text % {"year": order.program_year.year})


def _run(order: Order, by: str, progress: Progress, tell: Tell | None) -> Report:
    # Changes of drugs and condition codes that are under way end before the moment is taken.
    reference_lock.reading()
    last = None if order.everyone or order.dry_run else _last_of_the_same(order)
    record = _record(order, by, incremental=last is not None)
    question = order.question(touches.changed_since(last.created_at) if last else None)
    facts.compute(question)
    decisions.decide_all(question, order.program_year.criteria(), progress)
    if order.dry_run:
        counted = decisions.count(decisions.FOUND, order.program_year.pk)
        return _report(counted, _place(order, decisions.FOUND, tell))
    counted = _store(record, last)
    places = _place(order, decisions.STORED, tell)
    _enrol(order, places, by)
    report = _report(counted, places)
    _keep(record, counted, report, by)
    return report


def _record(order: Order, by: str, *, incremental: bool) -> TargetingRun:
    return TargetingRun(
        program_year=order.program_year,
        as_of=order.as_of,
        cost_method=order.method,
        lookback_months=order.lookback_months,
        incremental=incremental,
        by=by,
    )


def _store(record: TargetingRun, last: TargetingRun | None) -> dict[str, int]:
    """Keep the decisions; figures of all of them. After the ``last`` run only those looked at make a difference."""
    year = record.program_year_id
    record.save()
    if last is None:
        decisions.store(record)
        return decisions.count(decisions.STORED, year)
    before, after = (decisions.count(each, year) for each in (decisions.LOOKED_AT, decisions.FOUND))
    decisions.store(record)
    return {name: last.counted[name] - before[name] + after[name] for name in decisions.FIGURES}


def _last_of_the_same(order: Order) -> TargetingRun | None:
    """The newest run of the year, when it asked the same question."""
    last = TargetingRun.objects.filter(program_year=order.program_year, finished_at__isnull=False).first()
    asked = (order.as_of, order.method, order.lookback_months)
    if last is None or (last.as_of, last.cost_method, last.lookback_months) != asked:
        return None
    return last


def _days(order: Order) -> tuple[datetime.date, datetime.date]:
    """The day of enrolment, and the day on which a member must be covered for it."""
    on = enrolment_day(order.program_year.year, order.as_of, timezone.localdate())
    return on, placement.covered_day(as_of=order.as_of, on=on)


def _place(order: Order, from_decisions: str, tell: Tell | None) -> Counter[str]:
    year = order.program_year
    places = placement.place(from_decisions, program_year=year, covered_on=_days(order)[1])
    if tell:
        for each in _targeted(from_decisions, year):
            tell(each)
    return places


def _enrol(order: Order, places: Counter[str], by: str) -> None:
    """Enrol who is new. Who opted out while this run was under way is counted as opted out."""
    on, covered_on = _days(order)
    placement.hold()
    entered = enrolment_rows.enter(
        enrolment.targeted(placement.NEW),
        {"covered_on": covered_on},
        program_year=order.program_year,
        on=on,
        by=by,
        why="targeted",
    )
    places["opted-out"] += places["new"] - len(entered)
    places["new"] = len(entered)


def _report(counted: dict[str, int], places: Counter[str]) -> Report:
    found = dict(counted)
    skipped = {name: found.pop(name) for name in SKIPS} | {name: places[name] for name in SKIPS_SINCE}
    if places["merged"]:
        skipped["merged"] = places["merged"]
    return Report(
        **found,
        skipped=skipped,
        newly_enrolled=places["new"],
        already_enrolled=places["already"],
        opted_out=places["opted-out"],
    )


def _keep(record: TargetingRun, counted: dict[str, int], report: Report, by: str) -> None:
    record.counted, record.figures, record.finished_at = counted, asdict(report), timezone.now()
    record.save(update_fields=["counted", "figures", "finished_at"])
    audit.record(by=by, verb="targeting.run", on=record, values=record.figures)


_TARGETED = """
select member.member_id, reason_code, conditions, drug_count, annual_cents
from {decisions} join members_member as member on member.id = {name}.member_id
where outcome = 'met' order by member.member_id"""


def _targeted(from_decisions: str, year: ProgramYear) -> Iterator[dict[str, Any]]:
    """The targeted members with their facts; ``annual_cost`` in dollars."""
    name = from_decisions.rsplit(maxsplit=1)[1]
    with connection.chunked_cursor() as cursor:
        cursor.execute(_TARGETED.format(decisions=from_decisions, name=name), {"year": year.pk})
        for member, reason_code, conditions, drug_count, cents in cursor:
            yield {
                "member_id": member,
                "reason_code": reason_code,
                "conditions": conditions,
                "drug_count": drug_count,
                "annual_cost": cents / 100,
            }
