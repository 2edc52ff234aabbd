"""Leaving, coming back and being offered a review, one member at a time."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from members.models import AuditEvent, Enrolment, Member, OptOutWish, ProgramYear
from members.services import enrolment, targeting
from members.services.targeting import Order
from tests.factories import members

pytestmark = pytest.mark.django_db
AS_OF = datetime.date(2026, 2, 28)
TODAY = datetime.date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC), tick=True):
        yield


@pytest.fixture
def year() -> ProgramYear:
    return members.program_year(2026)


@pytest.fixture
def member(year: ProgramYear) -> Member:
    """In an at-risk limitation, which is enough to be targeted."""
    person = members.member(at_risk_start=AS_OF)
    members.coverage(person, datetime.date(2020, 1, 1))
    return person


@pytest.fixture
def row(member: Member, year: ProgramYear) -> Enrolment:
    target(year)
    return Enrolment.objects.get()


def target(year: ProgramYear) -> targeting.Report:
    return targeting.run(Order(program_year=year, as_of=AS_OF), by="test")


def leave(row: Enrolment, **changes: Any) -> None:
    enrolment.opt_out(
        **{"member": row.member, "program_year": row.program_year, "way": "phone", "by": "rep", **changes}
    )
    row.refresh_from_db()


def test_a_review_is_due_sixty_days_after_enrolment(row: Enrolment) -> None:
    assert (row.enrolled_on, row.offer_due_on) == (TODAY, datetime.date(2026, 4, 30))


def test_the_days_are_a_setting(member: Member, year: ProgramYear, settings: Any) -> None:
    settings.OFFER_WITHIN_DAYS = 30
    target(year)
    assert Enrolment.objects.get().offer_due_on == datetime.date(2026, 3, 31)


@pytest.mark.parametrize("way", ["web", "phone", "paper", "welcome_call"])
@pytest.mark.parametrize("reason", ["03", "99"])
def test_leaving_by_every_way_and_for_every_reason_of_the_member(row: Enrolment, way: str, reason: str) -> None:
    leave(row, way=way, cms_reason=reason, reason="does not want calls")
    assert (row.state, row.opted_out_on, row.opt_out_way, row.opt_out_reason, row.ended_on) == (
        "opted_out", TODAY, way, reason, None,
    )  # fmt: skip
    newest = row.statuses.latest("id")
    assert (newest.on, newest.way, newest.cms_reason, newest.reason) == (TODAY, way, reason, "does not want calls")
    assert AuditEvent.objects.get(verb="enrolment.opted_out").actor == "rep"
    assert not OptOutWish.objects.exists()


@pytest.mark.parametrize("reason", ["01", "02"])
def test_death_and_leaving_the_plan_end_the_enrolment(row: Enrolment, reason: str) -> None:
    leave(row, cms_reason=reason)
    assert (row.state, row.ended_on, row.opted_out_on, row.opt_out_reason) == ("ended", TODAY, TODAY, reason)


def test_twice_is_once(row: Enrolment) -> None:
    leave(row)
    leave(row)
    assert [each.state for each in row.statuses.all()] == ["enrolled", "opted_out"]
    assert not OptOutWish.objects.exists()


def test_a_day_before_the_enrolment_is_the_day_of_it(row: Enrolment) -> None:
    leave(row, on=datetime.date(2026, 2, 1))
    assert row.opted_out_on == TODAY


@pytest.mark.parametrize("wrong", [{"way": "pigeon"}, {"cms_reason": "04"}])
def test_ways_and_reasons_that_cms_does_not_know_are_refused(row: Enrolment, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        leave(row, **wrong)
    assert row.state == "enrolled"


def test_nobody_is_no_actor(row: Enrolment) -> None:
    with pytest.raises(ValueError, match="actor"):
        leave(row, by="")


def test_until_further_notice_holds_in_the_next_year_too(row: Enrolment) -> None:
    leave(row, until_further_notice=True)
    assert OptOutWish.objects.get().year is None
    assert target(members.program_year(2027)).opted_out == 1


def test_an_opt_out_of_the_year_ends_with_it(row: Enrolment) -> None:
    leave(row)
    assert target(members.program_year(2027)).newly_enrolled == 1


def test_who_is_not_in_the_program_leaves_a_wish_that_targeting_obeys(member: Member, year: ProgramYear) -> None:
    for _ in range(2):
        assert enrolment.opt_out(member=member, program_year=year, way="web", by="worker") is None
    wish = OptOutWish.objects.get()
    assert (wish.year, wish.way, wish.since) == (2026, "web", TODAY)
    assert target(year).opted_out == 1
    assert not Enrolment.objects.exists()


def test_coming_back_after_opting_out(row: Enrolment) -> None:
    leave(row, until_further_notice=True)
    enrolment.come_back(member=row.member, program_year=row.program_year, by="rep")
    row.refresh_from_db()
    assert (row.state, row.opted_out_on, row.opt_out_reason, row.opt_out_way) == ("enrolled", None, "", "")
    assert row.offer_due_on == datetime.date(2026, 4, 30)
    assert OptOutWish.objects.get().ended_on == TODAY
    assert target(members.program_year(2027)).newly_enrolled == 1


def test_coming_back_enrols_who_was_targeted_and_kept_out_by_a_wish(member: Member, year: ProgramYear) -> None:
    enrolment.opt_out(member=member, program_year=year, way="web", by="worker", until_further_notice=True)
    target(year)
    row = enrolment.come_back(member=member, program_year=year, by="rep")
    assert row is not None
    assert (row.state, row.reason_code, row.basis["at_risk"]) == ("enrolled", "02", True)


def test_coming_back_lets_in_nobody_who_was_not_targeted(year: ProgramYear) -> None:
    person = members.member()
    members.coverage(person, datetime.date(2020, 1, 1))
    target(year)
    assert enrolment.come_back(member=person, program_year=year, by="rep") is None


def test_undoing_takes_back_what_was_done_for_that_cause_and_nothing_else(row: Enrolment, year: ProgramYear) -> None:
    leave(row, reason="request A", until_further_notice=True)
    enrolment.undo(member=row.member, program_year=year, cause="request B", by="rep")
    row.refresh_from_db()
    assert row.state == "opted_out"
    enrolment.undo(member=row.member, program_year=year, cause="request A", by="rep")
    row.refresh_from_db()
    assert (row.state, row.opted_out_on) == ("enrolled", None)
    assert not OptOutWish.objects.holding_for(2026).exists()


def test_undoing_a_return_puts_the_opt_out_back_as_it_was(row: Enrolment, year: ProgramYear) -> None:
    leave(row, way="paper", cms_reason="99", until_further_notice=True)
    with time_machine.travel(datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC)):
        enrolment.come_back(member=row.member, program_year=year, by="rep", reason="request A")
        enrolment.undo(member=row.member, program_year=year, cause="request A", by="rep")
    row.refresh_from_db()
    assert (row.opted_out_on, row.opt_out_way, row.opt_out_reason) == (TODAY, "paper", "99")
    assert OptOutWish.objects.holding_for(2027).exists()


def test_the_first_offer_of_a_review_counts(row: Enrolment) -> None:
    with time_machine.travel(datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC)):
        enrolment.record_offer(enrolment=row, by="rep", on=datetime.date(2026, 4, 2))
        enrolment.record_offer(enrolment=row, by="rep")
    row.refresh_from_db()
    assert row.offered_on == datetime.date(2026, 4, 2)
    assert AuditEvent.objects.filter(verb="enrolment.offered").count() == 1


@pytest.mark.parametrize("day", [datetime.date(2026, 2, 28), datetime.date(2026, 3, 2)])
def test_no_offer_before_the_enrolment_or_in_the_future(row: Enrolment, day: datetime.date) -> None:
    with pytest.raises(ValidationError):
        enrolment.record_offer(enrolment=row, by="rep", on=day)


def test_the_due_list_has_who_is_in_and_has_no_offer(row: Enrolment) -> None:
    due = datetime.date(2026, 4, 30)
    assert list(Enrolment.objects.offer_due(due)) == [row]
    assert not Enrolment.objects.offer_due(due - datetime.timedelta(days=1)).exists()
    enrolment.record_offer(enrolment=row, by="rep")
    assert not Enrolment.objects.offer_due(due).exists()


def test_the_database_refuses_an_opt_out_without_its_reason(row: Enrolment) -> None:
    with pytest.raises(IntegrityError, match="opt_out_has_date_reason_and_way"), transaction.atomic():
        Enrolment.objects.update(opted_out_on=TODAY)


def test_status_rows_are_never_rewritten(row: Enrolment) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        row.statuses.update(state="ended")
