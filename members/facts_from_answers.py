"""From the answers of the self-check to what is known about a person."""

from collections.abc import Mapping
from typing import Any

from members.eligibility import Criteria, Facts

AT_RISK = {"yes": True, "no": False}


def facts_from_answers(answers: Mapping[str, Any], criteria: Criteria, *, asked: frozenset[str] | None = None) -> Facts:
    """``answers`` are the cleaned fields of ``SelfCheckForm``.

    Ticked conditions that are enough for the year are known, whatever else the person is unsure about.
    A number counts even when "not sure" is ticked beside it: it is the person's best guess.
    ``asked`` are the conditions that the form listed when it was the form of another year: what it did not list is
    not known, unless even all of those would be too few.
    """
    return Facts(
        conditions=_conditions(answers, criteria, not_asked(criteria, asked)),
        drug_count=answers.get("drug_count"),
        annual_cost=answers.get("annual_cost"),
        at_risk=AT_RISK.get(answers.get("at_risk") or ""),
    )


def not_asked(criteria: Criteria, asked: frozenset[str] | None) -> frozenset[str]:
    """The conditions of the year that the form did not list; none for a form of the year itself."""
    return frozenset() if asked is None else criteria.conditions - asked


def _conditions(answers: Mapping[str, Any], criteria: Criteria, missing: frozenset[str]) -> frozenset[str] | None:
    ticked = frozenset(answers.get("conditions") or ())
    counted = len(ticked & criteria.conditions)
    could_be_enough = bool(missing) and counted + len(missing) >= criteria.min_conditions
    if counted < criteria.min_conditions and (answers.get("conditions_not_sure") or could_be_enough):
        return None
    return ticked
