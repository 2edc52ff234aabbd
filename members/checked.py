"""The answers of the self-check, compared with the rules of one year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from members.eligibility import Criteria, check
from members.explanations import OUTCOMES, Explanation, explain
from members.facts_from_answers import facts_from_answers, not_asked


@dataclass(frozen=True, slots=True)
class Checked:
    """What a result page shows of one year. ``not_asked``: conditions of the year that the form did not list."""

    year: int
    outcome: str
    explanations: list[Explanation]
    not_asked: frozenset[str]

    @property
    def decided(self) -> list[str]:
        """What made the result what it is, in a few words each."""
        return [entry.short for entry in self.explanations if entry.decided]


def checked(answers: Mapping[str, Any], criteria: Criteria, *, asked: frozenset[str] | None = None) -> Checked:
    """``answers`` are the cleaned fields of ``SelfCheckForm``; ``asked`` the conditions it listed, for another year."""
    facts = facts_from_answers(answers, criteria, asked=asked)
    result = check(facts, criteria)
    return Checked(
        year=criteria.year,
        outcome=OUTCOMES[result.outcome],
        explanations=explain(result, facts, criteria, answers),
        not_asked=not_asked(criteria, asked),
    )
