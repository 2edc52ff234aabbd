"""Safety concerns: fires, just does not, left out, not known."""

import pytest

from reviews.tmr import Diagnosed, Dispensed
from tests.reviews.tmr.histories import (
    AMIODARONE,
    ATORVASTATIN,
    BUPRENORPHINE,
    CLARITHROMYCIN,
    CLOPIDOGREL,
    DOXEPIN,
    FUROSEMIDE,
    GABAPENTIN,
    LISINOPRIL,
    LORAZEPAM,
    MELOXICAM,
    METHADONE,
    METHADONE_QT,
    MORPHINE,
    NAPROXEN,
    OMEPRAZOLE,
    OXYBUTYNIN,
    OXYCODONE,
    PATCH,
    PHENELZINE,
    SACUBITRIL,
    SERTRALINE,
    SIMVASTATIN,
    WARFARIN,
    answer,
    coded,
    every,
    fill,
    has,
    history,
    medicine,
)

NEXT_DAY = [fill(OXYCODONE, 60, 10), fill(LORAZEPAM, 50, 10)]  # the one begins when the other has run out
ONE_DAY = [fill(OXYCODONE, 60, 10), fill(LORAZEPAM, 51, 10)]
WEEK = [fill(OXYCODONE, 60, 10), fill(LORAZEPAM, 57, 30)]
RISKY = "opioid+benzodiazepine"
CASES = [
    ("opioid-with-benzodiazepine", NEXT_DAY, [], 70, []),
    ("opioid-with-benzodiazepine", ONE_DAY, [], 70, [f"moderate {RISKY}"]),
    ("opioid-with-benzodiazepine", WEEK, [], 70, [f"high {RISKY}"]),
    ("opioid-with-benzodiazepine", WEEK, [], 17, []),
    ("opioid-with-benzodiazepine", WEEK, coded("cancer", 300), 70, []),
    ("opioid-with-benzodiazepine", WEEK, coded("sickle-cell", 300), 70, []),
    ("opioid-with-benzodiazepine", WEEK, coded("palliative-care", 3), 70, []),
    ("opioid-with-benzodiazepine", [fill(OXYCODONE, 200, 10), fill(LORAZEPAM, 200, 10)], [], 70, []),  # long ago
    ("opioid-with-benzodiazepine", [fill(OXYCODONE, 60, 0), fill(LORAZEPAM, 60, 30)], [], 70, []),  # no days
    ("opioid-with-gabapentinoid", [fill(OXYCODONE, 60, 14), fill(GABAPENTIN, 60)], [], 70,
     ["moderate opioid+gabapentinoid"]),
    ("opioid-with-gabapentinoid", [fill(OXYCODONE, 60, 13), fill(GABAPENTIN, 60)], [], 70, []),
    ("opioid-with-gabapentinoid", [fill(OXYCODONE, 60, 14), fill(GABAPENTIN, 60)], [], 64, []),
    # 15 mg oxycodone × 1.5 = 22.5 a tablet: four a day are 90.
    ("high-opioid-dose", [fill(OXYCODONE, 60, 30, quantity=120.0)], [], 70, ["high opioid"]),
    ("high-opioid-dose", [fill(OXYCODONE, 60, 30, quantity=119.0)], [], 70, []),
    ("high-opioid-dose", [fill(OXYCODONE, 60, quantity=60.0), fill(MORPHINE, 50, quantity=45.0)], [], 70,
     ["high opioid"]),  # 45 + 45
    ("high-opioid-dose", [fill(OXYCODONE, 60, 10, quantity=20.0), fill(MORPHINE, 50, quantity=45.0)], [], 70, []),
    ("high-opioid-dose", [fill(OXYCODONE, 200, quantity=240.0)], [], 70, []),  # before the window
    ("high-opioid-dose", [fill(OXYCODONE, 60, quantity=240.0)], coded("cancer", 9), 70, []),
    ("high-opioid-dose", [fill(METHADONE, 60, quantity=60.0)], [], 70, []),  # 20 mg × 4
    ("high-opioid-dose", [fill(METHADONE, 60, quantity=90.0)], [], 70, ["high opioid"]),  # 30 mg × 8
    ("high-opioid-dose", [fill(METHADONE, 60, quantity=60.3)], [], 70, ["high opioid"]),  # 20.1 mg × 8
    ("high-opioid-dose", [fill(BUPRENORPHINE, 60, quantity=900.0)], [], 70, []),  # counts nothing
    ("high-opioid-dose", [fill(PATCH, 60, quantity=10.0)], [], 70, ["not known: no-strength"]),
    ("high-opioid-dose", [fill(OXYCODONE, 60, quantity=None)], [], 70, ["not known: no-strength"]),
    ("high-opioid-dose", [fill(PATCH, 60), fill(OXYCODONE, 60, quantity=120.0)], [], 70, ["high opioid"]),
    ("high-risk-medicine", [fill(DOXEPIN, 60), fill(DOXEPIN, 30)], [], 65, ["moderate tricyclic"]),
    ("high-risk-medicine", [fill(DOXEPIN, 60), fill(DOXEPIN, 30)], [], 64, []),
    ("high-risk-medicine", [fill(DOXEPIN, 119)], [], 65, ["low tricyclic"]),
    ("high-risk-medicine", [fill(DOXEPIN, 120)], [], 65, []),
    ("high-risk-medicine", [fill(LORAZEPAM, 9)], coded("seizures", 300), 65, []),
    ("high-risk-medicine", [fill(DOXEPIN, 9)], coded("seizures", 300), 65, ["low tricyclic"]),
    ("anticholinergic-burden", [*every(DOXEPIN, 30, first=60), *every(OXYBUTYNIN, 30, first=60)], [], 70,
     ["moderate anticholinergic"]),
    ("anticholinergic-burden", [*every(DOXEPIN, 30, first=60), fill(OXYBUTYNIN, 60, 60)], [], 70, []),  # one fill
    ("anticholinergic-burden", [*every(DOXEPIN, 30, first=60), *every(OXYBUTYNIN, 15, first=44, last=29, days=15)], [],
     70, ["moderate anticholinergic"]),  # thirty days
    ("anticholinergic-burden", [*every(DOXEPIN, 30, first=60), fill(OXYBUTYNIN, 44, 15), fill(OXYBUTYNIN, 29, 14)], [],
     70, []),  # 29
    ("anticholinergic-burden", [*every(DOXEPIN, 30, first=60), *every(OXYBUTYNIN, 30, first=60)], [], 64, []),
    ("nervous-system-medicines",
     [*every(SERTRALINE, 30, first=60), *every(GABAPENTIN, 30, first=60), *every(LORAZEPAM, 30, first=60)], [], 70,
     ["moderate nervous-system"]),
    ("nervous-system-medicines", [*every(SERTRALINE, 30, first=60), *every(GABAPENTIN, 30, first=60)], [], 70, []),
    ("nervous-system-medicines",
     [*every(SERTRALINE, 30, first=60), *every(GABAPENTIN, 30, first=60), *every(LORAZEPAM, 30, first=60)],
     coded("seizures", 90), 70, []),
    ("triple-whammy", [fill(LISINOPRIL, 40), fill(FUROSEMIDE, 40), fill(NAPROXEN, 11, 5)], [], 70,
     ["moderate triple-whammy"]),
    ("triple-whammy", [fill(LISINOPRIL, 40), fill(FUROSEMIDE, 40), fill(NAPROXEN, 10, 5)], [], 70, []),
    ("triple-whammy", [fill(SACUBITRIL, 40), fill(FUROSEMIDE, 40), fill(NAPROXEN, 40)], [], 70,
     ["moderate triple-whammy"]),
    ("triple-whammy", [fill(LISINOPRIL, 40), fill(NAPROXEN, 40)], [], 70, []),
    ("bleeding-risk", [fill(WARFARIN, 40), fill(NAPROXEN, 40, 3)], [], 70, ["high anticoagulant+nsaid"]),
    ("bleeding-risk", [fill(WARFARIN, 40), fill(NAPROXEN, 40, 2)], [], 70, []),
    ("bleeding-risk", [fill(WARFARIN, 40), fill(NAPROXEN, 40), fill(OMEPRAZOLE, 40)], [], 70,
     ["moderate anticoagulant+nsaid"]),
    ("bleeding-risk", [fill(WARFARIN, 40), fill(CLOPIDOGREL, 40)], [], 70, ["high anticoagulant+antiplatelet"]),
    ("bleeding-risk", [fill(CLOPIDOGREL, 40), fill(NAPROXEN, 40)], [], 70, []),
    ("interaction", [fill(SIMVASTATIN, 40), fill(CLARITHROMYCIN, 20, 7)], [], 70, ["high statin+cyp3a4"]),
    ("interaction", [fill(SIMVASTATIN, 40, 20), fill(CLARITHROMYCIN, 20, 7)], [], 70, []),
    ("interaction", [fill(ATORVASTATIN, 40), fill(CLARITHROMYCIN, 20, 7)], [], 70, []),
    ("interaction", [fill(PHENELZINE, 40), fill(SERTRALINE, 40)], [], 70, ["high maoi+antidepressant"]),
    ("interaction", [fill(AMIODARONE, 40), fill(METHADONE_QT, 40)], [], 70, ["high qt+qt"]),
    ("interaction", [fill(AMIODARONE, 40), fill(AMIODARONE, 10)], [], 70, []),  # one medicine is no pair
    ("duplicate-therapy", [fill(NAPROXEN, 40), fill(MELOXICAM, 24)], [], 70, ["low duplicate-nsaid"]),  # a change?
    ("duplicate-therapy", [fill(NAPROXEN, 40), fill(MELOXICAM, 24), fill(NAPROXEN, 10)], [], 70,
     ["moderate duplicate-nsaid"]),
    ("duplicate-therapy", [fill(NAPROXEN, 40), fill(MELOXICAM, 40)], [], 70, ["moderate duplicate-nsaid"]),
    ("duplicate-therapy", [fill(NAPROXEN, 40), fill(MELOXICAM, 23)], [], 70, []),  # 13 days
    ("duplicate-therapy", [fill(NAPROXEN, 40), fill(NAPROXEN, 35)], [], 70, []),
    ("duplicate-therapy", [fill(OXYCODONE, 40), fill(MORPHINE, 40)], [], 70, []),  # two are usual
    ("medicine-with-condition", [fill(NAPROXEN, 40)], has("heart-failure"), 70, ["moderate heart-failure+nsaid"]),
    ("medicine-with-condition", [fill(NAPROXEN, 40)], has("kidney-disease-late"), 70, ["high kidney+nsaid"]),
    ("medicine-with-condition", [fill(NAPROXEN, 40)], coded("heart-failure", 9), 70, []),
    ("medicine-with-condition", [fill(NAPROXEN, 120)], has("heart-failure"), 70, []),
    ("medicine-with-condition", [fill(NAPROXEN, 40)], has("heart-failure"), 64, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fills", "found", "age", "said"), CASES)
def test_safety(rule: str, fills: list[Dispensed], found: list[Diagnosed], age: int, said: list[str]) -> None:
    assert answer(rule, history(fills, found, age=age)) == said


HOSPICE_FREE = [case for case in CASES if case[4] and "not known" not in case[4][0]]


@pytest.mark.parametrize(("rule", "fills", "found", "age", "said"), HOSPICE_FREE)
def test_who_is_in_hospice_is_left_alone(
    rule: str, fills: list[Dispensed], found: list[Diagnosed], age: int, said: list[str]
) -> None:
    assert answer(rule, history(fills, found, age=age, hospice=True)) == []


def test_a_product_of_both_groups_is_no_pair() -> None:
    both = medicine("LOPINAVIR", "cyp3a4-statin", "strong-cyp3a4-inhibitor")
    assert answer("interaction", history([fill(both, 40)])) == []
