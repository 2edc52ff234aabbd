"""The rules by name: under which heading, and which groups of medicines a history must hold for it to matter.

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
    """A rule. It is asked only when the member has had something of each of the groups in ``needs``."""

    heading: Heading
    function: Function
    needs: tuple[str, ...] = ()


RULES: dict[str, Rule] = {
    "generic-available": Rule("cost", cost.generic_available),
    "ninety-day-supply": Rule("cost", cost.ninety_day_supply),
    "costly-in-its-class": Rule("cost", cost.costly_in_its_class),
    "statin-in-diabetes": Rule("guidelines", guidelines.statin_in_diabetes, ("any-diabetes",)),
    "statin-in-cardiovascular-disease": Rule("guidelines", guidelines.statin_in_cardiovascular_disease),
    "ras-in-diabetes-and-hypertension": Rule("guidelines", guidelines.ras_in_diabetes_and_hypertension),
    "beta-blocker-in-heart-failure": Rule("guidelines", guidelines.beta_blocker_in_heart_failure),
    "ras-in-heart-failure": Rule("guidelines", guidelines.ras_in_heart_failure),
    "bone-treatment": Rule("guidelines", guidelines.bone_treatment),
    "asthma-controller": Rule("guidelines", guidelines.asthma_controller, ("reliever",)),
    "statin-adherence": Rule("regimen", regimen.statin_adherence, ("statin",)),
    "ras-adherence": Rule("regimen", regimen.ras_adherence, ("ras",)),
    "diabetes-adherence": Rule("regimen", regimen.diabetes_adherence, ("diabetes",)),
    "late-refill": Rule("regimen", regimen.late_refill),
    "high-risk-medicine": Rule("safety", safety.high_risk_medicine),
    "medicine-with-condition": Rule("safety", interactions.medicine_with_condition),
    "opioid-with-benzodiazepine": Rule("safety", interactions.opioid_with_benzodiazepine, ("opioid", "benzodiazepine")),
    "opioid-with-gabapentinoid": Rule("safety", interactions.opioid_with_gabapentinoid, ("opioid", "gabapentinoid")),
    "high-opioid-dose": Rule("safety", safety.high_opioid_dose, ("opioid",)),
    "anticholinergic-burden": Rule("safety", safety.anticholinergic_burden, ("anticholinergic",)),
    "nervous-system-medicines": Rule("safety", safety.nervous_system_medicines, ("nervous-system",)),
    "triple-whammy": Rule("safety", interactions.triple_whammy, ("nsaid", "diuretic")),
    "bleeding-risk": Rule("safety", interactions.bleeding_risk, ("anticoagulant",)),
    "interaction": Rule("safety", interactions.interaction),
    "duplicate-therapy": Rule("safety", interactions.duplicate_therapy),
}
