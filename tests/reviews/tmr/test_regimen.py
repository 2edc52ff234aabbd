"""Adherence to the regimen: fires, just does not, left out, not known."""

import pytest

from reviews.services.tmr import catalogue
from reviews.tmr import MedicationHistory, Prices, Product, review
from tests.reviews.tmr.histories import (
    ATORVASTATIN,
    INSULIN,
    LISINOPRIL,
    METFORMIN,
    SACUBITRIL,
    SIMVASTATIN,
    UNKNOWN,
    answer,
    coded,
    every,
    fill,
    history,
)

FIRES = ["moderate statin"]
# One hundred days from the first fill on: 80 covered are exactly 80 %.
CASES = [
    ("79 of 100 days", history([fill(ATORVASTATIN, 99, 40), fill(ATORVASTATIN, 50, 39)]), FIRES),
    ("exactly 80 %", history([fill(ATORVASTATIN, 99, 40), fill(ATORVASTATIN, 50, 40)]), []),
    ("91 days", history([fill(ATORVASTATIN, 90, 30), fill(ATORVASTATIN, 50, 30)]), FIRES),
    ("90 days are too few", history([fill(ATORVASTATIN, 89, 30), fill(ATORVASTATIN, 50, 30)]), []),
    ("one fill", history([fill(ATORVASTATIN, 99, 40)]), []),
    ("two fills on one day", history([fill(ATORVASTATIN, 99, 40), fill(ATORVASTATIN, 99, 30)]), []),
    ("two fills", history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 98, 30)]), FIRES),
    ("early refill is pushed forward", history([fill(ATORVASTATIN, 99, 50), fill(ATORVASTATIN, 89, 30)]), []),
    ("of another it is not", history([fill(ATORVASTATIN, 99, 50), fill(SIMVASTATIN, 89, 30)]), FIRES),
    ("first fill over a year ago", history([fill(ATORVASTATIN, 400, 90), fill(ATORVASTATIN, 60, 30)]), []),
    ("hospice", history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 50, 30)], hospice=True), []),
    ("kidney failure flag", history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 50, 30)], esrd=True), []),
    ("kidney failure coded", history([fill(ATORVASTATIN, 99), fill(ATORVASTATIN, 50)], coded("esrd", 200)), []),
    ("17 years old", history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 50, 30)], age=17), []),
    (
        "a package nobody knows after the last fill",
        history([fill(ATORVASTATIN, 99, 40), fill(ATORVASTATIN, 50, 30), fill(UNKNOWN, 49)]),
        ["low statin"],
    ),
    (
        "a package nobody knows on that day",
        history([fill(ATORVASTATIN, 99, 40), fill(ATORVASTATIN, 50, 30), fill(UNKNOWN, 50)]),
        FIRES,
    ),
    (
        "no days of supply",
        history([fill(ATORVASTATIN, 99, 0), fill(ATORVASTATIN, 50, 0)]),
        ["not known: no-days-of-supply"],
    ),
]


@pytest.mark.parametrize(("person", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_statin_adherence(person: MedicationHistory, said: list[str]) -> None:
    assert answer("statin-adherence", person) == said


def test_supply_from_before_the_window_is_not_counted() -> None:
    """A year's supply five days before the window; within it sixty tablets for 330 days."""
    person = history([fill(ATORVASTATIN, 370, 365), fill(ATORVASTATIN, 329, 30), fill(ATORVASTATIN, 300, 30)])
    assert answer("statin-adherence", person) == FIRES


@pytest.mark.parametrize(
    ("rule", "product", "other", "subject"),
    [("ras-adherence", LISINOPRIL, SACUBITRIL, "ras"), ("diabetes-adherence", METFORMIN, INSULIN, "diabetes")],
)
def test_who_takes_the_other_kind_is_left_out(rule: str, product: Product, other: Product, subject: str) -> None:
    fills = [fill(product, 99, 30), fill(product, 50, 30)]
    assert answer(rule, history(fills)) == [f"moderate {subject}"]
    assert answer(rule, history([*fills, fill(other, 200)])) == []
    assert answer(rule, history([*fills, fill(other, 365)])) == [f"moderate {subject}"]  # more than a year ago


LATE = [
    ("31 days late", history(every(ATORVASTATIN, 30, first=120, last=60)), ["moderate ATORVASTATIN"]),
    ("30 days late", history(every(ATORVASTATIN, 30, first=119, last=59)), ["low ATORVASTATIN"]),
    ("16 days late", history([fill(ATORVASTATIN, 75), fill(ATORVASTATIN, 45)]), ["low ATORVASTATIN"]),
    ("15 days late", history([fill(ATORVASTATIN, 74), fill(ATORVASTATIN, 44)]), []),
    ("an early refill gives more days", history([fill(ATORVASTATIN, 60), fill(ATORVASTATIN, 45)]), []),
    (
        "31 days late and a package nobody knows",
        history([*every(ATORVASTATIN, 30, first=120, last=60), fill(UNKNOWN, 20)]),
        ["low ATORVASTATIN"],
    ),
    ("120 days late", history([fill(ATORVASTATIN, 179), fill(ATORVASTATIN, 149)]), ["moderate ATORVASTATIN"]),
    ("121 days: surely stopped", history([fill(ATORVASTATIN, 180), fill(ATORVASTATIN, 150)]), []),
    ("one fill", history([fill(ATORVASTATIN, 60)]), []),
    ("not taken on and on", history(every(METFORMIN, 30, first=120, last=60)), []),
    ("changed to another", history([*every(ATORVASTATIN, 30, first=120, last=60), fill(SIMVASTATIN, 20)]), []),
    ("no days on the last fill", history([fill(ATORVASTATIN, 90), fill(ATORVASTATIN, 60, 0)]), []),
    ("hospice", history(every(ATORVASTATIN, 30, first=120, last=60), hospice=True), []),
]


@pytest.mark.parametrize(("person", "said"), [case[1:] for case in LATE], ids=[case[0] for case in LATE])
def test_late_refill(person: MedicationHistory, said: list[str]) -> None:
    assert answer("late-refill", person) == said


def test_the_evidence_says_since_when() -> None:
    rules = {"late-refill": catalogue.shipped_rules()["late-refill"]}
    person = history([fill(ATORVASTATIN, 75), fill(ATORVASTATIN, 45)])
    (found,) = review(person, catalogue.settings(rules, Prices()))
    assert found.lines[0].values == {"name": "Atorvastatin", "since": "2026-06-15", "days": 16}
    assert found.lines[1].values["date"] == "2026-05-16"
