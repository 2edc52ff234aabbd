"""What is known about a person after the self-check."""

from decimal import Decimal
from typing import Any

import pytest

from members.eligibility import Criteria
from members.facts_from_answers import facts_from_answers

CRITERIA = Criteria(
    year=2023,
    conditions=frozenset({"diabetes", "hypertension", "depression", "esrd"}),
    min_conditions=3,
    min_drugs=8,
    cost_threshold=Decimal("4935.00"),
    cost_operator="gt",
    at_risk_route=True,
)


@pytest.mark.parametrize(
    ("ticked", "not_sure", "known"),
    [
        ([], False, set()),
        ([], True, None),
        (["diabetes"], False, {"diabetes"}),
        (["diabetes", "esrd"], True, None),
        (["diabetes", "esrd", "depression"], True, {"diabetes", "esrd", "depression"}),
        (["diabetes", "diabetes", "esrd"], True, None),
    ],
)
def test_conditions(ticked: list[str], not_sure: bool, known: set[str] | None) -> None:
    facts = facts_from_answers({"conditions": ticked, "conditions_not_sure": not_sure}, CRITERIA)
    assert facts.conditions == known


@pytest.mark.parametrize(
    ("answers", "drugs", "cost"),
    [
        ({}, None, None),
        ({"drug_count": 8, "annual_cost": Decimal("1.00")}, 8, Decimal("1.00")),
        ({"drug_count": 8, "drug_count_not_sure": True}, 8, None),
        ({"drug_count": None, "drug_count_not_sure": True, "annual_cost": Decimal(0)}, None, Decimal(0)),
    ],
)
def test_numbers(answers: dict[str, Any], drugs: int | None, cost: Decimal | None) -> None:
    facts = facts_from_answers(answers, CRITERIA)
    assert (facts.drug_count, facts.annual_cost) == (drugs, cost)


@pytest.mark.parametrize(
    ("answer", "known"), [("yes", True), ("no", False), ("not_sure", None), ("", None), (None, None)]
)
def test_at_risk(answer: str | None, known: bool | None) -> None:
    assert facts_from_answers({"at_risk": answer}, CRITERIA).at_risk is known
