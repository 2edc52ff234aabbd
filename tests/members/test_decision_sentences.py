"""A decision as sentences: what was found, what the year asks for, and what came of it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from members.decision_sentences import sentences
from members.models import ProgramYear, TargetingDecision, TargetingRun
from members.services import targeting
from tests.factories import histories, members

pytestmark = pytest.mark.django_db
AS_OF = datetime.date(2026, 6, 30)


def decided(method: str = "actual", **changes: Any) -> TargetingDecision:
    year = members.program_year(2026, cost_operator=changes.pop("operator", "gt"))
    run = TargetingRun(program_year=year, as_of=AS_OF, cost_method=method, lookback_months=24)
    columns: dict[str, Any] = {
        "outcome": "met", "reason_code": "01", "conditions": ["diabetes", "esrd", "hypertension"], "drug_count": 9,
        "annual_cents": 5_000_00, "at_risk": False,
    }  # fmt: skip
    return TargetingDecision(run=run, program_year=year, member=members.member(), **{**columns, **changes})


def test_a_targeted_member() -> None:
    assert sentences(decided()) == [
        "Has 3 of the 6 conditions of 2026 (Diabetes; End-stage renal disease (ESRD): kidney failure; Hypertension "
        "(high blood pressure)), 3 are needed: met.",
        "Filled 9 different drugs in the twelve months to June 30, 2026, 8 are needed: met.",
        "Drugs cost $5,000 in the twelve months to June 30, 2026, more than $4,935 is needed: met.",
        "In no at-risk limitation of the drug management program.",
        "Targeted as of June 30, 2026; CMS reason 01: conditions, drugs and cost.",
    ]


def test_exactly_the_amount_is_met_or_not_as_the_year_prints_it() -> None:
    more_than = sentences(decided(annual_cents=4_935_00, outcome="not_met", reason_code="04"))
    assert more_than[2].endswith("more than $4,935 is needed: not met.")
    assert more_than[-1] == "Not targeted as of June 30, 2026; CMS reason 04."


def test_at_least_the_amount_and_a_projected_cost() -> None:
    said = sentences(decided("quarter", annual_cents=4_935_00, operator="ge"))
    assert said[2] == (
        "Drugs cost $4,935 for a year, four times the three months to June 30, 2026, $4,935 or more is needed: met."
    )


def test_nothing_found_and_one_drug() -> None:
    said = sentences(decided(conditions=[], drug_count=1, at_risk=True, reason_code="02"))
    assert said[0] == "Has none of the 6 conditions of 2026, 3 are needed: not met."
    assert said[1] == "Filled 1 drug in the twelve months to June 30, 2026, 8 are needed: not met."
    assert said[3] == "In an at-risk limitation of the drug management program, which is enough alone: met."


def test_a_skipped_member() -> None:
    said = sentences(decided(outcome="skipped", skip_reason="not-covered", reason_code="04"))
    assert said == ["Not looked at as of June 30, 2026: not covered on that day."]


def test_the_sentences_agree_with_what_was_stored() -> None:
    histories.codes()
    member = members.member()
    members.coverage(member, datetime.date(2020, 1, 1))
    histories.qualifying(member, AS_OF, conditions=2)
    histories.settle()
    year = members.program_year(2026, cost_threshold=Decimal("10000.00"))
    targeting.run(targeting.Order(program_year=year, as_of=AS_OF), by="test")
    row = TargetingDecision.objects.get()
    ends = [sentence.rsplit(": ", 1)[-1] for sentence in sentences(row)[:3]]
    assert ends == ["not met.", "met.", "not met."]
    assert (row.met_conditions, row.met_drugs, row.met_cost) == (False, True, False)
    assert ProgramYear.objects.count() == 1
