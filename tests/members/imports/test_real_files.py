"""The public files that lie beside the project: both formats load, counted, and twice changes nothing."""

import csv
import gzip
import zipfile
from pathlib import Path

import pytest
from django.db.models import Sum

from members.models import Coverage, Diagnosis, Member, MemberMonth, PrescriptionClaim, QuarantinedLine
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from members.services.imports.run import import_file
from tests.members.imports.damage import QUOTES, damaged, every_kind
from tests.shared_data import SHARED, needs

pytestmark = pytest.mark.django_db

SYNPUF = SHARED / "desynpuf_a"
RIF = SHARED / "bfd_rif_synthea_50a5dd1.zip"
YEARS = ("2008", "2009", "2010")
SYNPUF_FILES = [
    *((Members, f"DE1_0_{year}_Beneficiary_Summary_File.csv.gz") for year in YEARS),
    (Claims, "DE1_0_2008_to_2010_Prescription_Drug_Events.csv.gz"),
    *((Diagnoses, f"DE1_0_2008_to_2010_{kind}_Claims.csv.gz") for kind in ("Inpatient", "Outpatient", "Carrier")),
]
RIF_FILES = [
    *((Members, f"beneficiary_{year}.csv") for year in range(2011, 2022)),
    (Claims, "pde.csv"),
    *((Diagnoses, f"{kind}.csv") for kind in ("inpatient", "outpatient", "carrier")),
]


def load(importer, path):
    return import_file(importer, path, by="test")


def rows(path, delimiter=","):
    content = path.read_bytes()
    text = gzip.decompress(content).decode() if path.suffix == ".gz" else content.decode()
    return list(csv.DictReader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE))


def everything():
    """How many rows there are of each kind, and the money."""
    counted = [model.objects.count() for model in (Member, Coverage, PrescriptionClaim, Diagnosis, QuarantinedLine)]
    return [*counted, PrescriptionClaim.objects.aggregate(Sum("gross_cost"))["gross_cost__sum"]]


def loaded_twice(chosen, folder):
    first = {name: load(importer, folder / name) for importer, name in chosen}
    before = everything()
    for importer, name in chosen:
        again = load(importer, folder / name)
        assert (again.loaded, again.unchanged) == (0, again.read)
    assert everything() == before
    return first


@needs(SYNPUF)
def test_de_synpuf():
    reports = loaded_twice(SYNPUF_FILES, SYNPUF)
    assert all(report.quarantined == 0 for report in reports.values())
    summaries = [rows(SYNPUF / name) for importer, name in SYNPUF_FILES if importer is Members]
    people = {row["DESYNPUF_ID"] for summary in summaries for row in summary}
    assert Member.objects.count() == len(people) == 241
    assert Coverage.objects.count() == sum(map(len, summaries)) == 708
    events = rows(SYNPUF / SYNPUF_FILES[3][1])
    money = sum(round(float(row["TOT_RX_CST_AMT"]) * 100) for row in events)
    assert PrescriptionClaim.objects.count() == len(events) == 11_210
    assert MemberMonth.objects.aggregate(Sum("cents"))["cents__sum"] == money
    assert Member.objects.exclude(death_date=None).count() == 12
    assert reports[SYNPUF_FILES[3][1]].notes["days_supply_missing"] == 219


@needs(SYNPUF)
def test_de_synpuf_diagnoses_are_those_of_the_files():
    for importer, name in SYNPUF_FILES:
        if importer is not Claims:
            load(importer, SYNPUF / name)
    expected = set()
    for kind, setting in (("Inpatient", "inpatient"), ("Outpatient", "outpatient"), ("Carrier", "professional")):
        for row in rows(SYNPUF / f"DE1_0_2008_to_2010_{kind}_Claims.csv.gz"):
            date = row["CLM_THRU_DT"]
            codes = [value for column, value in row.items() if "ICD9_DGNS_CD" in column and "ADMTNG" not in column]
            expected |= {(row["DESYNPUF_ID"], date, code, setting) for code in codes if code not in ("", "OTHER")}
    kept = Diagnosis.objects.values_list("member__member_id", "date", "code", "setting")
    assert {(who, f"{date:%Y%m%d}", code, setting) for who, date, code, setting in kept} == expected
    assert len(expected) > 20_000


@pytest.fixture
def rif(tmp_path) -> Path:
    with zipfile.ZipFile(RIF) as packed:
        packed.extractall(tmp_path)
    return tmp_path


@needs(RIF)
def test_cms_rif(rif):
    reports = loaded_twice(RIF_FILES, rif)
    assert all(report.quarantined == 0 for report in reports.values())
    assert Member.objects.count() == 20
    assert PrescriptionClaim.objects.count() == 984
    assert reports["beneficiary_2015.csv"].notes == {"invalid_mbi": 20}
    assert not Member.objects.exclude(mbi=None).exists()
    assert Coverage.objects.filter(start__lte="2020-12-31", end__gte="2020-12-31").count() == 20
    changed = Coverage.objects.filter(member__member_id="-1000007", start__year=2019).order_by("start")
    assert [(str(span.start), str(span.end), span.contract_number) for span in changed] == [
        ("2019-01-01", "2019-07-31", "Z0010"), ("2019-08-01", "2019-12-31", "Z0008"),
    ]  # fmt: skip
    columns = ["PRNCPAL_DGNS_CD", *(f"ICD_DGNS_CD{at}" for at in range(1, 13))]
    carrier = {
        (row["BENE_ID"], row["CLM_THRU_DT"], row[name])
        for row in rows(rif / "carrier.csv", "|")
        for name in columns
        if row[name]
    }
    assert Diagnosis.objects.filter(setting="professional").count() == len(carrier)


def broken_copy(path, content, kinds, delimiter):
    text, broken = damaged(content, kinds, delimiter=delimiter)
    path.write_bytes(text)
    return broken


def check(report, broken):
    assert (report.loaded, report.quarantined) == (report.read - len(broken), len(broken))
    assert dict(QuarantinedLine.objects.values_list("line_number", "reason")) == broken


@needs(SYNPUF)
def test_de_synpuf_with_damage(tmp_path):
    for importer, name in SYNPUF_FILES[:3]:
        load(importer, SYNPUF / name)
    content = gzip.decompress((SYNPUF / SYNPUF_FILES[3][1]).read_bytes()).replace(b"\r\n", b"\n")
    broken = broken_copy(tmp_path / "pde.csv", content, {**every_kind(2, b"20080230", 7), **QUOTES}, b",")
    assert len(broken) == 112
    check(load(Claims, tmp_path / "pde.csv"), broken)


@needs(RIF)
def test_cms_rif_with_damage(rif):
    for importer, name in RIF_FILES[:11]:
        load(importer, rif / name)
    content = (rif / "pde.csv").read_bytes()
    broken = broken_copy(rif / "broken.csv", content, every_kind(5, b"30-Feb-2015", 34), b"|")
    check(load(Claims, rif / "broken.csv"), broken)
