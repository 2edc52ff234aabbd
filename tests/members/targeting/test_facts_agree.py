"""SQL facts and engine against a naive computation, on histories that crowd around every boundary."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.models import Diagnosis, Member, PrescriptionClaim, TargetingDecision
from members.services import targeting
from members.services.targeting import Order
from tests.factories import histories, members
from tests.members.targeting import naive
from tests.members.targeting.naive import Fill, Seen

pytestmark = pytest.mark.django_db
SLUGS = tuple(histories.CODES)
AS_OF = [datetime.date.fromisoformat(day) for day in (
    "2023-12-31", "2024-02-28", "2024-02-29", "2023-02-28", "2024-01-01", "2023-06-30", "2023-05-30", "2023-07-15",
)]  # fmt: skip
DAY = datetime.timedelta(days=1)


def near(as_of: datetime.date, lookback: int) -> list[datetime.date]:
    """Days around each end of each span, ends of months, and days long before and after."""
    spans = (3, 12, lookback)
    edges = [max(d for d in days_before(as_of) if not naive.within(d, as_of, months)) for months in spans]
    edges += [as_of, as_of.replace(month=1, day=1), as_of.replace(day=1), as_of - 100 * DAY, as_of + 60 * DAY]
    return sorted({edge + step * DAY for edge in edges for step in (-1, 0, 1)} | {datetime.date(2019, 5, 5)})


def days_before(as_of: datetime.date) -> list[datetime.date]:
    return [as_of - number * DAY for number in range(1_200)]


@dataclass(frozen=True)
class Person:
    fills: list[Fill]
    seen: list[Seen]
    at_risk: tuple[datetime.date | None, datetime.date | None]
    coverage: tuple[datetime.date, datetime.date | None]
    died: datetime.date | None


@dataclass(frozen=True)
class World:
    as_of: datetime.date
    lookback: int
    method: str
    operator: str
    route: bool
    cents: int
    people: list[Person]


@st.composite
def worlds(draw: Any) -> World:
    as_of, lookback = draw(st.sampled_from(AS_OF)), draw(st.sampled_from([12, 18, 24]))
    return World(
        as_of,
        lookback,
        draw(st.sampled_from(["actual", "annualised", "quarter"])),
        draw(st.sampled_from(["gt", "ge"])),
        draw(st.booleans()),
        draw(st.integers(1, 12)),
        draw(st.lists(people(near(as_of, lookback)), min_size=3, max_size=6)),
    )


def people(days: list[datetime.date]) -> st.SearchStrategy[Person]:
    day = st.sampled_from(days)
    often = st.sampled_from([True, True, True, False])
    fill = st.builds(Fill, st.integers(0, 2), day, st.integers(0, 4), often, often.map(lambda kept: not kept))
    setting = st.sampled_from(["outpatient", "professional", "outpatient", "professional", "inpatient"])
    seen = st.builds(Seen, st.sampled_from(SLUGS[:2]), day, setting)
    span = st.tuples(day, st.none() | day).map(in_order)
    return st.builds(
        Person,
        st.lists(fill, max_size=12),
        st.lists(seen, max_size=10),
        st.just((None, None)) | span,
        st.just((datetime.date(2018, 1, 1), None)) | span,
        st.none() | st.none() | day,
    )


def in_order(span: tuple[datetime.date, datetime.date | None]) -> tuple[datetime.date, datetime.date | None]:
    start, end = span
    return (start, end) if end is None or end >= start else (end, start)


@given(world=worlds())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_decision_is_that_of_a_plain_computation(world: World) -> None:
    with transaction.atomic():
        rows = store(world)
        year = members.program_year(
            year=2040,
            conditions=SLUGS,
            min_conditions=2,
            min_drugs=2,
            cost_threshold=Decimal(world.cents).scaleb(-2),
            cost_operator=world.operator,
            at_risk_route=world.route,
        )
        report = targeting.run(Order(
            program_year=year, as_of=world.as_of, cost_method=world.method, lookback_months=world.lookback,
        ), by="test")  # fmt: skip
        found = {row.member_id: row for row in TargetingDecision.objects.all()}
        assert [said(found[member.pk]) for member in rows] == [expected(person, world) for person in world.people]
        assert report.targeted == sum(expected(person, world)[0] == "met" for person in world.people)
        transaction.set_rollback(True)


def store(world: World) -> list[Member]:
    histories.codes()
    file, drugs = histories.import_file(), histories.drugs(3)
    rows = []
    for person in world.people:
        start, end = person.at_risk
        rows.append(member := members.member(at_risk_start=start, at_risk_end=end, death_date=person.died))
        members.coverage(member, *person.coverage)
        PrescriptionClaim.objects.bulk_create(
            histories.claim(
                member, drugs[fill.drug], fill.day, fill.cents, file=file,
                part_d_covered=fill.covered, voided=fill.voided,
            )
            for fill in person.fills
        )  # fmt: skip
        Diagnosis.objects.bulk_create(
            [histories.diagnosis(member, seen.condition, seen.day, seen.setting, file=file) for seen in person.seen],
            ignore_conflicts=True,
        )
    histories.settle()
    return rows


def said(row: TargetingDecision) -> tuple[Any, ...]:
    return (
        row.outcome, row.skip_reason, row.reason_code, row.conditions, row.drug_count, row.annual_cents, row.at_risk,
        row.met_conditions, row.met_drugs, row.met_cost,
    )  # fmt: skip


def expected(person: Person, world: World) -> tuple[Any, ...]:
    as_of = world.as_of
    had = naive.conditions(person.seen, as_of, world.lookback)
    number = naive.drug_count(person.fills, as_of)
    cents = naive.yearly_cents(person.fills, as_of, world.method)
    start, end = person.at_risk
    at_risk = start is not None and start <= as_of and (end is None or as_of <= end)
    facts = (sorted(had), number, cents, at_risk)
    skip = skipped(person, as_of)
    if skip:
        return ("skipped", skip, "04", *facts, False, False, False)
    met = (len(had) >= 2, number >= 2, cents > world.cents or (cents == world.cents and world.operator == "ge"))
    code = {(0, 0): "04", (1, 0): "01", (0, 1): "02", (1, 1): "03"}[all(met), world.route and at_risk]
    return ("not_met" if code == "04" else "met", "", code, *facts, *met)


def skipped(person: Person, as_of: datetime.date) -> str:
    if person.died and person.died < as_of:
        return "died"
    first, last = person.coverage
    return "" if first <= as_of and (last is None or as_of <= last) else "not-covered"
