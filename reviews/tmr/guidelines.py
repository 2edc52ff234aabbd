"""Adherence to national consensus treatment guidelines: is a treatment missing that they ask to consider?"""

from collections.abc import Iterator, Mapping

from .doses import daily_mg
from .evidence import blind_spot, last_fill, none_of
from .findings import Found, Line, NotKnown
from .history import Dispensed, MedicationHistory
from .settings import Settings

Limits = Mapping[str, float]
Answer = Iterator[Found | NotKnown]


def statin_in_diabetes(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if not limits["min_age"] <= history.age <= limits["max_age"] or history.hospice or history.esrd:
        return
    fills = history.of("any-diabetes")
    if len({fill.date for fill in fills}) < limits["min_fills"]:
        return
    if history.mentioned("muscle-damage", "pregnancy", "cirrhosis", "pre-diabetes", "pcos"):
        return
    yield from _missing(history, limits, ("statin", "other-lipid"), [last_fill(fills[-1])])


def statin_in_cardiovascular_disease(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """No statin at all; or one whose strength is below moderate intensity."""
    if history.hospice or history.esrd or not history.has("ascvd"):
        return
    if history.mentioned("muscle-damage", "pregnancy", "cirrhosis"):
        return
    fills = history.of("statin", int(limits["within_days"]))
    if not fills:
        yield from _missing(history, limits, ("statin", "other-lipid"), [_condition("ascvd")])
        return
    share = _share_of_moderate(fills[-1], settings)
    if share is None:
        yield NotKnown("no-strength")
    elif share < 1:
        yield Found("statin-intensity", (_condition("ascvd"), Line("low-intensity"), last_fill(fills[-1])), lowered=1)


def _share_of_moderate(fill: Dispensed, settings: Settings) -> float | None:
    """The daily dose as a share of what counts as moderate intensity; of a combination, its statin's."""
    for ingredient in fill.product.groups["statin"]:
        moderate, daily = settings.moderate_statins.get(ingredient), daily_mg(fill, ingredient)
        if moderate and daily is not None:
            return daily / moderate
    return None


def ras_in_diabetes_and_hypertension(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if history.hospice or history.esrd or not (history.has("diabetes") and history.has("hypertension")):
        return
    if history.mentioned("pregnancy", "angioedema", "hyperkalemia"):
        return
    yield from _missing(history, limits, ("ras", "arni"), [_condition("diabetes"), _condition("hypertension")])


def beta_blocker_in_heart_failure(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if history.hospice or not history.has("heart-failure") or history.mentioned("slow-heart"):
        return
    yield from _missing(history, limits, ("heart-failure-beta-blocker",), [_condition("heart-failure")])


def ras_in_heart_failure(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if history.hospice or history.esrd or not history.has("heart-failure"):
        return
    if history.mentioned("pregnancy", "angioedema", "hyperkalemia"):
        return
    yield from _missing(history, limits, ("ras", "arni"), [_condition("heart-failure")])


def bone_treatment(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if history.hospice or history.esrd or history.age < limits["min_age"]:
        return
    for condition in ("fragility-fracture", "osteoporosis"):
        if history.has(condition):
            lowered = 0 if condition == "fragility-fracture" else 1
            yield from _missing(history, limits, ("bone",), [_condition(condition)], lowered=lowered)
            return


def asthma_controller(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Too large a part of the asthma fills are quick relievers. Copes only with asthma that is not COPD."""
    if history.hospice or not history.has("asthma") or history.mentioned("copd"):
        return
    relievers, controllers = history.of("reliever"), history.of("controller")
    fills = len(relievers) + len(controllers)
    if fills < limits["min_fills"] or not relievers or len(controllers) / fills >= limits["min_share"]:
        return
    values = {"relievers": len(relievers), "controllers": len(controllers)}
    yield Found("controller", (_condition("asthma"), Line("asthma-fills", values), last_fill(relievers[-1])))


def _condition(name: str) -> Line:
    return Line("condition", {"condition": name})


def _missing(
    history: MedicationHistory, limits: Limits, groups: tuple[str, ...], why: list[Line], lowered: int = 0
) -> Answer:
    """None of the groups was filled within the days. Who has not been covered as long may have filled one before."""
    days = int(limits["within_days"])
    if any(history.of(group, days) for group in groups):
        return
    if history.days_known < days:
        yield NotKnown("covered-too-short")
        return
    blind = blind_spot(history, days)
    yield Found(groups[0], (*why, none_of(groups[0], days), *blind), lowered=lowered + bool(blind))
