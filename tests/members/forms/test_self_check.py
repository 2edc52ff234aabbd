"""The self-check form: what it takes, what it refuses and in which words."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from members.forms.self_check import SelfCheckForm
from tests.factories import members

pytestmark = pytest.mark.django_db


def form_for(**changes: Any) -> SelfCheckForm:
    data = MultiValueDict[str, str]()
    for name, value in members.self_check_post(**changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return SelfCheckForm(data, year=members.program_year())


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({}, "annual_cost", Decimal("4935.01")),
        ({"annual_cost": " 4,935 "}, "annual_cost", Decimal("4935.00")),
        ({"annual_cost": "", "annual_cost_not_sure": "on"}, "annual_cost", None),
        ({"drug_count": " 12 "}, "drug_count", 12),
        ({"drug_count": "", "drug_count_not_sure": "on"}, "drug_count", None),
        ({"drug_count": "8", "drug_count_not_sure": "on"}, "drug_count", 8),
        ({"conditions": []}, "conditions", []),
        ({"at_risk": "not_sure"}, "at_risk", "not_sure"),
        ({"at_risk": ""}, "at_risk", ""),
        ({"worth_asking": ["cost", "doctors"]}, "worth_asking", ["cost", "doctors"]),
        ({}, "worth_asking", []),
    ],
)
def test_takes(changes: dict[str, Any], field: str, value: object) -> None:
    form = form_for(**changes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == value


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"drug_count": ""}, "drug_count", "Enter how many medicines"),
        ({"drug_count": "-8"}, "drug_count", "cannot be below zero"),
        ({"drug_count": "100"}, "drug_count", "99 or less"),
        ({"drug_count": "many"}, "drug_count", "medicines in digits"),
        ({"drug_count": "-8", "drug_count_not_sure": "on"}, "drug_count", "cannot be below zero"),
        ({"annual_cost": ""}, "annual_cost", "Enter what your medicines cost"),
        ({"annual_cost": "-1"}, "annual_cost", "cannot be below zero"),
        ({"annual_cost": "10000000"}, "annual_cost", "below 10 million"),
        ({"annual_cost": "4935.001"}, "annual_cost", "two digits after the point"),
        ({"annual_cost": "4935,01"}, "annual_cost", "yearly cost in dollars"),
        ({"conditions": ["gout"]}, "conditions", "only health problems from this list"),
        ({"conditions": ["diabetes\x00"]}, "conditions", "only health problems from this list"),
        ({"conditions": ["diabetes"] * 7}, "conditions", "only once"),
        ({"at_risk": "maybe"}, "at_risk", "Choose yes, no"),
        ({"worth_asking": ["gout"]}, "worth_asking", "only sentences from this list"),
        ({"worth_asking": ["cost"] * 6}, "worth_asking", "sentence only once"),
    ],
)
def test_refuses_at_the_field(changes: dict[str, Any], field: str, words: str) -> None:
    form = form_for(**changes)
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]


ODD_COSTS = {
    "$1,276.00": Decimal("1276.00"),
    " 1276 ": Decimal("1276.00"),
    "1,276": Decimal("1276.00"),
    "1276.5": Decimal("1276.50"),
    "US$ 1,276": Decimal("1276.00"),
    "0": Decimal("0.00"),
    "9999999.99": Decimal("9999999.99"),
    "12,76": "yearly cost in dollars",
    "1e9": "yearly cost in dollars",
    "-1": "below zero",
    "١٢٧٦": "yearly cost in dollars",
    "1" + "0" * 12: "below 10 million",
    "NaN": "yearly cost in dollars",
    ".": "yearly cost in dollars",
    "about 1276": "yearly cost in dollars",
}
ODD_COUNTS = {
    "8": 8,
    " 08 ": 8,
    "8.0": 8,
    "99": 99,
    "0": 0,
    "8.5": "medicines in digits",
    "8-10": "medicines in digits",
    "1e1": "medicines in digits",
    "-1": "below zero",
    "٨": "medicines in digits",
    "eight": "medicines in digits",
    "1" + "0" * 12: "99 or less",
}


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        *(("annual_cost", typed, expected) for typed, expected in ODD_COSTS.items()),
        *(("drug_count", typed, expected) for typed, expected in ODD_COUNTS.items()),
    ],
)
def test_numbers_as_people_type_them(field: str, typed: str, expected: Decimal | int | str) -> None:
    form = form_for(**{field: typed})
    if isinstance(expected, str):
        assert expected in form.errors[field][0]
    else:
        assert form.is_valid(), form.errors
        assert form.cleaned_data[field] == expected


def test_an_empty_form_asks_for_the_two_numbers_once_each() -> None:
    form = SelfCheckForm(QueryDict(), year=members.program_year())
    assert {name: len(messages) for name, messages in form.errors.items()} == {"drug_count": 1, "annual_cost": 1}


def test_a_year_before_the_second_way_does_not_ask_for_it() -> None:
    form = SelfCheckForm(QueryDict(), year=members.program_year(at_risk_route=False))
    assert "at_risk" not in form.fields


def test_conditions_are_those_of_the_year_in_its_order() -> None:
    slugs = ("diabetes", "asthma", "copd")
    form = SelfCheckForm(None, year=members.program_year(conditions=slugs))
    assert [value for value, _label in form.fields["conditions"].choices] == list(slugs)
