"""Files are known again: repeats, sequence numbers, control totals, going on, one at a time."""

import gzip
from decimal import Decimal

import pytest

from members.models import AuditEvent, ImportFile, PrescriptionClaim, QuarantinedLine
from members.services.imports import claims as claims_module
from members.services.imports import run
from members.services.imports.bad import FileRefused
from members.services.imports.claims import Claims
from members.services.imports.options import Options
from members.services.imports.run import import_file
from members.services.imports.touches import changed_since
from tests.factories import files, members
from tests.factories.files import claim
from tests.racing import together

pytestmark = pytest.mark.django_db


def load(path, **options):
    return import_file(Claims, path, by="test", options=Options(**options))


@pytest.fixture
def path(tmp_path):
    members.member(member_id="M1")
    return files.write(tmp_path, Claims, claim(gross_cost="1.50"), claim(gross_cost="2.00"), claim(ndc="J1"))


def test_a_file_is_read_once_under_whatever_name(path, tmp_path):
    first = load(path)
    other = tmp_path / "other-name"
    other.write_bytes(path.read_bytes())
    again = load(other)
    assert (first.read, first.loaded, first.unchanged, first.quarantined, first.repeated) == (3, 2, 0, 1, False)
    assert (again.read, again.loaded, again.unchanged, again.quarantined, again.repeated) == (3, 0, 2, 1, True)
    assert ImportFile.objects.count() == 1
    assert QuarantinedLine.objects.count() == 1


def test_packed_it_is_another_file_with_nothing_new(path, tmp_path):
    load(path)
    packed = tmp_path / "file.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    again = load(packed)
    assert (again.loaded, again.unchanged, again.quarantined, again.repeated) == (0, 2, 1, False)


def test_again_gives_lines_put_aside_another_try(tmp_path):
    path = files.write(tmp_path, Claims, claim(), claim(member_id="M2"), claim(ndc="J1"))
    members.member(member_id="M1")
    assert load(path).reasons == {"unknown-member": 1, "bad-ndc": 1}
    members.member(member_id="M2")
    assert load(path).repeated
    again = load(path, again=True)
    assert (again.loaded, again.unchanged, again.quarantined) == (1, 1, 1)
    assert QuarantinedLine.objects.get().reason == "bad-ndc"


def test_the_trail_says_who_read_what(path):
    load(path)
    load(path)
    event = AuditEvent.objects.get(verb="file.imported")
    assert (event.actor, event.values["loaded"], event.values["quarantined"]) == ("test", 2, 1)


def some(tmp_path):
    return files.write(tmp_path, Claims, claim())


def test_sequence_numbers_follow_each_other(path, tmp_path):
    load(path, sequence=7)
    with pytest.raises(FileRefused, match="8 is missing"):
        load(some(tmp_path), sequence=9)
    for used in (7, 3):
        with pytest.raises(FileRefused, match="used by another file"):
            load(some(tmp_path), sequence=used)
    assert load(path, sequence=7).repeated
    with pytest.raises(FileRefused, match="under sequence number 7"):
        load(path, sequence=8)
    assert load(some(tmp_path), sequence=8).loaded == 1
    assert PrescriptionClaim.objects.count() == 3


def test_a_file_read_without_a_number_may_get_the_next_one(path, tmp_path):
    load(path)
    assert load(path, sequence=1).repeated
    load(some(tmp_path), sequence=2)
    assert set(ImportFile.objects.values_list("sequence", flat=True)) == {1, 2}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"expect_rows": 4}, "3 lines, not 4"),
        ({"expect_total": Decimal("55.61")}, "55.60, not 55.61"),
        ({"expect_rows": 3, "expect_total": Decimal("0")}, "not 0"),
    ],
)
def test_control_totals_that_differ_refuse_the_whole_file(path, options, words):
    with pytest.raises(FileRefused, match=words):
        load(path, **options)
    assert not ImportFile.objects.exists()
    assert not PrescriptionClaim.objects.exists()


def test_control_totals_that_agree(path):
    assert load(path, expect_rows=3, expect_total=Decimal("55.6")).loaded == 2


def fail_after(monkeypatch, batches):
    """The import breaks in the middle of a batch, after so many whole ones."""
    real, done = claims_module.sums.add_claims, []

    def add_claims(**given):
        if len(done) == batches:
            raise RuntimeError("cut short")
        done.append(1)
        real(**given)

    monkeypatch.setattr(claims_module.sums, "add_claims", add_claims)


def test_what_was_cut_short_goes_on_after_the_last_whole_batch(tmp_path, monkeypatch):
    members.member(member_id="M1")
    lines = [claim(), claim(), claim(ndc="J1"), claim(), claim(days_supply="0")]
    path = files.write(tmp_path, Claims, *lines)
    with monkeypatch.context() as patch:
        fail_after(patch, 2)
        with pytest.raises(RuntimeError):
            load(path, batch_lines=2)
    half = ImportFile.objects.get()
    assert (half.read, half.loaded, half.quarantined, half.lines_done, half.finished_at) == (4, 3, 1, 5, None)
    assert PrescriptionClaim.objects.count() == 3
    report = load(path, batch_lines=2)
    assert (report.went_on_after, report.read, report.loaded, report.quarantined) == (5, 5, 4, 1)
    assert report.notes["days_supply_missing"] == 1
    assert ImportFile.objects.get().finished_at


def test_the_next_number_waits_until_the_file_before_was_read_to_its_end(tmp_path, monkeypatch):
    members.member(member_id="M1")
    path = files.write(tmp_path, Claims, claim())
    with monkeypatch.context() as patch:
        fail_after(patch, 0)
        with pytest.raises(RuntimeError):
            load(path, sequence=1)
    with pytest.raises(FileRefused, match="not read to its end"):
        load(some(tmp_path), sequence=2)
    load(path, sequence=1)
    assert load(some(tmp_path), sequence=2).loaded == 1


def test_a_run_looks_back_to_the_start_of_files_that_were_being_read(path, tmp_path):
    load(path)
    file = ImportFile.objects.get()
    assert changed_since(file.finished_at) == file.started_at
    assert changed_since(file.started_at) == file.started_at
    later = file.finished_at.replace(year=2099)
    assert changed_since(later) == later
    ImportFile.objects.update(finished_at=None)
    assert changed_since(later) == file.started_at


@pytest.mark.django_db(transaction=True)
def test_two_at_once_follow_each_other_and_load_once(path):
    reports = together(lambda: load(path), lambda: load(path))
    assert sorted(report.loaded for report in reports) == [0, 2]
    assert PrescriptionClaim.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_whoever_need_not_wait_is_told_that_another_one_runs(path):
    with run.only_one(run.LOCK):
        (answer,) = together(lambda: load(path, wait_seconds=0))
    assert isinstance(answer, FileRefused)
    assert "Another import is running" in str(answer)
    assert load(path).loaded == 2
