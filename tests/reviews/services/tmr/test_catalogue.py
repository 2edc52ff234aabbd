"""The shipped data hang together: a card for each rule, groups and conditions that exist, facts with their source."""

import ast
import inspect
import re

import pytest

from reviews.services.tmr import catalogue
from reviews.services.tmr.catalogue import Card
from reviews.tmr import cost, guidelines, interactions, regimen, safety
from reviews.tmr.rules import RULES

CARDS = list(catalogue.cards().values())


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_a_card_says_everything(card: Card) -> None:
    for text in (
        card.title,
        card.why,
        card.definition,
        card.source,
        card.source_date,
        card.author,
        card.severity_reason,
    ):
        assert text
    assert card.confidence in ("primary", "secondary", "inferred", "unverified")
    assert card.severity in ("high", "moderate", "low")
    assert card.to in ("member", "prescriber")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", card.next_review)
    assert bool(card.checked_on) == bool(card.verified_by)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_each_limit_stands_in_the_definition_and_the_other_way_round(card: Card) -> None:
    assert set(re.findall(r"\{(\w+)\}", card.definition)) == set(card.limits)
    assert "{" not in card.defined_with(card.limits)


def test_no_result_is_called_a_measure_of_the_pharmacy_quality_alliance() -> None:
    text = " ".join(f"{card.title} {card.why} {card.definition} {card.source}" for card in CARDS)
    assert "PQA" not in text
    assert "Pharmacy Quality" not in text


def named_in_rules() -> set[str]:
    """Every text in the code of the rules that could be the name of a group or condition."""
    trees = [ast.parse(inspect.getsource(module)) for module in (cost, guidelines, interactions, regimen, safety)]
    return {
        node.args[place].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("of", "has", "mentioned")
        for place in range(len(node.args))
        if isinstance(node.args[place], ast.Constant) and isinstance(node.args[place].value, str)
    }


def test_groups_and_conditions_of_rules_and_lists_exist() -> None:
    lists, groups = catalogue.lists(), catalogue.groups()
    conditions = {
        name for known in catalogue.conditions().prefixes.values() for names in known.values() for name in names
    }
    used = {group for rule in RULES.values() for group in rule.needs}
    used |= {*lists["high_risk"], *lists["duplicates"], *lists["priced"]}
    used |= {name for listed in catalogue.pairs("interaction") for name in (listed.pair.first, listed.pair.second)}
    used |= {listed.pair.first for listed in catalogue.pairs("with_condition")}
    assert used <= set(groups)
    assert {listed.pair.second for listed in catalogue.pairs("with_condition")} <= conditions
    assert named_in_rules() <= set(groups) | conditions
    assert len(named_in_rules()) > 20


def test_every_pair_says_why_and_is_there_once() -> None:
    listed = [*catalogue.pairs("interaction"), *catalogue.pairs("with_condition")]
    assert all(one.why for one in listed)
    assert len({one.pair.slug for one in listed}) == len(listed)


@pytest.mark.parametrize(
    ("system", "code", "conditions"),
    [
        (10, "E119", {"diabetes"}),
        (10, "M8000XA", {"osteoporosis", "fragility-fracture"}),
        (10, "I50", {"heart-failure"}),
        (10, "I5", set()),
        (10, "C4491", set()),  # skin cancer that is not melanoma
        (10, "C50911", {"cancer"}),
        (9, "25000", {"diabetes"}),
        (9, "V4511", {"esrd"}),
        (9, "42822", {"heart-failure"}),
        (10, "Z0000", set()),
    ],
)
def test_a_code_tells_the_conditions_above_it(system: int, code: str, conditions: set[str]) -> None:
    assert set(catalogue.conditions().of(system, code)) == conditions
