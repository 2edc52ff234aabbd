"""A whole year: files in, targeting, opt-outs by every way, the December close, the January run. Figures add up."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from members import tasks
from members.models import Enrolment, Member, OptOutWay, ProgramYear
from members.services import condition_loading, enrolment
from reviews.models import Letter, LetterKind, MemberRequest, Source
from reviews.services import matching
from tests.factories import members, reviews

pytestmark = pytest.mark.django_db
NAMES = ("leaves by web", "by phone", "by paper", "on the welcome call", "dies", "leaves plan", "is offered", "stays",
         "seven drugs", "at risk", "dead", "not covered")  # fmt: skip
IDS = {name: f"Y{number:03}" for number, name in enumerate(NAMES)}
MEMBER = {
    "mbi": "", "first_name": "Maria", "middle_initial": "", "last_name": "Lopez", "birth_date": "1948-04-28",
    "sex": "F", "phone": "617-555-0123", "address1": "1 Main Street", "address2": "", "city": "Boston",
    "state": "MA", "zip": "02110", "language": "en", "contract_number": "S0001", "plan_id": "001",
    "coverage_start": "2020-01-01",
    "coverage_end": "", "long_term_care": "", "hospice": "", "cognitively_impaired": "", "death_date": "",
    "at_risk_start": "", "at_risk_end": "", "confidential_address": "",
}  # fmt: skip
EXCEPT = {
    "at risk": {"at_risk_start": "2026-01-10"},
    "dead": {"death_date": "2026-02-01"},
    "not covered": {"coverage_end": "2025-12-31"},
}


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    condition_loading.ensure_loaded(by="test")
    for number in (2026, 2027):
        with on("2025-10-15"):
            members.program_year(number)
    return Desk(tmp_path)


def on(day: str) -> Any:
    return time_machine.travel(datetime.datetime.fromisoformat(f"{day}T15:00+00:00"), tick=True)


class Desk:
    """Writes the files that come, and runs the commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written = 0

    def run(self, command: str, *arguments: str) -> dict[str, Any]:
        out = io.StringIO()
        call_command(command, *arguments, "--json", stdout=out)
        report: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
        return report

    def load(self, command: str, rows: list[dict[str, Any]]) -> None:
        self.written += 1
        path = self.folder / f"{self.written}.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        report = self.run(command, str(path))
        assert (report["read"], report["quarantined"]) == (len(rows), 0)

    def members(self, **changes: dict[str, str]) -> None:
        known = {name: {**EXCEPT.get(name, {}), **changes.get(name, {})} for name in NAMES}
        self.load("import_members", [{"member_id": IDS[name], **MEMBER, **known[name]} for name in NAMES])

    def claims(self, names: list[str], day: str, drugs: range, gross: str = "700.00") -> None:
        self.load("import_claims", [
            {
                "claim_id": f"{IDS[name]}-{drug}-{day}", "member_id": IDS[name], "fill_date": day,
                "ndc": f"9{drug:08}01", "quantity": "30", "days_supply": "30", "patient_paid": "0.00",
                "gross_cost": gross, "prescriber_npi": "", "pharmacy_npi": "", "part_d_covered": "true",
                "adjustment": "",
            }
            for name in names for drug in drugs
        ])  # fmt: skip

    def diagnoses(self, names: list[str], day: str) -> None:
        self.load("import_diagnoses", [
            {"member_id": IDS[name], "date": day, "code": code, "code_system": "10", "setting": "inpatient"}
            for name in names for code in ("E11.9", "I10", "N18.6")
        ])  # fmt: skip

    def target(self, year: int, as_of: str) -> dict[str, Any]:
        report = self.run("run_targeting", "--year", str(year), "--as-of", as_of)
        gone = report["skipped"]["died-since"] + report["skipped"]["left-since"]
        places = report["newly_enrolled"] + report["already_enrolled"] + report["opted_out"] + gone
        assert report["targeted"] == places
        assert report["members"] + report["skipped"]["died"] + report["skipped"]["not-covered"] == len(NAMES)
        return report


def member(name: str) -> Member:
    return Member.objects.get(member_id=IDS[name])


def row(name: str, year: int) -> Enrolment:
    return Enrolment.objects.get(member=member(name), program_year__year=year)


def asks_to_leave(name: str, source: str) -> None:
    request = reviews.request(member(name), choice="leave")
    MemberRequest.objects.filter(pk=request.pk).update(source=source)
    assert matching.match(request_id=str(request.pk), by="worker") == "matched"


def test_a_year_from_the_first_file_to_the_next_january(desk: Desk) -> None:
    with on("2026-03-01"):
        files_come_and_members_are_enrolled(desk)
    with on("2026-03-20"):
        members_leave_by_every_way()
    with on("2026-07-02"):
        the_summer_run_finds_one_more(desk)
    with on("2026-10-05"):
        one_dies_and_one_leaves_the_plan(desk)
    with on("2026-12-31"):
        the_year_is_closed(desk)
    with on("2027-01-02"):
        the_january_run_lets_in_who_still_qualifies(desk)


def files_come_and_members_are_enrolled(desk: Desk) -> None:
    desk.members()
    desk.claims([name for name in NAMES if name not in ("at risk", "seven drugs")], "2026-02-10", range(8))
    desk.claims(["seven drugs"], "2026-02-10", range(7), gross="900.00")
    desk.diagnoses([name for name in NAMES if name != "at risk"], "2026-02-11")
    assert desk.run("run_targeting", "--year", "2026", "--as-of", "2026-02-28", "--dry-run")["newly_enrolled"] == 9
    report = desk.target(2026, "2026-02-28")
    assert (report["members"], report["targeted"], report["newly_enrolled"], report["at_risk"]) == (10, 9, 9, 1)
    assert report["skipped"] == {"died": 1, "not-covered": 1, "died-since": 0, "left-since": 0}
    assert row("stays", 2026).offer_due_on.isoformat() == "2026-04-30"


def members_leave_by_every_way() -> None:
    asks_to_leave("leaves by web", Source.WEB)
    asks_to_leave("by paper", Source.PAPER)
    by_rep: dict[str, Any] = {"program_year": ProgramYear.objects.get(year=2026), "by": "rep"}
    enrolment.opt_out(member=member("by phone"), way=OptOutWay.PHONE, **by_rep)
    call = {"way": OptOutWay.WELCOME_CALL, "until_further_notice": True}
    enrolment.opt_out(member=member("on the welcome call"), **call, **by_rep)
    enrolment.record_offer(enrolment=row("is offered", 2026), by="rep")
    ways = Enrolment.objects.exclude(opt_out_way="").values_list("opt_out_way", flat=True)
    assert sorted(ways) == ["paper", "phone", "web", "welcome_call"]
    assert Letter.objects.filter(kind=LetterKind.CONFIRMATION_LEAVE).count() == 2


def the_summer_run_finds_one_more(desk: Desk) -> None:
    desk.claims(["seven drugs"], "2026-06-20", range(7, 8))
    assert desk.target(2026, "2026-06-30") == {
        "members": 10, "skipped": {"died": 1, "not-covered": 1, "died-since": 0, "left-since": 0},
        "met_conditions": 9, "met_drugs": 9, "met_cost": 9, "at_risk": 1,
        "targeted": 10, "newly_enrolled": 1, "already_enrolled": 5, "opted_out": 4,
    }  # fmt: skip


def one_dies_and_one_leaves_the_plan(desk: Desk) -> None:
    desk.members(**{"dies": {"death_date": "2026-06-30"}, "leaves plan": {"coverage_end": "2026-07-31"}})
    assert (row("dies", 2026).opt_out_reason, row("dies", 2026).ended_on) == ("01", datetime.date(2026, 6, 30))
    assert row("leaves plan", 2026).ended_on == datetime.date(2026, 7, 31)


def the_year_is_closed(desk: Desk) -> None:
    closed = desk.run("close_year", "--year", "2026")
    assert closed == {
        "year": 2026, "closed": 8, "stayed_to_the_end": 4, "opted_out": 4, "died": 1, "left_plan": 1,
    }  # fmt: skip
    assert desk.run("close_year", "--year", "2026") == {**closed, "closed": 0}
    assert Enrolment.objects.count() == sum(list(closed.values())[2:])


def the_january_run_lets_in_who_still_qualifies(desk: Desk) -> None:
    tasks.follow_up()
    report = desk.target(2027, "2026-12-31")
    assert (report["targeted"], report["newly_enrolled"], report["opted_out"]) == (8, 7, 1)
    assert (report["skipped"]["died"], report["skipped"]["not-covered"]) == (2, 2)
    tasks.target()  # the quarter's run was made
    rows = Enrolment.objects.filter(program_year__year=2027)
    continue_ids = rows.filter(continues_from_last_year=True).values_list("member__member_id", flat=True)
    assert rows.count() == 7
    assert set(continue_ids) == {IDS[name] for name in ("is offered", "stays", "seven drugs", "at risk")}
    assert row("is offered", 2027).offer_due_on.isoformat() == "2027-03-20"
    assert row("leaves by web", 2027).offer_due_on.isoformat() == "2027-03-03"
