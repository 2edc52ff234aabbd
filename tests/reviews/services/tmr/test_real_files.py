"""The public files that lie beside the project: every member reviewed, counts printed, twice the same."""

import datetime
import json
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from members.models import Member, ProgramYear
from members.services import drug_reference
from members.services.imports.run import import_file
from reviews.models import MemberTmr, TmrAlert
from reviews.services.tmr import runs
from reviews.services.tmr.runs import Order
from tests.factories import introductions, members
from tests.members.imports.test_real_files import RIF, RIF_FILES, SYNPUF, SYNPUF_FILES
from tests.shared_data import needs

pytestmark = pytest.mark.django_db


def enrol_all(year: int) -> ProgramYear:
    program_year = members.program_year(year)
    for member in Member.objects.all():
        introductions.enrolment(member, program_year=program_year, enrolled_on=datetime.date(year, 1, 1))
    return program_year


def reviewed(program_year: ProgramYear, quarter: int) -> dict[str, object]:
    report = asdict(runs.run(Order(program_year=program_year, quarter=quarter, everyone=True), by="test"))
    print(json.dumps(report))  # noqa: T201 (the counts are what this is for)
    assert report["reviewed"] == report["members"] == MemberTmr.objects.filter(quarter=quarter).count()
    assert report["gaps"] == 0
    assert len(report["found"]) >= 5
    return report


def alerts() -> list[tuple[object, ...]]:
    rows = TmrAlert.objects.values_list("member__member_id", "rule", "subject", "severity", "rank")
    return sorted(rows)


@needs(RIF)
def test_rif(tmp_path: Path) -> None:
    drug_reference.ensure_loaded(by="test")
    with zipfile.ZipFile(RIF) as archive:
        archive.extractall(tmp_path)
    for importer, name in RIF_FILES:
        import_file(importer, tmp_path / name, by="test")
    year = enrol_all(2020)
    first = reviewed(year, 4)
    raised = alerts()
    assert 15 <= first["members"] <= 20
    again = reviewed(year, 4)
    assert again["raised"] == {}
    assert {**again, "raised": 0} == {**first, "raised": 0}
    assert alerts() == raised


@needs(SYNPUF)
def test_de_synpuf() -> None:
    drug_reference.ensure_loaded(by="test")
    for importer, name in SYNPUF_FILES:
        import_file(importer, SYNPUF / name, by="test")
    report = reviewed(enrol_all(2009), 4)
    assert report["members"] > 200
    assert report["not_known"]
