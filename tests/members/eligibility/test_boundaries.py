"""Every boundary of every criterion, each operator, and what is not known: one row per case."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from members.eligibility import Criteria, Facts, Result, check
from members.eligibility.result import CriterionName

LISTED = frozenset({"diabetes", "hypertension", "depression", "esrd"})
CRITERIA = Criteria(
    year=2023,
    conditions=LISTED,
    min_conditions=3,
    min_drugs=8,
    cost_threshold=Decimal("4935.00"),
    cost_operator="gt",
    at_risk_route=True,
)
AT_LEAST = replace(CRITERIA, cost_operator="ge")
THREE = frozenset({"diabetes", "hypertension", "depression"})
ENOUGH = Facts(conditions=THREE, drug_count=8, annual_cost=Decimal("4935.01"), at_risk=False)


def having(**changes: Any) -> Facts:
    return replace(ENOUGH, **changes)


@pytest.mark.parametrize(
    ("criterion", "facts", "criteria", "outcome", "reason"),
    [
        ("conditions", having(conditions=None), CRITERIA, "not_known", "conditions-not-known"),
        ("conditions", having(conditions=frozenset()), CRITERIA, "not_met", "too-few-conditions"),
        ("conditions", having(conditions=frozenset({"diabetes", "esrd"})), CRITERIA, "not_met", "too-few-conditions"),
        ("conditions", having(conditions=THREE), CRITERIA, "met", "enough-conditions"),
        ("conditions", having(conditions=LISTED), CRITERIA, "met", "enough-conditions"),
        # A condition that the year does not list counts for nothing.
        (
            "conditions",
            having(conditions=frozenset({"diabetes", "esrd", "gout"})),
            CRITERIA,
            "not_met",
            "too-few-conditions",
        ),
        ("drugs", having(drug_count=None), CRITERIA, "not_known", "drugs-not-known"),
        ("drugs", having(drug_count=0), CRITERIA, "not_met", "too-few-drugs"),
        ("drugs", having(drug_count=7), CRITERIA, "not_met", "too-few-drugs"),
        ("drugs", having(drug_count=8), CRITERIA, "met", "enough-drugs"),
        ("drugs", having(drug_count=9), CRITERIA, "met", "enough-drugs"),
        ("cost", having(annual_cost=None), CRITERIA, "not_known", "cost-not-known"),
        ("cost", having(annual_cost=Decimal("0")), CRITERIA, "not_met", "cost-under-limit"),
        ("cost", having(annual_cost=Decimal("4934.99")), CRITERIA, "not_met", "cost-under-limit"),
        ("cost", having(annual_cost=Decimal("4935.00")), CRITERIA, "not_met", "cost-equals-limit"),
        ("cost", having(annual_cost=Decimal("4935.01")), CRITERIA, "met", "cost-over-limit"),
        ("cost", having(annual_cost=Decimal("4934.99")), AT_LEAST, "not_met", "cost-under-limit"),
        ("cost", having(annual_cost=Decimal("4935")), AT_LEAST, "met", "cost-equals-limit"),
        ("cost", having(annual_cost=Decimal("4935.01")), AT_LEAST, "met", "cost-over-limit"),
        ("at-risk", having(at_risk=None), CRITERIA, "not_known", "at-risk-not-known"),
        ("at-risk", having(at_risk=False), CRITERIA, "not_met", "no-at-risk-limitation"),
        ("at-risk", having(at_risk=True), CRITERIA, "met", "at-risk-limitation"),
    ],
)
def test_one_criterion(criterion: CriterionName, facts: Facts, criteria: Criteria, outcome: str, reason: str) -> None:
    entry = check(facts, criteria).criterion(criterion)
    assert entry is not None
    assert (entry.outcome, entry.reason) == (outcome, reason)


NOTHING = Facts(conditions=None, drug_count=None, annual_cost=None, at_risk=None)
NO_ROUTE = replace(CRITERIA, at_risk_route=False)


@pytest.mark.parametrize(
    ("facts", "criteria", "outcome"),
    [
        (ENOUGH, CRITERIA, "met"),
        (having(conditions=frozenset()), CRITERIA, "not_met"),
        (having(drug_count=7), CRITERIA, "not_met"),
        (having(annual_cost=Decimal("4935.00")), CRITERIA, "not_met"),
        (having(annual_cost=Decimal("4935.00")), AT_LEAST, "met"),
        # One of three not known: open, unless another one already says no.
        (having(drug_count=None), CRITERIA, "not_known"),
        (having(drug_count=None, conditions=frozenset()), CRITERIA, "not_met"),
        # The at-risk route needs nothing else, and what is not known there leaves the answer open.
        (Facts(conditions=frozenset(), drug_count=0, annual_cost=Decimal(0), at_risk=True), CRITERIA, "met"),
        (replace(NOTHING, at_risk=True), CRITERIA, "met"),
        (having(drug_count=7, at_risk=None), CRITERIA, "not_known"),
        (having(at_risk=None), CRITERIA, "met"),
        (NOTHING, CRITERIA, "not_known"),
        (replace(NOTHING, at_risk=False), CRITERIA, "not_known"),
        # A year without that route does not look at it.
        (having(drug_count=7, at_risk=True), NO_ROUTE, "not_met"),
        (having(drug_count=7, at_risk=None), NO_ROUTE, "not_met"),
        (ENOUGH, NO_ROUTE, "met"),
    ],
)
def test_the_whole_answer(facts: Facts, criteria: Criteria, outcome: str) -> None:
    assert check(facts, criteria).outcome == outcome


def names(result: Result) -> list[str]:
    return [entry.name for entry in result.criteria]


def test_one_entry_per_criterion_of_the_year() -> None:
    assert names(check(ENOUGH, CRITERIA)) == ["conditions", "drugs", "cost", "at-risk"]
    assert names(check(ENOUGH, NO_ROUTE)) == ["conditions", "drugs", "cost"]
    assert check(ENOUGH, NO_ROUTE).criterion("at-risk") is None
