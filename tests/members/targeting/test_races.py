"""A member leaves while a run is about to enrol: whoever is first, the member is out in the end."""

import datetime
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from members.models import Enrolment, Member, ProgramYear
from members.services import enrolment, placement, targeting
from members.services.targeting import Order, Report
from tests.factories import members

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.date(2020, 1, 1)


@pytest.fixture
def member() -> Member:
    person = members.member(at_risk_start=DAY)
    members.coverage(person, DAY)
    return person


@pytest.fixture
def year(member: Member) -> ProgramYear:
    return members.program_year(2040)


def run(year: ProgramYear) -> Report:
    return targeting.run(Order(program_year=year, as_of=datetime.date(2026, 1, 31)), by="test")


def elsewhere(threads: ThreadPoolExecutor, call: Callable[[], Any]) -> Any:
    def closing() -> Any:
        try:
            return call()
        finally:
            connection.close()

    return threads.submit(closing)


def somebody_waits() -> None:
    """Until a session waits for a lock of another."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_locks where not granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("nobody waited")


def test_a_wish_that_is_being_made_is_waited_for_and_obeyed(member: Member, year: ProgramYear) -> None:
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            enrolment.opt_out(member=member, program_year=year, way="phone", by="rep")
            running = elsewhere(threads, lambda: run(year))
            somebody_waits()
        report = running.result(20)
    assert (report.targeted, report.newly_enrolled, report.opted_out) == (1, 0, 1)
    assert not Enrolment.objects.exists()


def test_leaving_while_being_enrolled_takes_the_member_out_again(
    member: Member, year: ProgramYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = placement.hold
    with ThreadPoolExecutor(1) as threads:
        leaving = []

        def held() -> None:
            hold()
            leaving.append(elsewhere(threads, lambda: enrolment.opt_out(
                member=member, program_year=year, way="phone", by="rep",
            )))  # fmt: skip
            somebody_waits()

        monkeypatch.setattr(placement, "hold", held)
        assert run(year).newly_enrolled == 1
        leaving[0].result(20)
    assert Enrolment.objects.get().state == "opted_out"
