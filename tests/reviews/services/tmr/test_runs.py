"""Runs: who is looked at, twice the same, only what changed, killed halfway, two processes, dry."""

import datetime
import zlib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import AuditEvent, OptOutWay, ProgramYear
from members.services import enrolment
from reviews.models import MemberTmr, TmrAlert, TmrRun
from reviews.services.tmr import keeping, quarters, rules, runs, who
from reviews.services.tmr.reports import Report
from reviews.services.tmr.reviewing import Reviewer
from reviews.services.tmr.runs import Order
from tests.factories import members, reviews
from tests.factories import tmr as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> ProgramYear:
    stories.reference()
    return reviews.todays_year()


def run(year: ProgramYear, **columns: Any) -> Report:
    quarter = quarters.of_day(timezone.localdate())
    return runs.run(Order(**{"program_year": year, "quarter": quarter, **columns}), by="owner")


def raised() -> list[tuple[str, str]]:
    return sorted(TmrAlert.objects.values_list("member__member_id", "rule"))


def test_every_member_of_the_program_is_reviewed_and_nobody_else(year: ProgramYear) -> None:
    inside = stories.at_risk(year)
    stories.in_program(year, death_date=timezone.localdate() - stories.DAY)
    gone = stories.in_program(year)
    enrolment.opt_out(member=gone, program_year=year, way=OptOutWay.PHONE, by="rep")
    outside = members.member()
    members.coverage(outside, datetime.date(2020, 1, 1))
    stories.claim(outside, stories.OXYCODONE, 40)
    report = run(year)
    assert (report.members, report.reviewed, report.gaps) == (1, 1, 0)
    review = MemberTmr.objects.get()
    assert review.member == inside
    assert review.fills == 2
    assert "opioid-with-benzodiazepine" in review.found
    assert report.found["opioid-with-benzodiazepine"] == 1
    assert report.headings["safety"] == sum(report.found.values())
    assert AuditEvent.objects.filter(verb="tmr.run").count() == 1


def test_a_claim_that_was_voided_or_lies_in_the_future_is_not_looked_at(year: ProgramYear) -> None:
    person = stories.in_program(year)
    stories.claim(person, stories.OXYCODONE, 40)
    stories.claim(person, stories.LORAZEPAM, 40, voided=True)
    stories.claim(person, stories.LORAZEPAM, -1)
    assert "opioid-with-benzodiazepine" not in run(year).found


def test_the_second_run_looks_only_at_members_that_changed(year: ProgramYear) -> None:
    stories.at_risk(year)
    other = stories.in_program(year)
    first = run(year)
    before = raised()
    assert run(year).reviewed == 0
    stories.claim(other, stories.WARFARIN, 20)
    stories.claim(other, stories.NAPROXEN, 20)
    second = run(year)
    assert (first.reviewed, second.reviewed) == (2, 1)
    assert sorted([*before, (other.member_id, "bleeding-risk")]) == raised()
    assert TmrRun.objects.first().incremental


def test_changed_rules_ask_everybody_again(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    rules.change(program_year=year, rule="late-refill", by="owner", source="our own", on=False)
    assert run(year).reviewed == 1


def test_all_over_again_raises_nothing_twice(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    before = raised()
    report = run(year, everyone=True)
    assert report.reviewed == 1
    assert report.raised == {}
    assert raised() == before


def test_who_joins_the_program_later_is_a_gap_until_the_next_run(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    late = stories.in_program(year)
    record = TmrRun.objects.get()
    assert who.count(record) == (2, 1)
    assert who.gaps(record, 10) == [late.pk]
    assert run(year).gaps == 0


def test_a_run_that_is_killed_goes_on_where_it_stopped(year: ProgramYear, monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(5):
        stories.at_risk(year)
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    keep, calls = keeping.keep, []

    def dies(*args: Any, **kwargs: Any) -> None:
        calls.append(1)
        keep(*args, **kwargs)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(keeping, "keep", dies)
    with pytest.raises(KeyboardInterrupt):
        run(year)
    assert MemberTmr.objects.count() == 2  # the second batch left nothing
    report = run(year)
    assert TmrRun.objects.count() == 1
    assert len(calls) == 4  # two more batches, of two and of one
    assert report.reviewed == 5
    assert report.raised["opioid-with-benzodiazepine"] == 5
    assert TmrAlert.objects.filter(rule="opioid-with-benzodiazepine").count() == 5


def test_a_dry_run_keeps_nothing(year: ProgramYear) -> None:
    stories.at_risk(year)
    report = run(year, dry_run=True)
    assert report.raised["opioid-with-benzodiazepine"] == 1
    for model in (TmrRun, MemberTmr, TmrAlert):
        assert not model.objects.exists()


def test_more_members_take_no_more_statements(year: ProgramYear) -> None:
    def statements(more: int) -> int:
        for _number in range(more):
            stories.at_risk(year)
        with CaptureQueriesContext(connection) as said:
            run(year, everyone=True)
        return len(said)

    assert statements(1) == statements(6)


@pytest.mark.parametrize(("columns", "words"), [({"quarter": 5}, "1, 2, 3 or 4"), ({"quarter": 0}, "1, 2, 3 or 4")])
def test_an_order_that_cannot_be_carried_out(year: ProgramYear, columns: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        run(year, **columns)


def test_a_quarter_that_has_not_begun(year: ProgramYear) -> None:
    later = members.program_year(year.year + 1)
    with pytest.raises(ValidationError, match="not begun"):
        run(later, quarter=1)


def test_one_run_at_a_time(year: ProgramYear) -> None:
    connection_of_another = connection.copy()
    try:
        with connection_of_another.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [zlib.crc32(runs.LOCK.encode())])
        with pytest.raises(ValidationError, match="under way"):
            run(year)
    finally:
        connection_of_another.close()


def test_unknown_packages_are_counted(year: ProgramYear) -> None:
    person = stories.at_risk(year)
    stories.claim(person, "99999999999", 10)
    report = run(year)
    assert (report.fills, report.unknown_fills, report.members_with_many_unknown) == (3, 1, 1)


def test_what_the_data_do_not_tell_is_counted(year: ProgramYear) -> None:
    person = stories.in_program(year)
    stories.claim(person, stories.OXYCODONE, 10, quantity=None)
    assert run(year).not_known == {"high-opioid-dose": 1}


@pytest.mark.django_db(transaction=True)
def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    stories.reference()
    year = reviews.todays_year()
    for _number in range(6):
        stories.at_risk(year)
    monkeypatch.setattr(runs, "AT_ONCE", 1)
    monkeypatch.setattr(runs, "ALONE", 1)
    review, here = Reviewer.review, []
    monkeypatch.setattr(Reviewer, "review", lambda *args, **kwargs: here.append(1) or review(*args, **kwargs))
    report = run(year, processes=2)
    assert (report.reviewed, report.raised["opioid-with-benzodiazepine"]) == (6, 6)
    assert 0 < len(here) < 6  # both have worked


@pytest.mark.parametrize(
    ("year_number", "quarter", "last"),
    [(2026, 1, (2026, 3, 31)), (2026, 2, (2026, 6, 30)), (2026, 3, (2026, 9, 30)), (2026, 4, (2026, 12, 31))],
)
def test_quarters_end(year_number: int, quarter: int, last: tuple[int, int, int]) -> None:
    assert quarters.last_day(year_number, quarter) == datetime.date(*last)
    assert quarters.of_day(datetime.date(*last)) == quarter
    following = quarters.next_end(datetime.date(*last))
    assert (quarters.of_day(following), following > datetime.date(*last)) == (quarter % 4 + 1, True)
