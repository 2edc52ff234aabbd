"""Adherence to treatment guidelines: fires, just does not, left out, not known."""

from dataclasses import replace

import pytest

from reviews.tmr import Diagnosed, Dispensed, MedicationHistory
from tests.reviews.tmr.histories import (
    ALBUTEROL,
    ALENDRONATE,
    AS_OF,
    ATORVASTATIN,
    CARVEDILOL,
    DAY,
    FLUTICASONE,
    LISINOPRIL,
    LOW_STATIN,
    METFORMIN,
    NO_STRENGTH,
    SACUBITRIL,
    UNKNOWN,
    answer,
    coded,
    every,
    fill,
    has,
    history,
    medicine,
)

METFORMINS = [fill(METFORMIN, 90), fill(METFORMIN, 60)]
SHORT = {"covered_from": AS_OF - 363 * DAY}  # one day too few

IN_DIABETES = [
    ("two fills, no statin", history(METFORMINS), ["moderate statin"]),
    ("one fill", history(METFORMINS[:1]), []),
    ("two fills on one day", history([fill(METFORMIN, 60), fill(METFORMIN, 60)]), []),
    ("75 years", history(METFORMINS, age=75), ["moderate statin"]),
    ("76 years", history(METFORMINS, age=76), []),
    ("40 years", history(METFORMINS, age=40), ["moderate statin"]),
    ("39 years", history(METFORMINS, age=39), []),
    ("a statin 364 days ago", history([*METFORMINS, fill(ATORVASTATIN, 364)]), []),
    ("a statin 365 days ago", history([*METFORMINS, fill(ATORVASTATIN, 365)]), ["moderate statin"]),
    ("a PCSK9 inhibitor", history([*METFORMINS, fill(medicine("ALIROCUMAB", "other-lipid"), 30)]), []),
    ("hospice", history(METFORMINS, hospice=True), []),
    *[
        (name, history(METFORMINS, coded(name, 200)), [])
        for name in ("esrd", "muscle-damage", "cirrhosis", "pregnancy", "pre-diabetes", "pcos")
    ],
    ("covered too short", history(METFORMINS, **SHORT), ["not known: covered-too-short"]),
    ("a package nobody knows", history([*METFORMINS, fill(UNKNOWN, 30)]), ["low statin"]),
]


@pytest.mark.parametrize(("person", "said"), [case[1:] for case in IN_DIABETES], ids=[case[0] for case in IN_DIABETES])
def test_statin_in_diabetes(person: MedicationHistory, said: list[str]) -> None:
    assert answer("statin-in-diabetes", person) == said


ASCVD = has("ascvd")
IN_DISEASE = [
    ("no statin", [], ASCVD, ["moderate statin"]),
    ("one date only", [], coded("ascvd", 40), []),
    ("two codes on one date", [], coded("ascvd", 40, 40), []),
    ("one date in hospital", [], coded("ascvd", 40, inpatient=True), ["moderate statin"]),
    ("10 mg atorvastatin are moderate", [fill(replace(ATORVASTATIN, strengths=(10.0,)), 60)], ASCVD, []),
    ("5 mg are not", [fill(LOW_STATIN, 60)], ASCVD, ["low statin-intensity"]),
    ("two tablets of 5 mg a day", [fill(LOW_STATIN, 60, quantity=60.0)], ASCVD, []),
    ("the last fill counts", [fill(LOW_STATIN, 90), fill(ATORVASTATIN, 60)], ASCVD, []),
    ("strength not known", [fill(NO_STRENGTH, 60)], ASCVD, ["not known: no-strength"]),
    ("quantity not known", [fill(ATORVASTATIN, 60, quantity=None)], ASCVD, ["not known: no-strength"]),
    ("muscle damage", [], [*ASCVD, *coded("muscle-damage", 300)], []),
]


@pytest.mark.parametrize(
    ("fills", "found", "said"), [case[1:] for case in IN_DISEASE], ids=[case[0] for case in IN_DISEASE]
)
def test_statin_in_cardiovascular_disease(fills: list[Dispensed], found: list[Diagnosed], said: list[str]) -> None:
    assert answer("statin-in-cardiovascular-disease", history(fills, found)) == said


BOTH, FAILING = has("diabetes", "hypertension"), has("heart-failure")
MISSING = [
    ("ras-in-diabetes-and-hypertension", [], BOTH, ["low ras"]),
    ("ras-in-diabetes-and-hypertension", [], has("diabetes"), []),
    ("ras-in-diabetes-and-hypertension", [fill(LISINOPRIL, 179)], BOTH, []),
    ("ras-in-diabetes-and-hypertension", [fill(LISINOPRIL, 180)], BOTH, ["low ras"]),
    ("ras-in-diabetes-and-hypertension", [fill(SACUBITRIL, 10)], BOTH, []),
    ("ras-in-diabetes-and-hypertension", [], [*BOTH, *coded("hyperkalemia", 100)], []),
    ("ras-in-diabetes-and-hypertension", [], [*BOTH, *coded("angioedema", 100)], []),
    ("beta-blocker-in-heart-failure", [], FAILING, ["low heart-failure-beta-blocker"]),
    ("beta-blocker-in-heart-failure", [], coded("heart-failure", 10), []),
    ("beta-blocker-in-heart-failure", [fill(CARVEDILOL, 10)], FAILING, []),
    ("beta-blocker-in-heart-failure", [fill(medicine("ATENOLOL", "beta-blocker"), 9)], FAILING,
     ["low heart-failure-beta-blocker"]),
    ("beta-blocker-in-heart-failure", [], [*FAILING, *coded("slow-heart", 100)], []),
    ("ras-in-heart-failure", [], FAILING, ["low ras"]),
    ("ras-in-heart-failure", [fill(SACUBITRIL, 10)], FAILING, []),
    ("ras-in-heart-failure", [], [*FAILING, *coded("esrd", 100)], []),
    ("bone-treatment", [], has("fragility-fracture"), ["moderate bone"]),
    ("bone-treatment", [], has("osteoporosis"), ["low bone"]),
    ("bone-treatment", [], has("osteoporosis", "fragility-fracture"), ["moderate bone"]),
    ("bone-treatment", [fill(ALENDRONATE, 364)], has("osteoporosis"), []),
    ("bone-treatment", [fill(ALENDRONATE, 365)], has("osteoporosis"), ["low bone"]),
    ("bone-treatment", [], coded("osteoporosis", 100), []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fills", "found", "said"), MISSING)
def test_what_is_missing(rule: str, fills: list[Dispensed], found: list[Diagnosed], said: list[str]) -> None:
    assert answer(rule, history(fills, found)) == said


@pytest.mark.parametrize(
    "rule",
    ["ras-in-diabetes-and-hypertension", "beta-blocker-in-heart-failure", "ras-in-heart-failure", "bone-treatment"],
)
def test_hospice_is_left_out_and_new_coverage_is_not_known(rule: str) -> None:
    found = [*BOTH, *FAILING, *has("fragility-fracture")]
    assert answer(rule, history([], found, hospice=True)) == []
    assert answer(rule, history([], found, covered_from=AS_OF - 100 * DAY)) == ["not known: covered-too-short"]


ASTHMA = has("asthma")
FOUR = every(ALBUTEROL, 30, first=90)
CONTROL = [
    ("four relievers", FOUR, ASTHMA, ["moderate controller"]),
    ("three fills", FOUR[:3], ASTHMA, []),
    ("one controller in four", [*FOUR[:3], fill(FLUTICASONE, 5)], ASTHMA, ["moderate controller"]),
    ("exactly half", [*FOUR[:2], fill(FLUTICASONE, 35), fill(FLUTICASONE, 5)], ASTHMA, []),
    ("not asthma", FOUR, [], []),
    ("COPD too", FOUR, [*ASTHMA, *coded("copd", 300)], []),
]


@pytest.mark.parametrize(("fills", "found", "said"), [case[1:] for case in CONTROL], ids=[case[0] for case in CONTROL])
def test_asthma_controller(fills: list[Dispensed], found: list[Diagnosed], said: list[str]) -> None:
    assert answer("asthma-controller", history(fills, found)) == said
