"""One member's facts against the year's criteria: outcome, CMS reason code, and which tests were met."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from members.eligibility import Criteria, Facts, check
from members.models import TargetingReason, Verdict
from members.services.facts import MemberFacts, slugs_of

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


class Judge:
    """Asks the same engine as the public self-check, once for every member who is not skipped.

    ``slugs`` are those of the question that the facts answer.
    """

    def __init__(self, criteria: Criteria, slugs: Sequence[str]) -> None:
        self.criteria = criteria
        self.named = cache(lambda bits: slugs_of(bits, slugs))

    def decide(self, found: MemberFacts) -> Decision:
        _member, skip_reason, bits, drug_count, cents, at_risk = found
        if skip_reason:
            return SKIPPED
        facts = Facts(self.named(bits), drug_count, Decimal(cents).scaleb(CENTS), at_risk)
        conditions, drugs, cost, *route = check(facts, self.criteria).criteria
        limited = bool(route) and route[0].outcome == "met"
        return _decision(conditions.outcome == "met", drugs.outcome == "met", cost.outcome == "met", limited)


@cache
def _decision(conditions: bool, drugs: bool, cost: bool, at_risk: bool) -> Decision:
    """``at_risk`` counts only in a year that has that route."""
    reason = REASONS[conditions and drugs and cost, at_risk]
    outcome = Verdict.NOT_MET if reason == TargetingReason.NONE else Verdict.MET
    return Decision(outcome, reason, conditions, drugs, cost)
