"""Each rule in four histories: it fires, it just does not, the member is left out, the data do not tell."""

from dataclasses import replace
from typing import Any

import pytest

from reviews.tmr import Dispensed, MedicationHistory, Prices
from reviews.tmr.rules import RULES
from tests.reviews.tmr.histories import (
    ALBUTEROL,
    AS_OF,
    ATORVASTATIN,
    CLARITHROMYCIN,
    DAY,
    DOXEPIN,
    FLUTICASONE,
    FUROSEMIDE,
    GABAPENTIN,
    INSULIN,
    LIPITOR,
    LISINOPRIL,
    LORAZEPAM,
    MELOXICAM,
    METFORMIN,
    NAPROXEN,
    OXYBUTYNIN,
    OXYCODONE,
    PATCH,
    SACUBITRIL,
    SERTRALINE,
    SIMVASTATIN,
    UNKNOWN,
    WARFARIN,
    answer,
    coded,
    every,
    fill,
    has,
    history,
)

KINDS = ("fires", "just does not", "left out", "not known")
PRICES = Prices(generic_unit={"same": 10.0}, group_day={"statin": 10.0})
SHORT = {"covered_from": AS_OF - 100 * DAY}
TOO_SHORT, NO_DAYS, NO_STRENGTH = (
    ["not known: covered-too-short"],
    ["not known: no-days-of-supply"],
    ["not known: no-strength"],
)


def without_days(*fills: Dispensed) -> MedicationHistory:
    """The same fills, and no claim tells for how many days they are."""
    return history([one._replace(days=0) for one in fills])


def missing(found: list[Any], said: list[str], drug: Dispensed) -> list[Any]:
    """Of a rule that looks for a medicine that is not there."""
    return [
        (history([], found), said), (history([drug], found), []), (history([], found, hospice=True), []),
        (history([], found, **SHORT), TOO_SHORT),
    ]  # fmt: skip


def adherence(product: Any, said: list[str], excluded: MedicationHistory) -> list[Any]:
    """79 of a hundred days, exactly 80 of them."""
    fills = [fill(product, 99, 40), fill(product, 50, 39)]
    enough = [fill(product, 99, 40), fill(product, 50, 40)]
    return [(history(fills), said), (history(enough), []), (excluded, []), (without_days(*fills), NO_DAYS)]


def together(fills: list[Dispensed], apart: list[Dispensed], said: list[str], **left_out: Any) -> list[Any]:
    """Of a rule that looks for days on which medicines were at hand together."""
    out = left_out or {"hospice": True}
    return [(history(fills), said), (history(apart), []), (history(fills, **out), []), (without_days(*fills), [])]


LATE = every(ATORVASTATIN, 30, first=120, last=60)
BRAND = [fill(LIPITOR, 30, cents=1200)]
DEAR = [fill(LIPITOR, 30, cents=1300)]
MONTHLY = every(ATORVASTATIN, 30, first=70)
METFORMINS = [fill(METFORMIN, 90), fill(METFORMIN, 60)]
RELIEVERS = every(ALBUTEROL, 30, first=90)
BOTH_DRY = [*every(DOXEPIN, 30, first=60), *every(OXYBUTYNIN, 30, first=60)]
SLEEPY = [*every(SERTRALINE, 30, first=60), *every(GABAPENTIN, 30, first=60), *every(LORAZEPAM, 30, first=60)]
KIDNEY = [fill(LISINOPRIL, 40), fill(FUROSEMIDE, 40)]

CASES: dict[str, list[tuple[MedicationHistory, list[str]]]] = {
    "generic-available": [
        (history(BRAND), ["low ATORVASTATIN"]), (history([fill(LIPITOR, 30, cents=790)]), []),
        (history(BRAND, hospice=True), []),
        (history([fill(replace(LIPITOR, generic="other"), 30, cents=1200)]), ["not known: no-price-of-the-generic"]),
    ],
    "ninety-day-supply": [
        (history(MONTHLY), ["low ATORVASTATIN"]), (history(MONTHLY[1:]), []), (history(MONTHLY, hospice=True), []),
        (without_days(*MONTHLY), []),
    ],
    "costly-in-its-class": [
        (history(DEAR), ["low statin: ATORVASTATIN"]), (history([fill(LIPITOR, 30, cents=900)]), []),
        (history(DEAR, hospice=True), []), (without_days(*DEAR), []),
    ],
    "statin-in-diabetes": [
        (history(METFORMINS), ["moderate statin"]), (history(METFORMINS, age=76), []),
        (history(METFORMINS, coded("cirrhosis", 200)), []), (history(METFORMINS, **SHORT), TOO_SHORT),
    ],
    "statin-in-cardiovascular-disease": missing(has("ascvd"), ["moderate statin"], fill(ATORVASTATIN, 364)),
    "ras-in-diabetes-and-hypertension": missing(has("diabetes", "hypertension"), ["low ras"], fill(LISINOPRIL, 179)),
    "beta-blocker-in-heart-failure": [
        *missing(has("heart-failure"), ["low heart-failure-beta-blocker"], fill(ATORVASTATIN, 1))[:1],
        (history([], coded("heart-failure", 40)), []),
        (history([], [*has("heart-failure"), *coded("slow-heart", 9)]), []),
        (history([], has("heart-failure"), **SHORT), TOO_SHORT),
    ],
    "ras-in-heart-failure": missing(has("heart-failure"), ["low ras"], fill(SACUBITRIL, 179)),
    "bone-treatment": [
        (history([], has("fragility-fracture"), age=50), ["moderate bone"]),
        (history([], has("fragility-fracture"), age=49), []),
        (history([], has("fragility-fracture"), esrd=True), []),
        (history([], has("fragility-fracture"), **SHORT), TOO_SHORT),
    ],
    "asthma-controller": [
        (history(RELIEVERS, has("asthma")), ["moderate controller"]),
        (history([*RELIEVERS[:2], fill(FLUTICASONE, 35), fill(FLUTICASONE, 5)], has("asthma")), []),
        (history(RELIEVERS, [*has("asthma"), *coded("copd", 300)]), []),
        (history([*RELIEVERS[:3], fill(UNKNOWN, 5)], has("asthma")), []),
    ],
    "statin-adherence": adherence(
        ATORVASTATIN, ["moderate statin"], history([fill(ATORVASTATIN, 99), fill(ATORVASTATIN, 50)], esrd=True)
    ),
    "ras-adherence": adherence(
        LISINOPRIL, ["moderate ras"], history([fill(LISINOPRIL, 99), fill(LISINOPRIL, 50), fill(SACUBITRIL, 200)])
    ),
    "diabetes-adherence": adherence(
        METFORMIN, ["moderate diabetes"], history([fill(METFORMIN, 99), fill(METFORMIN, 50), fill(INSULIN, 200)])
    ),
    "late-refill": [
        (history(LATE), ["moderate ATORVASTATIN"]), (history([fill(ATORVASTATIN, 74), fill(ATORVASTATIN, 44)]), []),
        (history(LATE, hospice=True), []), (without_days(*LATE), []),
    ],
    "high-risk-medicine": [
        (history([fill(DOXEPIN, 9)], age=65), ["low tricyclic"]), (history([fill(DOXEPIN, 9)], age=64), []),
        (history([fill(LORAZEPAM, 9)], coded("seizures", 300)), []), (history([fill(UNKNOWN, 9)]), []),
    ],
    "medicine-with-condition": [
        (history([fill(NAPROXEN, 40)], has("heart-failure")), ["moderate heart-failure+nsaid"]),
        (history([fill(NAPROXEN, 120)], has("heart-failure")), []),
        (history([fill(NAPROXEN, 40)], has("heart-failure"), hospice=True), []),
        (history([fill(UNKNOWN, 40)], has("heart-failure")), []),
    ],
    "opioid-with-benzodiazepine": together(
        [fill(OXYCODONE, 60, 10), fill(LORAZEPAM, 51, 10)], [fill(OXYCODONE, 60, 10), fill(LORAZEPAM, 50, 10)],
        ["moderate opioid+benzodiazepine"], diagnoses=coded("cancer", 300),
    ),
    "opioid-with-gabapentinoid": together(
        [fill(OXYCODONE, 60, 14), fill(GABAPENTIN, 60)], [fill(OXYCODONE, 60, 13), fill(GABAPENTIN, 60)],
        ["moderate opioid+gabapentinoid"], diagnoses=coded("palliative-care", 3),
    ),
    "high-opioid-dose": [
        (history([fill(OXYCODONE, 60, quantity=120.0)]), ["high opioid"]),
        (history([fill(OXYCODONE, 60, quantity=119.0)]), []),
        (history([fill(OXYCODONE, 60, quantity=120.0)], coded("sickle-cell", 9)), []),
        (history([fill(PATCH, 60)]), NO_STRENGTH),
    ],
    "anticholinergic-burden": together(
        BOTH_DRY, [*every(DOXEPIN, 30, first=60), fill(OXYBUTYNIN, 60, 60)], ["moderate anticholinergic"]
    ),
    "nervous-system-medicines": together(
        SLEEPY, [*SLEEPY[:-2], fill(LORAZEPAM, 60)], ["moderate nervous-system"], diagnoses=coded("seizures", 90)
    ),
    "triple-whammy": together(
        [*KIDNEY, fill(NAPROXEN, 11, 5)], [*KIDNEY, fill(NAPROXEN, 10, 5)], ["moderate triple-whammy"]
    ),
    "bleeding-risk": together(
        [fill(WARFARIN, 40), fill(NAPROXEN, 40, 3)], [fill(WARFARIN, 40), fill(NAPROXEN, 40, 2)],
        ["high anticoagulant+nsaid"],
    ),
    "interaction": together(
        [fill(SIMVASTATIN, 40), fill(CLARITHROMYCIN, 11, 7)], [fill(SIMVASTATIN, 40), fill(CLARITHROMYCIN, 10, 7)],
        ["high statin+cyp3a4"],
    ),
    "duplicate-therapy": together(
        [fill(NAPROXEN, 40), fill(MELOXICAM, 40, 14)], [fill(NAPROXEN, 40), fill(MELOXICAM, 40, 13)],
        ["moderate duplicate-nsaid"],
    ),
}  # fmt: skip


def test_every_rule_has_all_four_kinds() -> None:
    assert list(CASES) == list(RULES)
    assert {len(cases) for cases in CASES.values()} == {len(KINDS)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rule", CASES)
def test_each_rule(rule: str, kind: str) -> None:
    person, said = CASES[rule][KINDS.index(kind)]
    assert answer(rule, person, PRICES) == said
    assert bool(said and "not known" not in said[0]) is (kind == "fires")
