"""Files with new, voided and replaced claims: after each of them the decisions are those of what is left.

The runs after the first look only at members whose data changed, so this holds the touches to account too.
"""

import datetime
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.models import Member, TargetingDecision, TargetingRun
from members.services import targeting
from members.services.imports.claims import Claims
from members.services.targeting import Order
from tests.factories import files, members
from tests.members.targeting import naive
from tests.members.targeting.naive import Fill

pytestmark = pytest.mark.django_db
AS_OF = datetime.date(2024, 6, 30)
DAYS = [datetime.date.fromisoformat(day) for day in (
    "2023-01-15", "2023-06-30", "2023-07-01", "2023-12-31", "2024-02-29", "2024-06-30", "2024-07-01", "2024-08-09",
)]  # fmt: skip
OWNERS = ("A1", "A2", "A3")


@dataclass(frozen=True)
class Line:
    """``claim`` picks one of the claims that stand; a new claim has the next number."""

    kind: str
    claim: int
    owner: str
    fill: Fill


fills = st.builds(
    Fill, st.integers(1, 5), st.sampled_from(DAYS), st.integers(0, 9), st.sampled_from([True, True, False])
)
lines = st.builds(
    Line, st.sampled_from(["", "", "void", "replace"]), st.integers(0, 99), st.sampled_from(OWNERS), fills
)


@given(batches=st.lists(st.lists(lines, min_size=1, max_size=8), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_decisions_follow_new_voided_and_replaced_claims(batches: list[list[Line]]) -> None:
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        people = [members.member(member_id=owner) for owner in OWNERS]
        for person in people:
            members.coverage(person, datetime.date(2020, 1, 1))
        year = members.program_year(2040)
        standing: dict[str, tuple[str, Fill]] = {}
        number = 0
        for batch in batches:
            written = [each for line in batch if (each := apply(line, standing, number := number + 1))]
            if written:
                files.load(Path(folder), Claims, *written)
            targeting.run(Order(program_year=year, as_of=AS_OF), by="test")
            assert {person.member_id: stored(person) for person in people} == {
                owner: plain(owner, standing.values()) for owner in OWNERS
            }
        assert [run.incremental for run in TargetingRun.objects.order_by("created_at")] == [
            number > 0 for number in range(len(batches))
        ]
        transaction.set_rollback(True)


def apply(line: Line, standing: dict[str, tuple[str, Fill]], number: int) -> str:
    """The line of the file, and what stands after it; empty when there is no claim to void or replace."""
    if not line.kind:
        claim_id = f"C{number}"
        standing[claim_id] = (line.owner, line.fill)
        return written(claim_id, line.owner, line.fill)
    if not standing:
        return ""
    claim_id = sorted(standing)[line.claim % len(standing)]
    owner, was = standing[claim_id]
    if line.kind == "void":
        del standing[claim_id]
        return written(claim_id, owner, was, adjustment="void")
    standing[claim_id] = (line.owner, line.fill)
    return written(claim_id, line.owner, line.fill, adjustment="replace")


def written(claim_id: str, owner: str, fill: Fill, adjustment: str = "") -> str:
    return files.claim(
        claim_id, member_id=owner, fill_date=fill.day.isoformat(), ndc=f"9{fill.drug:08}01",
        gross_cost=f"0.{fill.cents:02}", part_d_covered=str(fill.covered).lower(), adjustment=adjustment,
    )  # fmt: skip


def stored(person: Member) -> tuple[int, int]:
    row = TargetingDecision.objects.get(member=person)
    return row.drug_count, row.annual_cents


def plain(owner: str, standing: Iterable[tuple[str, Fill]]) -> tuple[int, int]:
    mine = [fill for whose, fill in standing if whose == owner]
    return naive.drug_count(mine, AS_OF), naive.yearly_cents(mine, AS_OF, "actual")
