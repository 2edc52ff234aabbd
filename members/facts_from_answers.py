"""From the answers of the self-check to what is known about a person."""

from collections.abc import Mapping
from typing import Any

from members.eligibility import Criteria, Facts

AT_RISK = {"yes": True, "no": False}


def facts_from_answers(answers: Mapping[str, Any], criteria: Criteria) -> Facts:
    """``answers`` are the cleaned fields of ``SelfCheckForm``.

    Ticked conditions that are enough for the year are known, whatever else the person is unsure about.
    A number counts even when "not sure" is ticked beside it: it is the person's best guess.
    """
    return Facts(
        conditions=_conditions(answers, criteria),
        drug_count=answers.get("drug_count"),
        annual_cost=answers.get("annual_cost"),
        at_risk=AT_RISK.get(answers.get("at_risk") or ""),
    )


def _conditions(answers: Mapping[str, Any], criteria: Criteria) -> frozenset[str] | None:
    ticked = frozenset(answers.get("conditions") or ())
    enough = len(ticked & criteria.conditions) >= criteria.min_conditions
    if answers.get("conditions_not_sure") and not enough:
        return None
    return ticked
