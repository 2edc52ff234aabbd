"""Runs: dry, twice, only what changed, one at a time; and who is enrolled by them."""

import datetime
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import psycopg
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from members.models import (
    AuditEvent,
    Enrolment,
    Member,
    OptOutWish,
    PrescriptionClaim,
    ProgramYear,
    TargetingDecision,
    TargetingRun,
)
from members.services import enrolment, facts, targeting
from members.services.imports import sums
from members.services.targeting import Order, Report, enrolment_day
from mtmsite import locks
from tests.factories import histories, members

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("condition_codes")]
AS_OF = datetime.date(2026, 3, 31)
TODAY = datetime.date(2026, 4, 5)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime.datetime(2026, 4, 5, 12, tzinfo=datetime.UTC), tick=True):
        yield


@pytest.fixture
def year() -> ProgramYear:
    return members.program_year(2026)


def qualifying(**columns: Any) -> Member:
    member = members.member(**columns)
    members.coverage(member, datetime.date(2020, 1, 1))
    histories.qualifying(member, AS_OF)
    histories.settle()
    return member


def run(year: ProgramYear, **changes: Any) -> Report:
    return targeting.run(Order(**{"program_year": year, "as_of": AS_OF, **changes}), by="test")


def figures(report: Report) -> tuple[int, int, int, int]:
    return report.targeted, report.newly_enrolled, report.already_enrolled, report.opted_out


def test_a_targeted_member_is_enrolled_with_status_audit_and_the_facts_it_rested_on(year: ProgramYear) -> None:
    member = qualifying()
    assert figures(run(year)) == (1, 1, 0, 0)
    row = Enrolment.objects.get()
    assert (row.member, row.contract_number, row.reason_code) == (member, "S0001", "01")
    assert (row.enrolled_on, row.criteria_met_on, row.offer_due_on) == (TODAY, AS_OF, datetime.date(2026, 6, 4))
    run_row = TargetingRun.objects.get()
    assert row.basis == {
        "as_of": "2026-03-31", "conditions": ["chronic-heart-failure", "diabetes", "hypertension"], "drug_count": 8,
        "annual_cents": 10_000_00, "at_risk": False, "run": str(run_row.pk),
    }  # fmt: skip
    status = row.statuses.get()
    assert (status.state, status.on, status.by, status.reason) == ("enrolled", TODAY, "test", "targeted")
    assert AuditEvent.objects.get(verb="enrolment.enrolled").object_id == str(row.pk)
    assert AuditEvent.objects.get(verb="targeting.run").object_id == str(run_row.pk)


def test_the_second_run_finds_everybody_in(year: ProgramYear) -> None:
    qualifying()
    run(year)
    assert figures(run(year)) == (1, 0, 1, 0)
    assert Enrolment.objects.count() == TargetingDecision.objects.count() == 1
    assert [row.incremental for row in TargetingRun.objects.order_by("created_at")] == [False, True]


def test_a_dry_run_says_the_same_and_writes_nothing(year: ProgramYear) -> None:
    qualifying()
    dry = run(year, dry_run=True)
    assert [model.objects.count() for model in (Enrolment, TargetingDecision, TargetingRun)] == [0, 0, 0]
    assert not AuditEvent.objects.filter(verb__startswith="targeting").exists()
    assert asdict(run(year)) == asdict(dry)


def test_a_draft_takes_only_dry_runs() -> None:
    draft = members.program_year(2026, published=False)
    qualifying()
    with pytest.raises(ValidationError, match="draft"):
        run(draft)
    assert run(draft, dry_run=True).newly_enrolled == 1


def test_a_later_run_of_the_same_looks_only_at_members_whose_data_changed(year: ProgramYear, monkeypatch: Any) -> None:
    first, second = qualifying(), qualifying()
    histories.qualifying(third := covered(), AS_OF, number_of_drugs=7)
    histories.settle()
    assert figures(run(year)) == (2, 2, 0, 0)
    PrescriptionClaim.objects.bulk_create([histories.claim(third, histories.drugs(1)[0], AS_OF)])
    sums.rebuild(members=[third.pk])
    looked_at: list[int] = []
    stream = facts.stream
    monkeypatch.setattr(facts, "stream", lambda: _noting(stream(), looked_at))
    assert figures(run(year)) == (3, 1, 2, 0)
    assert looked_at == [third.pk]
    assert figures(run(year, everyone=True)) == (3, 0, 3, 0)
    assert looked_at == [third.pk, first.pk, second.pk, third.pk]


def covered() -> Member:
    member = members.member()
    members.coverage(member, datetime.date(2020, 1, 1))
    return member


def _noting(chunks: Any, looked_at: list[int]) -> Iterator[Any]:
    for chunk in chunks:
        looked_at += [each.member for each in chunk]
        yield chunk


@pytest.mark.parametrize(
    "change",
    [{"as_of": datetime.date(2026, 3, 30)}, {"cost_method": "quarter"}, {"lookback_months": 12}],
)
def test_another_question_is_put_to_everybody(year: ProgramYear, change: dict[str, Any]) -> None:
    qualifying()
    run(year)
    run(year, **change)
    assert not TargetingRun.objects.first().incremental  # type: ignore[union-attr]


def test_an_unchanged_decision_keeps_the_run_that_found_it(year: ProgramYear) -> None:
    qualifying()
    run(year)
    first = TargetingRun.objects.get()
    run(year, everyone=True)
    assert TargetingDecision.objects.get().run == first


def test_who_opted_out_of_the_year_stays_out(year: ProgramYear) -> None:
    member = qualifying()
    run(year)
    enrolment.opt_out(member=member, program_year=year, way="phone", by="rep")
    assert figures(run(year)) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("wish_year", "figures_then"), [(None, (1, 0, 0, 1)), (2026, (1, 0, 0, 1)), (2025, (1, 1, 0, 0))]
)
def test_a_wish_keeps_out_who_was_never_in(
    year: ProgramYear, wish_year: int | None, figures_then: tuple[int, int, int, int]
) -> None:
    member = qualifying()
    OptOutWish.objects.create(member=member, year=wish_year, since=datetime.date(2025, 5, 1), way="phone")
    assert figures(run(year)) == figures_then


def test_who_left_or_died_since_is_targeted_and_not_enrolled(year: ProgramYear) -> None:
    left, died = members.member(), qualifying(death_date=datetime.date(2026, 4, 2))
    members.coverage(left, datetime.date(2020, 1, 1), AS_OF)
    histories.qualifying(left, AS_OF)
    histories.settle()
    report = run(year)
    assert figures(report) == (2, 0, 0, 0)
    assert (report.skipped["left-since"], report.skipped["died-since"]) == (1, 1)
    assert died.pk


def test_who_left_the_plan_and_is_covered_again_goes_on_in_the_same_record(year: ProgramYear) -> None:
    member = qualifying()
    run(year)
    row = Enrolment.objects.get()
    enrolment.end(enrolment=row, on=TODAY, cms_reason="02", by="test")
    assert figures(run(year)) == (1, 1, 0, 0)
    row.refresh_from_db()
    assert (row.ended_on, row.opted_out_on, row.opt_out_reason, row.state) == (None, None, "", "enrolled")
    assert [each.state for each in row.statuses.all()] == ["enrolled", "ended", "enrolled"]
    assert row.member == member


@pytest.mark.parametrize(
    ("as_of", "today", "day"),
    [
        ("2026-03-31", "2026-04-05", "2026-04-05"),
        ("2025-12-31", "2025-12-31", "2026-01-01"),
        ("2026-06-30", "2027-02-01", "2026-06-30"),
        ("2027-02-28", "2027-03-01", "2026-12-31"),
    ],
)
def test_the_day_of_enrolment_lies_in_the_year(as_of: str, today: str, day: str) -> None:
    found = enrolment_day(2026, *(datetime.date.fromisoformat(each) for each in (as_of, today)))
    assert found.isoformat() == day


def test_membership_data_that_end_before_the_day_of_enrolment_tell_nothing_of_it(year: ProgramYear) -> None:
    member = members.member()
    members.coverage(member, datetime.date(2026, 1, 1), AS_OF)
    histories.qualifying(member, AS_OF)
    histories.settle()
    assert figures(run(year)) == (1, 1, 0, 0)


def test_one_run_at_a_time(year: ProgramYear, monkeypatch: Any) -> None:
    with psycopg.connect(**connection.get_connection_params()) as other:
        with other.cursor() as cursor:
            key = locks.zlib.crc32(targeting.LOCK.encode())
            cursor.execute("select pg_advisory_lock(%s)", [key])
        with pytest.raises(ValidationError, match="under way"):
            run(year)


# The command ----------------------------------------------------------------------------------------------------------


def command(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("run_targeting", "--year", "2026", "--as-of", AS_OF.isoformat(), *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_ends_with_one_json_object(year: ProgramYear) -> None:
    qualifying()
    assert json.loads(command("--json")[-1]) == {
        "members": 1,
        "skipped": {"died": 0, "not-covered": 0, "died-since": 0, "left-since": 0},
        "met_conditions": 1,
        "met_drugs": 1,
        "met_cost": 1,
        "at_risk": 0,
        "targeted": 1,
        "newly_enrolled": 1,
        "already_enrolled": 0,
        "opted_out": 0,
    }


@pytest.mark.parametrize("dry", [True, False])
def test_the_command_names_the_targeted_members(year: ProgramYear, dry: bool) -> None:
    member = qualifying()
    at_risk = members.member(at_risk_start=AS_OF)
    members.coverage(at_risk, AS_OF)
    lines = [json.loads(line) for line in command("--members", *["--dry-run"] * dry) if line.startswith("{")]
    assert lines == [
        {
            "member_id": member.member_id,
            "reason_code": "01",
            "conditions": ["chronic-heart-failure", "diabetes", "hypertension"],
            "drug_count": 8,
            "annual_cost": 10_000.0,
        },
        {"member_id": at_risk.member_id, "reason_code": "02", "conditions": [], "drug_count": 0, "annual_cost": 0.0},
    ]


def test_the_command_refuses_what_cannot_be(year: ProgramYear) -> None:
    with pytest.raises(CommandError, match=r"no program year 2031\. Known: 2026"):
        call_command("run_targeting", "--year", "2031", "--as-of", "2026-03-31")
    with pytest.raises(CommandError, match="at least one month"):
        command("--diagnosis-lookback-months", "0")
    with pytest.raises(CommandError, match="as-of"):
        call_command("run_targeting", "--year", "2026", "--as-of", "2026-02-30")
