"""Death, leaving the plan, another contract, the end of the year, and when the next run is due."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError

from members import tasks
from members.models import Enrolment, Member, ProgramYear, TargetingRun
from members.services import enrolment, targeting, year_cycle
from members.services.targeting import Order
from members.services.year_cycle import Closed, Followed
from tests.factories import members

pytestmark = pytest.mark.django_db
AS_OF = datetime.date(2026, 2, 28)
LAST_DAY = datetime.date(2026, 12, 31)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def on(text: str) -> Any:
    return time_machine.travel(datetime.datetime.fromisoformat(f"{text}T12:00+00:00"), tick=True)


def someone(**columns: Any) -> Member:
    person = members.member(at_risk_start=AS_OF, **columns)
    members.coverage(person, day("2020-01-01"))
    return person


def published(number: int) -> ProgramYear:
    """That year, published in the autumn before it."""
    with on(f"{number - 1}-10-15"):
        return ProgramYear.objects.filter(year=number).first() or members.program_year(number)


def target(number: int = 2026, as_of: datetime.date = AS_OF, today: str = "2026-03-01") -> ProgramYear:
    year = published(number)
    with on(today):
        targeting.run(Order(program_year=year, as_of=as_of), by="test")
    return year


def row_of(member: Member, number: int = 2026) -> Enrolment:
    return Enrolment.objects.get(member=member, program_year__year=number, ended_on=None)


def follow(text: str) -> Followed:
    with on(text):
        return year_cycle.follow_up(by="night")


def leaves_plan(member: Member, last_day: str) -> None:
    member.coverage.update(end=day(last_day))


def test_death_ends_an_enrolment_with_its_cms_reason() -> None:
    member, other = someone(), someone()
    target()
    row = row_of(member)
    Member.objects.filter(pk=member.pk).update(death_date=day("2026-05-02"))
    assert follow("2026-05-20") == Followed(died=1)
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.opted_out_on, row.opt_out_reason, row.opt_out_way) == (
        "ended", day("2026-05-02"), day("2026-05-02"), "01", "file",
    )  # fmt: skip
    assert follow("2026-05-21") == Followed()
    assert row_of(other).state == "enrolled"


def test_leaving_the_plan_ends_it_on_the_last_day_of_coverage() -> None:
    member, _other = someone(), someone()
    target()
    row = row_of(member)
    leaves_plan(member, "2026-06-30")
    assert follow("2026-06-30") == Followed()
    assert follow("2026-07-01") == Followed(left_plan=1)
    row.refresh_from_db()
    assert (row.ended_on, row.opt_out_reason) == (day("2026-06-30"), "02")


def test_a_departure_that_becomes_known_late_ends_it_on_its_first_day_at_the_earliest() -> None:
    member, _other = someone(), someone()
    target()
    row = row_of(member)
    leaves_plan(member, "2026-01-31")
    follow("2026-03-05")
    row.refresh_from_db()
    assert row.ended_on == row.enrolled_on == day("2026-03-01")


def test_nobody_is_ended_when_the_membership_data_end_before_that_day() -> None:
    member = someone()
    target()
    leaves_plan(member, "2026-06-30")
    assert follow("2026-07-01") == Followed()
    assert row_of(member).state == "enrolled"


def test_another_contract_closes_one_record_and_opens_the_next() -> None:
    member = someone()
    target()
    first = row_of(member)
    with on("2026-03-20"):
        enrolment.record_offer(enrolment=first, by="rep")
    leaves_plan(member, "2026-04-30")
    members.coverage(member, day("2026-05-01"), contract_number="H0002")
    assert follow("2026-05-03") == Followed(changed_contract=1)
    first.refresh_from_db()
    second = row_of(member)
    assert (first.state, first.ended_on, first.opt_out_reason) == ("ended", day("2026-04-30"), "02")
    assert (second.contract_number, second.enrolled_on, second.state) == ("H0002", day("2026-05-01"), "enrolled")
    assert (second.offer_due_on, second.offered_on) == (day("2026-04-30"), day("2026-03-20"))
    assert (second.basis, second.reason_code) == (first.basis, first.reason_code)
    assert follow("2026-05-04") == Followed()
    with on("2026-05-04"):
        assert (
            targeting.run(Order(program_year=first.program_year, as_of=day("2026-05-03")), by="t").already_enrolled == 1
        )


def test_who_opted_out_stays_out_under_another_contract() -> None:
    member = someone()
    year = target()
    with on("2026-03-02"):
        enrolment.opt_out(member=member, program_year=year, way="phone", by="rep")
    leaves_plan(member, "2026-04-30")
    members.coverage(member, day("2026-05-01"), contract_number="H0002")
    follow("2026-05-03")
    row = Enrolment.objects.get()
    assert (row.state, row.opt_out_reason, row.ended_on) == ("ended", "03", day("2026-04-30"))
    with on("2026-05-04"):
        assert targeting.run(Order(program_year=year, as_of=day("2026-05-03")), by="test").opted_out == 1


def test_the_year_is_closed_on_its_last_day_and_figures_add_up() -> None:
    stays, leaves, dies, goes = (someone() for _ in range(4))
    year = target()
    with on("2026-05-02"):
        enrolment.opt_out(member=leaves, program_year=year, way="paper", by="rep")
    Member.objects.filter(pk=dies.pk).update(death_date=day("2026-12-30"))
    leaves_plan(goes, "2026-11-30")
    with on("2026-12-30"), pytest.raises(ValidationError, match="31 December"):
        year_cycle.close(program_year=year, by="test")
    with on("2027-01-02"):
        closed = year_cycle.close(program_year=year, by="test")
        again = year_cycle.close(program_year=year, by="test")
    assert closed == Closed(2026, closed=2, stayed_to_the_end=1, opted_out=1, died=1, left_plan=1)
    assert again == Closed(2026, closed=0, stayed_to_the_end=1, opted_out=1, died=1, left_plan=1)
    row = Enrolment.objects.get(member=stays)
    assert (row.state, row.ended_on, row.opted_out_on, row.opt_out_reason) == ("ended", LAST_DAY, None, "")


def test_who_was_in_to_the_end_continues_and_is_offered_within_a_year_of_the_last_offer() -> None:
    continues, never_offered, opted_out, late = someone(), someone(), someone(), someone()
    year = target()
    with on("2026-03-10"):
        enrolment.record_offer(enrolment=row_of(continues), by="rep")
        enrolment.record_offer(enrolment=row_of(late), by="rep")
        enrolment.opt_out(member=opted_out, program_year=year, way="web", by="worker")
    with on("2027-01-01"):
        year_cycle.close(program_year=year, by="test")
    Member.objects.filter(pk=late.pk).update(at_risk_start=day("2027-04-01"))
    target(2027, LAST_DAY, "2027-01-05")
    target(2027, day("2027-04-02"), "2027-04-03")
    found = {name: row_of(each, 2027) for name, each in [
        ("continues", continues), ("never offered", never_offered), ("opted out", opted_out), ("late", late),
    ]}  # fmt: skip
    assert {name: (row.continues_from_last_year, row.offer_due_on.isoformat()) for name, row in found.items()} == {
        "continues": (True, "2027-03-10"),
        "never offered": (True, "2027-03-06"),
        "opted out": (False, "2027-03-06"),
        "late": (False, "2027-06-02"),
    }


def test_a_january_run_before_the_year_was_closed_knows_who_continues() -> None:
    member = someone()
    target()
    target(2027, LAST_DAY, "2027-01-01")
    assert row_of(member, 2027).continues_from_last_year


def test_the_run_of_a_quarter_is_due_until_it_was_made() -> None:
    published(2026)
    assert year_cycle.targeting_due(day("2027-01-05")) is None  # no such year is open
    assert year_cycle.targeting_due(day("2026-05-17")) == (ProgramYear.objects.get(), day("2026-03-31"))
    target(2026, day("2026-03-31"), "2026-04-02")
    assert year_cycle.targeting_due(day("2026-06-30")) is None
    assert year_cycle.targeting_due(day("2026-07-01")) == (ProgramYear.objects.get(), day("2026-06-30"))


def test_the_nightly_tasks_close_follow_and_target() -> None:
    member = someone()
    target()
    published(2027)
    with on("2027-01-02"):
        for _ in range(2):
            tasks.follow_up()
            tasks.target()
    assert Enrolment.objects.get(member=member, program_year__year=2026).ended_on == LAST_DAY
    assert row_of(member, 2027).continues_from_last_year
    assert TargetingRun.objects.filter(program_year__year=2027).get().as_of == LAST_DAY


def test_the_command_says_what_it_cannot_do() -> None:
    published(2026)
    with on("2026-12-30"), pytest.raises(CommandError, match="31 December"):
        call_command("close_year", "--year", "2026")
    with pytest.raises(CommandError, match="no program year"):
        call_command("close_year", "--year", "2031")
