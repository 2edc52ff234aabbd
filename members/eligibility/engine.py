"""Who may be in the program: one pure function for the public self-check and for targeting."""

from functools import cache

from .criteria import Criteria
from .facts import Facts
from .result import CriterionResult, Outcome, Result

# The few answers there are, each made once: a targeting run asks for them a million times.
_said = cache(CriterionResult)


def check(facts: Facts, criteria: Criteria) -> Result:
    """Compare ``facts`` with ``criteria``.

    Group 1 needs conditions, drugs and cost together; group 2 is the at-risk route and needs
    nothing else (42 CFR 423.153(d)(2)(i) and (ii)). Either is enough.
    """
    entries: tuple[CriterionResult, ...] = (
        _conditions(facts, criteria), _drugs(facts, criteria), _cost(facts, criteria),
    )  # fmt: skip
    outcome = _all_of([entry.outcome for entry in entries])
    if criteria.at_risk_route:
        at_risk = _at_risk(facts)
        entries = (*entries, at_risk)
        outcome = _any_of([outcome, at_risk.outcome])
    return Result(outcome, entries)


def _conditions(facts: Facts, criteria: Criteria) -> CriterionResult:
    if facts.conditions is None:
        return _said("conditions", "not_known", "conditions-not-known")
    counted = len(facts.conditions & criteria.conditions)
    if counted >= criteria.min_conditions:
        return _said("conditions", "met", "enough-conditions")
    return _said("conditions", "not_met", "too-few-conditions")


def _drugs(facts: Facts, criteria: Criteria) -> CriterionResult:
    if facts.drug_count is None:
        return _said("drugs", "not_known", "drugs-not-known")
    if facts.drug_count >= criteria.min_drugs:
        return _said("drugs", "met", "enough-drugs")
    return _said("drugs", "not_met", "too-few-drugs")


def _cost(facts: Facts, criteria: Criteria) -> CriterionResult:
    if facts.annual_cost is None:
        return _said("cost", "not_known", "cost-not-known")
    if facts.annual_cost > criteria.cost_threshold:
        return _said("cost", "met", "cost-over-limit")
    if facts.annual_cost == criteria.cost_threshold:
        outcome: Outcome = "met" if criteria.cost_operator == "ge" else "not_met"
        return _said("cost", outcome, "cost-equals-limit")
    return _said("cost", "not_met", "cost-under-limit")


def _at_risk(facts: Facts) -> CriterionResult:
    if facts.at_risk is None:
        return _said("at-risk", "not_known", "at-risk-not-known")
    if facts.at_risk:
        return _said("at-risk", "met", "at-risk-limitation")
    return _said("at-risk", "not_met", "no-at-risk-limitation")


def _all_of(outcomes: list[Outcome]) -> Outcome:
    if "not_met" in outcomes:
        return "not_met"
    return "not_known" if "not_known" in outcomes else "met"


def _any_of(outcomes: list[Outcome]) -> Outcome:
    if "met" in outcomes:
        return "met"
    return "not_known" if "not_known" in outcomes else "not_met"
