"""One member's facts against the year's criteria: outcome, CMS reason code, and which tests were met."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from members.eligibility import Criteria, Facts, check
from members.models import TargetingReason, Verdict
from members.services.facts import MemberFacts

CENTS = -2  # ten to this power


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: ``outcome`` a ``Verdict``, ``reason_code`` a ``TargetingReason``."""

    outcome: str
    reason_code: str
    met_conditions: bool
    met_drugs: bool
    met_cost: bool


SKIPPED = Decision(Verdict.SKIPPED, TargetingReason.NONE, False, False, False)
# CMS code by (conditions, drugs and cost; at-risk route).
REASONS = {
    (True, False): TargetingReason.GROUP_ONE,
    (False, True): TargetingReason.AT_RISK,
    (True, True): TargetingReason.BOTH,
    (False, False): TargetingReason.NONE,
}


def decide(found: MemberFacts, criteria: Criteria) -> Decision:
    """Ask the same engine as the public self-check; a skipped member is not asked about."""
    if found.skip_reason:
        return SKIPPED
    result = check(as_facts(found.conditions, found.drug_count, found.cents, found.at_risk), criteria)
    return _decision(*(entry.outcome == "met" for entry in result.criteria))


def as_facts(conditions: str, drug_count: int, cents: int, at_risk: bool) -> Facts:
    """Facts as the engine takes them; ``conditions`` with commas, the cost in cents for a year."""
    return Facts(_slugs(conditions), drug_count, Decimal(cents).scaleb(CENTS), at_risk)


@lru_cache(maxsize=100_000)
def _slugs(conditions: str) -> frozenset[str]:
    return frozenset(conditions.split(",")) if conditions else frozenset()


@lru_cache(maxsize=32)
def _decision(conditions: bool, drugs: bool, cost: bool, at_risk: bool = False) -> Decision:
    """``at_risk`` is left out by a year without that route."""
    reason = REASONS[conditions and drugs and cost, at_risk]
    outcome = Verdict.NOT_MET if reason == TargetingReason.NONE else Verdict.MET
    return Decision(outcome, reason, conditions, drugs, cost)
