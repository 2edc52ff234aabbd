"""What a review answers: findings with their evidence as plain values, and what could not be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Heading = Literal["cost", "guidelines", "regimen", "safety"]
Severity = Literal["high", "moderate", "low"]
To = Literal["member", "prescriber"]

RANK: dict[str, int] = {"high": 0, "moderate": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of evidence: ``kind`` says which sentence, ``values`` what stands in it (text, numbers, ISO dates)."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found. ``subject`` tells it from another finding of the same rule; it is about medicines only.

    ``lowered`` by so many steps is the severity below that of the rule; ``weight`` ranks findings of one severity.
    """

    subject: str
    lines: tuple[Line, ...]
    lowered: int = 0
    severity: Severity | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The rule applies to the member, and the data do not answer it; ``reason`` is a code."""

    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as it is told: which rule, how bad, to whom, and on what evidence."""

    rule: str
    heading: Heading
    severity: Severity
    to: To
    subject: str
    lines: tuple[Line, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Assessment:
    """Findings, the worst first; ``not_known`` has the reason for each rule that could not be answered."""

    findings: list[Finding]
    not_known: dict[str, str]
