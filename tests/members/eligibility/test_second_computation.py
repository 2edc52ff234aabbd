"""The engine against a second computation that shares nothing with it: cents as whole numbers, every case tried."""

import itertools
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from members.eligibility import Criteria, Facts, check

SLUGS = ["diabetes", "hypertension", "depression", "esrd", "copd", "gout"]

criteria = st.builds(
    Criteria,
    year=st.integers(2006, 2100),
    conditions=st.frozensets(st.sampled_from(SLUGS)),
    min_conditions=st.integers(2, 3),
    min_drugs=st.integers(2, 8),
    cost_threshold=st.integers(1, 400).map(lambda cents: Decimal(cents) / 100),
    cost_operator=st.sampled_from(["gt", "ge"]),
    at_risk_route=st.booleans(),
)
known = {
    "conditions": st.frozensets(st.sampled_from(SLUGS)),
    "drug_count": st.integers(0, 10),
    "annual_cost": st.integers(0, 401).map(lambda cents: Decimal(cents) / 100),
    "at_risk": st.booleans(),
}
known_facts = st.builds(Facts, **known)
facts = st.builds(Facts, **{name: st.none() | strategy for name, strategy in known.items()})


def qualifies(known: Facts, limits: Criteria) -> bool:
    """Yes or no for somebody of whom all is known."""
    listed = sum(1 for slug in SLUGS if slug in limits.conditions and slug in known.conditions)
    cents, limit = int(known.annual_cost * 100), int(limits.cost_threshold * 100)
    dear = cents >= limit + (1 if limits.cost_operator == "gt" else 0)
    all_three = listed >= limits.min_conditions and known.drug_count >= limits.min_drugs and dear
    return bool(all_three or (limits.at_risk_route and known.at_risk))


def possible(partly: Facts) -> list[Facts]:
    """Everyone whom ``partly`` could describe, as far as the limits above can tell people apart."""
    return [
        Facts(*values)
        for values in itertools.product(
            [frozenset(), frozenset(SLUGS)] if partly.conditions is None else [partly.conditions],
            [0, 10] if partly.drug_count is None else [partly.drug_count],
            [Decimal(0), Decimal("4.01")] if partly.annual_cost is None else [partly.annual_cost],
            [False, True] if partly.at_risk is None else [partly.at_risk],
        )
    ]


@settings(max_examples=400, deadline=None)
@given(facts, criteria)
def test_met_and_not_met_are_what_everyone_possible_agrees_on(person: Facts, limits: Criteria) -> None:
    """Sound for every year; where the year lists enough conditions to be met at all, also complete."""
    answers = {qualifies(each, limits) for each in possible(person)}
    outcome = check(person, limits).outcome
    if outcome == "met":
        assert answers == {True}
    elif outcome == "not_met":
        assert answers == {False}
    elif len(limits.conditions) >= limits.min_conditions:
        assert answers == {True, False}


@settings(max_examples=200, deadline=None)
@given(known_facts, criteria)
def test_known_facts_give_a_plain_answer(person: Facts, limits: Criteria) -> None:
    assert check(person, limits).outcome == ("met" if qualifies(person, limits) else "not_met")
