"""A targeting decision in words: one sentence per test of the year, and what came of them."""

import datetime
from collections.abc import Callable
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.conditions import CONDITIONS
from members.eligibility import Criteria, CriterionResult, Facts, check
from members.models import (
    CostProjection,
    Enrolment,
    SkipReason,
    TargetingDecision,
    TargetingReason,
    TargetingRun,
    Verdict,
)
from mtmsite.templatetags.site import dollars

COSTS = {
    CostProjection.ACTUAL: gettext_lazy("in the twelve months to %(day)s"),
    CostProjection.ANNUALISED: gettext_lazy("for a year, reckoned from January 1 to %(day)s"),
    CostProjection.QUARTER: gettext_lazy("for a year, four times the three months to %(day)s"),
}


def sentences(decision: TargetingDecision) -> list[str]:
    """What was found, test by test, by the same engine that decided; the result comes last."""
    if decision.outcome == Verdict.SKIPPED:
        return [_skipped(decision)]
    criteria, facts = decision.program_year.criteria(), facts_of(decision)
    said = [WORDS[entry.name](entry, facts, criteria, decision.run) for entry in check(facts, criteria).criteria]
    return [*said, _result(decision)]


def reasons_of(enrolment: Enrolment) -> list[str]:
    """The same for the facts that an enrolment rested on, whatever was found since."""
    basis = dict(enrolment.basis)
    run = TargetingRun.objects.get(pk=basis.pop("run"))
    del basis["as_of"]
    return sentences(
        TargetingDecision(
            run=run,
            program_year=enrolment.program_year,
            outcome=Verdict.MET,
            reason_code=enrolment.reason_code,
            **basis,
        )
    )


def facts_of(decision: TargetingDecision) -> Facts:
    cost = Decimal(decision.annual_cents).scaleb(-2)
    return Facts(frozenset(decision.conditions), decision.drug_count, cost, decision.at_risk)


def _skipped(decision: TargetingDecision) -> str:
    reason, day = SkipReason(decision.skip_reason).label, _day(decision.run.as_of)
    return _("Not looked at as of %(day)s: %(reason)s.") % {"day": day, "reason": reason}


def _result(decision: TargetingDecision) -> str:
    reason, day = TargetingReason(decision.reason_code), _day(decision.run.as_of)
    values = {"code": reason.value, "reason": reason.label, "day": day}
    if decision.outcome == Verdict.MET:
        return _("Targeted as of %(day)s; CMS reason %(code)s: %(reason)s.") % values
    return _("Not targeted as of %(day)s; CMS reason %(code)s.") % values


def _conditions(entry: CriterionResult, facts: Facts, criteria: Criteria, run: TargetingRun) -> str:
    had = sorted((facts.conditions or frozenset()) & criteria.conditions)
    values = {
        "had": len(had), "listed": len(criteria.conditions), "year": criteria.year, "met": _met(entry),
        "names": "; ".join(str(CONDITIONS.get(slug, slug)) for slug in had), "need": criteria.min_conditions,
    }  # fmt: skip
    if not had:
        return _("Has none of the %(listed)s conditions of %(year)s, %(need)s are needed: %(met)s.") % values
    text = _("Has %(had)s of the %(listed)s conditions of %(year)s (%(names)s), %(need)s are needed: %(met)s.")
    return text % values


def _drugs(entry: CriterionResult, facts: Facts, criteria: Criteria, run: TargetingRun) -> str:
    text = ngettext(
        "Filled %(count)s drug in the twelve months to %(day)s, %(need)s are needed: %(met)s.",
        "Filled %(count)s different drugs in the twelve months to %(day)s, %(need)s are needed: %(met)s.",
        facts.drug_count or 0,
    )
    return text % {
        "count": facts.drug_count, "day": _day(run.as_of), "need": criteria.min_drugs, "met": _met(entry),
    }  # fmt: skip


def _cost(entry: CriterionResult, facts: Facts, criteria: Criteria, run: TargetingRun) -> str:
    more_than = _("Drugs cost %(cost)s %(span)s, more than %(limit)s is needed: %(met)s.")
    at_least = _("Drugs cost %(cost)s %(span)s, %(limit)s or more is needed: %(met)s.")
    return (more_than if criteria.cost_operator == "gt" else at_least) % {
        "cost": dollars(facts.annual_cost or Decimal(0)),
        "span": COSTS[CostProjection(run.cost_method)] % {"day": _day(run.as_of)},
        "limit": dollars(criteria.cost_threshold),
        "met": _met(entry),
    }


def _at_risk(entry: CriterionResult, facts: Facts, criteria: Criteria, run: TargetingRun) -> str:
    if facts.at_risk:
        return _("In an at-risk limitation of the drug management program, which is enough alone: met.")
    return _("In no at-risk limitation of the drug management program.")


def _met(entry: CriterionResult) -> str:
    return _("met") if entry.outcome == "met" else _("not met")


def _day(day: datetime.date) -> str:
    return date_format(day, "DATE_FORMAT")


WORDS: dict[str, Callable[[CriterionResult, Facts, Criteria, TargetingRun], str]] = {
    "conditions": _conditions,
    "drugs": _drugs,
    "cost": _cost,
    "at-risk": _at_risk,
}
