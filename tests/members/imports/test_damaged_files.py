"""A file of which one line in a hundred is broken: the others are loaded, each broken one is named."""

import datetime

import pytest

from members.models import Coverage, Diagnosis, Member, PrescriptionClaim, QuarantinedLine
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from members.services.imports.quarantine import readable
from members.services.imports.run import import_file
from tests.factories import files, members
from tests.members.imports.damage import QUOTES, damaged, every_kind

pytestmark = pytest.mark.django_db

LINES = 3_000
FEBRUARY_30 = b"2026-02-30"
KINDS = {
    Members: {**every_kind(5, FEBRUARY_30), **QUOTES},
    Claims: {**every_kind(2, FEBRUARY_30, 7), **QUOTES},
    Diagnoses: {**every_kind(1, FEBRUARY_30), **QUOTES},
}


def line(importer, number):
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number % 400)
    if importer is Members:
        return files.member(f"P{number}", address1="1 Main Street")
    if importer is Claims:
        return files.claim(f"C{number}", fill_date=str(day), ndc=f"{number % 7:011}")
    return files.diagnosis(date=str(day), code=f"E11{number // 400}")


def kept(importer):
    """What was loaded, by what tells the lines apart."""
    if importer is Members:
        assert Coverage.objects.count() == Member.objects.filter(member_id__startswith="P").count()
        return set(Member.objects.filter(member_id__startswith="P").values_list("member_id", flat=True))
    if importer is Claims:
        return set(PrescriptionClaim.objects.values_list("claim_id", flat=True))
    return {(str(date), code) for date, code in Diagnosis.objects.values_list("date", "code")}


def key(importer, text):
    fields = text.split(",")
    return (fields[1], fields[2]) if importer is Diagnoses else fields[0]


@pytest.mark.parametrize("importer", KINDS)
@pytest.mark.parametrize("batch_lines", [None, 700])
def test_one_in_a_hundred(tmp_path, importer, batch_lines):
    members.member(member_id="M1")
    lines = [line(importer, number) for number in range(LINES)]
    whole = files.write(tmp_path, importer, *lines)
    text, broken = damaged(whole.read_bytes(), KINDS[importer])
    path = tmp_path / "broken.csv"
    path.write_bytes(text)
    report = import_file(importer, path, by="test", options=files.Options(batch_lines=batch_lines))
    assert len(broken) == LINES // 100
    assert (report.read, report.loaded, report.unchanged) == (LINES, LINES - len(broken), 0)
    assert dict(QuarantinedLine.objects.values_list("line_number", "reason")) == broken
    assert kept(importer) == {key(importer, text) for at, text in enumerate(lines, 2) if at not in broken}
    came = text.split(b"\n")
    for aside in QuarantinedLine.objects.all():
        assert aside.text == readable(came[aside.line_number - 1])


def test_every_way_to_break_a_line_is_tried():
    for kinds in KINDS.values():
        assert len(kinds) <= LINES // 100
        assert len({kind.split()[0] for kind in kinds}) >= 5


def test_a_broken_quotation_mark_swallows_no_other_line(tmp_path):
    members.member(member_id="M1")
    report = files.load(tmp_path, Claims, files.claim(), '"' + files.claim(), files.claim(), files.claim() + '"')
    assert (report.loaded, report.reasons) == (2, {"broken-quotes": 2})


def test_a_file_of_nothing_but_rubbish_is_put_aside_whole(tmp_path):
    rubbish = [bytes((at * 7 + each * 13) % 256 for each in range(40)).replace(b"\n", b"") for at in range(50)]
    report = files.load(tmp_path, Claims, *rubbish)
    assert (report.read, report.quarantined) == (50, 50)


def test_what_a_text_cannot_hold_is_written_out():
    assert readable(b"a\x00b\xffc") == "a\\x00b\\xffc"
