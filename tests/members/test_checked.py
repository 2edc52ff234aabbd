"""Answers against one year: what decided, and what another year asks that the form did not."""

from decimal import Decimal
from typing import Any

import pytest

from members.checked import checked
from members.eligibility import Criteria, Facts, check
from members.explanations import decided_by
from members.self_check_words import counting_help, worth_asking

THREE = frozenset({"diabetes", "hypertension", "depression"})


def criteria(**changes: Any) -> Criteria:
    year: dict[str, Any] = {
        "year": 2026,
        "conditions": THREE | {"esrd"},
        "min_conditions": 3,
        "min_drugs": 8,
        "cost_threshold": Decimal(1276),
        "cost_operator": "ge",
        "at_risk_route": True,
    }
    return Criteria(**{**year, **changes})


def facts(conditions: bool | None, drugs: bool | None, cost: bool | None, at_risk: bool | None) -> Facts:
    return Facts(
        conditions=None if conditions is None else THREE if conditions else frozenset(),
        drug_count=None if drugs is None else 8 if drugs else 7,
        annual_cost=None if cost is None else Decimal(1276 if cost else 1275),
        at_risk=at_risk,
    )


@pytest.mark.parametrize(
    ("known", "decided"),
    [
        ((True, True, True, False), {"conditions", "drugs", "cost"}),
        ((True, True, True, None), {"conditions", "drugs", "cost"}),
        ((True, True, True, True), {"conditions", "drugs", "cost", "at-risk"}),
        ((False, None, True, True), {"at-risk"}),
        ((True, False, True, False), {"drugs"}),
        ((False, None, False, False), {"conditions", "cost"}),
        ((True, None, True, False), {"drugs"}),
        ((True, None, None, None), {"drugs", "cost", "at-risk"}),
        ((True, False, None, None), {"at-risk"}),
    ],
)
def test_what_decided(known: tuple[bool | None, ...], decided: set[str]) -> None:
    assert decided_by(check(facts(*known), criteria())) == decided


ANSWERS = {"conditions": list(THREE), "drug_count": 8, "annual_cost": Decimal(1276), "at_risk": "no"}


@pytest.mark.parametrize(
    ("listed", "ticked", "met"),
    [
        (THREE | {"esrd"}, list(THREE), "yes"),
        ({"diabetes", "esrd"} | {"asthma", "copd"}, ["diabetes"], "unknown"),
        ({"diabetes", "hypertension", "esrd", "asthma"}, ["diabetes"], "no"),
        ({"diabetes", "hypertension", "asthma"}, ["diabetes", "hypertension"], "unknown"),
        ({"diabetes", "hypertension", "esrd"}, list(THREE), "no"),
    ],
)
def test_what_the_form_of_another_year_did_not_list_is_not_known(listed: set[str], ticked: list[str], met: str) -> None:
    other = criteria(year=2027, conditions=frozenset(listed))
    result = checked({**ANSWERS, "conditions": ticked}, other, asked=criteria().conditions)
    assert result.explanations[0].met == met
    assert result.not_asked == frozenset(listed) - criteria().conditions
    assert ("did not ask" in result.explanations[0].text) == (met == "unknown")


def test_the_forms_own_year_leaves_nothing_unasked() -> None:
    result = checked(ANSWERS, criteria())
    assert (result.outcome, result.not_asked) == ("may-qualify", frozenset())
    assert result.decided == ["your health problems", "the number of your medicines", "what they cost in a year"]


def test_every_word_of_the_data_file_is_there_in_both_languages() -> None:
    help_to_count = counting_help(2026)
    points = [*help_to_count.counts, *help_to_count.does_not_count, *help_to_count.cost, help_to_count.long_term]
    points += [words for question in worth_asking() for words in (question.text, question.why)]
    assert len(points) > 20
    for words in points:
        assert words is not None
        assert words["en"]
        assert words["es"]
        assert words["en"] != words["es"]


@pytest.mark.parametrize(("year", "said"), [(2024, False), (2025, True)])
def test_counting_only_long_term_medicines_came_with_2025(year: int, said: bool) -> None:
    assert (counting_help(year).long_term is not None) == said
