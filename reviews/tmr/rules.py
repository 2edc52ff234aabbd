"""The rules by name: under which heading, and what a history must hold for it to matter.

What each looks for, why, and where it comes from stands on its card in reviews/data/tmr/cards.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from . import cost, guidelines, interactions, regimen, safety
from .findings import Found, Heading, NotKnown
from .history import MedicationHistory
from .settings import Settings

Function = Callable[[MedicationHistory, Mapping[str, float], Settings], Iterable[Found | NotKnown]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. It is asked only when the member has had something of each of the groups in ``needs``, and one of the
    conditions in ``of`` was coded, where it names any.
    """

    heading: Heading
    function: Function
    needs: frozenset[str]
    of: frozenset[str]


def _rule(heading: Heading, function: Function, *needs: str, of: tuple[str, ...] = ()) -> Rule:
    return Rule(heading, function, frozenset(needs), frozenset(of))


RULES: dict[str, Rule] = {
    "generic-available": _rule("cost", cost.generic_available),
    "ninety-day-supply": _rule("cost", cost.ninety_day_supply),
    "costly-in-its-class": _rule("cost", cost.costly_in_its_class),
    "statin-in-diabetes": _rule("guidelines", guidelines.statin_in_diabetes, "any-diabetes"),
    "statin-in-cardiovascular-disease": _rule("guidelines", guidelines.statin_in_cardiovascular_disease, of=("ascvd",)),
    "ras-in-diabetes-and-hypertension": _rule(
        "guidelines", guidelines.ras_in_diabetes_and_hypertension, of=("diabetes",)
    ),
    "beta-blocker-in-heart-failure": _rule(
        "guidelines", guidelines.beta_blocker_in_heart_failure, of=("heart-failure",)
    ),
    "ras-in-heart-failure": _rule("guidelines", guidelines.ras_in_heart_failure, of=("heart-failure",)),
    "bone-treatment": _rule("guidelines", guidelines.bone_treatment, of=("fragility-fracture", "osteoporosis")),
    "asthma-controller": _rule("guidelines", guidelines.asthma_controller, "reliever", of=("asthma",)),
    "statin-adherence": _rule("regimen", regimen.statin_adherence, "statin"),
    "ras-adherence": _rule("regimen", regimen.ras_adherence, "ras"),
    "diabetes-adherence": _rule("regimen", regimen.diabetes_adherence, "diabetes"),
    "late-refill": _rule("regimen", regimen.late_refill),
    "high-risk-medicine": _rule("safety", safety.high_risk_medicine),
    "medicine-with-condition": _rule("safety", interactions.medicine_with_condition),
    "opioid-with-benzodiazepine": _rule("safety", interactions.opioid_with_benzodiazepine, "opioid", "benzodiazepine"),
    "opioid-with-gabapentinoid": _rule("safety", interactions.opioid_with_gabapentinoid, "opioid", "gabapentinoid"),
    "high-opioid-dose": _rule("safety", safety.high_opioid_dose, "opioid"),
    "anticholinergic-burden": _rule("safety", safety.anticholinergic_burden, "anticholinergic"),
    "nervous-system-medicines": _rule("safety", safety.nervous_system_medicines, "nervous-system"),
    "triple-whammy": _rule("safety", interactions.triple_whammy, "nsaid", "diuretic"),
    "bleeding-risk": _rule("safety", interactions.bleeding_risk, "anticoagulant"),
    "interaction": _rule("safety", interactions.interaction),
    "duplicate-therapy": _rule("safety", interactions.duplicate_therapy),
}
