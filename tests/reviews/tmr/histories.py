"""Histories for the tables of cases: medicines by a short name, days counted back from the day of the review."""

import datetime
from dataclasses import replace
from typing import Any

from reviews.services.tmr import catalogue
from reviews.tmr import Diagnosed, Dispensed, MedicationHistory, Prices, Product, RuleSetting, assess

AS_OF = datetime.date(2026, 6, 30)
DAY = datetime.timedelta(days=1)


def medicine(ingredient: str, *groups: str, mg: float | None = None, **columns: Any) -> Product:
    return Product(
        ndc="00000000001",
        name=ingredient.title(),
        ingredients=(ingredient,),
        strengths=(mg,),
        groups=dict.fromkeys(groups, (ingredient,)),
        **columns,
    )


ATORVASTATIN = medicine("ATORVASTATIN", "statin", mg=20, is_maintenance=True, is_brand=False)
LOW_STATIN = replace(ATORVASTATIN, strengths=(5.0,))
NO_STRENGTH = replace(ATORVASTATIN, strengths=(None,))
LISINOPRIL = medicine("LISINOPRIL", "ras", is_maintenance=True)
SACUBITRIL = medicine("SACUBITRIL", "arni")
METFORMIN = medicine("METFORMIN", "diabetes", "any-diabetes")
INSULIN = medicine("INSULIN GLARGINE", "insulin", "any-diabetes")
CARVEDILOL = medicine("CARVEDILOL", "heart-failure-beta-blocker", "beta-blocker")
ALENDRONATE = medicine("ALENDRONATE", "bone")
ALBUTEROL = medicine("ALBUTEROL", "reliever")
FLUTICASONE = medicine("FLUTICASONE", "controller")
OXYCODONE = medicine("OXYCODONE", "opioid", "nervous-system", mg=15)
MORPHINE = medicine("MORPHINE", "opioid", mg=30)
BUPRENORPHINE = medicine("BUPRENORPHINE", "opioid")
METHADONE = medicine("METHADONE", "opioid", mg=10)
PATCH = medicine("FENTANYL", "opioid")
LORAZEPAM = medicine("LORAZEPAM", "benzodiazepine", "nervous-system")
GABAPENTIN = medicine("GABAPENTIN", "gabapentinoid", "nervous-system")
SERTRALINE = medicine("SERTRALINE", "serotonergic", "nervous-system")
DOXEPIN = medicine("DOXEPIN", "anticholinergic", "tricyclic")
OXYBUTYNIN = medicine("OXYBUTYNIN", "anticholinergic")
NAPROXEN = medicine("NAPROXEN", "nsaid")
MELOXICAM = medicine("MELOXICAM", "nsaid")
FUROSEMIDE = medicine("FUROSEMIDE", "diuretic", "loop-diuretic")
WARFARIN = medicine("WARFARIN", "anticoagulant", "warfarin")
CLOPIDOGREL = medicine("CLOPIDOGREL", "antiplatelet")
OMEPRAZOLE = medicine("OMEPRAZOLE", "ppi")
PHENELZINE = medicine("PHENELZINE", "maoi")
SIMVASTATIN = medicine("SIMVASTATIN", "statin", "cyp3a4-statin", mg=20)
CLARITHROMYCIN = medicine("CLARITHROMYCIN", "strong-cyp3a4-inhibitor")
METHADONE_QT = medicine("METHADONE", "qt-prolonging")
AMIODARONE = medicine("AMIODARONE", "qt-prolonging")
LIPITOR = replace(ATORVASTATIN, name="Lipitor", is_brand=True, generic="same")
NO_PRICES = Prices()
UNKNOWN = Product("99999999999", "99999999999")


def fill(product: Product, ago: int, days: int = 30, **columns: Any) -> Dispensed:
    """A fill so many days before the day of the review; 0 is that day."""
    return Dispensed(product, AS_OF - ago * DAY, days, **{"quantity": float(days), **columns})


def every(product: Product, step: int, *, first: int, last: int = 0, days: int = 30, **columns: Any) -> list[Dispensed]:
    return [fill(product, ago, days, **columns) for ago in range(first, last - 1, -step)]


def coded(condition: str, *ago: int, inpatient: bool = False) -> list[Diagnosed]:
    return [Diagnosed(condition, AS_OF - days * DAY, inpatient) for days in ago]


def has(*conditions: str) -> list[Diagnosed]:
    """Proven: two dates each."""
    return [found for condition in conditions for found in coded(condition, 40, 80)]


def history(
    fills: list[Dispensed], diagnoses: list[Diagnosed] | None = None, *, age: int = 70, **columns: Any
) -> MedicationHistory:
    birth = datetime.date(AS_OF.year - age, 1, 1)
    known = {"covered_from": datetime.date(2020, 1, 1), **columns}
    return MedicationHistory(as_of=AS_OF, birth_date=birth, fills=fills, diagnoses=diagnoses or [], **known)


def answer(rule: str, person: MedicationHistory, prices: Prices = NO_PRICES, **limits: float) -> list[str]:
    """What one rule says with its shipped limits: "severity subject" for each finding, or "not known: why"."""
    card = catalogue.cards()[rule]
    setting = RuleSetting(card.severity, card.to, {**card.limits, **limits})
    found = assess(person, catalogue.settings({rule: setting}, prices))
    return [f"{one.severity} {one.subject}" for one in found.findings] + [
        f"not known: {why}" for why in found.not_known.values()
    ]
