"""The answer of the eligibility check, criterion by criterion."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["met", "not_met", "not_known"]
CriterionName = Literal["conditions", "drugs", "cost", "at-risk"]


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion: its outcome and a reason code that a page or report turns into words."""

    name: CriterionName
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer; ``criteria`` holds one entry per criterion of the year."""

    outcome: Outcome
    criteria: tuple[CriterionResult, ...]

    def criterion(self, name: CriterionName) -> CriterionResult | None:
        """The entry of that name, or ``None`` when the year has no such criterion."""
        return next((entry for entry in self.criteria if entry.name == name), None)
