"""Claims in: what is loaded, what is put aside, and that the kept sums are those of the claims."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from members.models import (
    ClaimChange,
    Drug,
    ImportFile,
    MemberDrug,
    MemberMonth,
    MemberTouch,
    NdcProduct,
    PrescriptionClaim,
    QuarantinedLine,
    UnknownNdc,
)
from members.services.imports import sums
from members.services.imports.claims import Claims
from tests.factories import files, members
from tests.factories.files import claim

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    return [members.member(member_id=member_id) for member_id in ("M1", "M2")]


def load(tmp_path, *lines, **options):
    return files.load(tmp_path, Claims, *lines, **options)


def aside():
    return list(QuarantinedLine.objects.values_list("line_number", "reason", "field"))


def kept_sums():
    drugs = MemberDrug.objects.order_by("member_id", "drug__key")
    months = MemberMonth.objects.order_by("member_id", "month")
    return (
        list(drugs.values_list("member_id", "drug__key", "first_fill", "last_fill")),
        list(months.values_list("member_id", "month", "cents")),
    )


def test_a_claim_is_kept_as_the_line_says(tmp_path, people):
    report = load(tmp_path, claim("C1", part_d_covered="no"))
    assert (report.read, report.loaded, report.unchanged, report.quarantined) == (1, 1, 0, 0)
    kept = PrescriptionClaim.objects.get(claim_id="C1")
    assert (kept.member, kept.fill_date, kept.ndc) == (people[0], datetime.date(2026, 3, 5), "00093505698")
    assert (kept.quantity, kept.days_supply) == (Decimal(30), 30)
    assert (kept.patient_paid, kept.gross_cost) == (Decimal("10.00"), Decimal("52.10"))
    assert (kept.prescriber_npi, kept.pharmacy_npi) == ("1234567893", "1987654321")
    assert (kept.part_d_covered, kept.voided) == (False, False)
    assert kept.file.sha256 == report.file_sha256


def test_what_is_empty_is_not_known(tmp_path):
    empty = dict.fromkeys(("quantity", "days_supply", "patient_paid", "prescriber_npi", "part_d_covered"), "")
    assert load(tmp_path, claim("C1", **empty)).loaded == 1
    kept = PrescriptionClaim.objects.get()
    assert (kept.quantity, kept.days_supply, kept.patient_paid, kept.prescriber_npi) == (None, None, None, "")
    assert kept.part_d_covered is True


def test_the_columns_may_come_in_another_order_and_quoted(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text(
        'gross_cost,"member_id",ndc,extra,claim_id,fill_date\n"1.50"," M1 ",00093505698,x,"C,1",2024-02-29\n'
        "1.50,M1,00093505698,x,C1,2024-02-29\n"
    )
    report = files.import_file(Claims, path, by="test")
    assert (report.loaded, report.reasons) == (1, {"bad-identifier": 1})
    assert PrescriptionClaim.objects.get().fill_date == datetime.date(2024, 2, 29)


def test_bad_lines_are_put_aside_with_number_reason_and_field(tmp_path):
    tomorrow = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    lines = [
        claim(member_id="NOBODY"), claim(), claim(fill_date="2026-02-30"), claim(ndc="J0585"), claim(gross_cost=""),
        claim(gross_cost="12,50"), claim(fill_date=tomorrow), claim(quantity="thirty"), claim(adjustment="gone"),
        "C1,M1", claim(claim_id="x" * 41), claim(part_d_covered="maybe"),
    ]  # fmt: skip
    report = load(tmp_path, *lines)
    assert aside() == [
        (2, "unknown-member", "member_id"), (4, "bad-date", "fill_date"), (5, "bad-ndc", "ndc"),
        (6, "missing-field", "gross_cost"), (7, "bad-number", "gross_cost"), (8, "future-date", "fill_date"),
        (9, "bad-number", "quantity"), (10, "unknown-word", "adjustment"), (11, "wrong-column-count", ""),
        (12, "too-long", "claim_id"), (13, "bad-yes-or-no", "part_d_covered"),
    ]  # fmt: skip
    assert (report.read, report.loaded, report.quarantined) == (12, 1, 11)
    assert QuarantinedLine.objects.get(line_number=5).text == lines[3]


def test_a_claim_that_comes_again_is_unchanged_and_another_one_under_its_id_is_not_taken(tmp_path):
    one = claim("C1")
    load(tmp_path, one)
    report = load(tmp_path, claim("C2"), one, claim("C1", gross_cost="52.11"), claim("C3"), claim("C3"))
    assert (report.loaded, report.unchanged, report.quarantined) == (2, 2, 1)
    assert aside() == [(4, "conflicting-repeat", "claim_id")]
    assert PrescriptionClaim.objects.get(claim_id="C1").gross_cost == Decimal("52.10")


@pytest.mark.parametrize("batch_lines", [1, 2, 100])
def test_voids_and_replacements_count_at_once(tmp_path, people, batch_lines):
    report = load(
        tmp_path,
        claim("C1", gross_cost="10.00"), claim("C2", gross_cost="20.00", fill_date="2026-04-01"),
        claim("C3", gross_cost="40.00"), claim("C1", adjustment="void"),
        claim("C2", gross_cost="25.00", fill_date="2026-05-01", adjustment="replace"),
        claim("C3", gross_cost="40.00", member_id="M2", adjustment="replace"),
        claim("C9", adjustment="void"),
        batch_lines=batch_lines,
    )  # fmt: skip
    assert (report.loaded, report.unchanged, report.quarantined) == (6, 0, 1)
    assert report.reasons == {"unknown-void": 1}
    drug = Drug.objects.get().key
    first, other = (person.pk for person in people)
    march, may = datetime.date(2026, 3, 5), datetime.date(2026, 5, 1)
    assert kept_sums() == (
        [(first, drug, may, may), (other, drug, march, march)],
        [(first, may, 2500), (other, march.replace(day=1), 4000)],
    )
    assert set(ClaimChange.objects.values_list("claim__claim_id", "kind", "line_number")) == {
        ("C1", "void", 5), ("C2", "replace", 6), ("C3", "replace", 7)
    }  # fmt: skip
    assert ClaimChange.objects.get(claim__claim_id="C2").before["gross_cost"] == "20.00"


def test_a_void_needs_no_more_than_whose_and_which(tmp_path):
    load(tmp_path, claim("C1"))
    report = load(tmp_path, "C1,M1,,,,,,,,,,void", "C1,M2,,,,,,,,,,VOID", "C1,,,,,,,,,,,void")
    assert (report.loaded, report.reasons) == (1, {"conflicting-repeat": 1, "missing-field": 1})
    assert PrescriptionClaim.objects.get().voided


def test_the_whole_history_in_another_file_changes_nothing(tmp_path):
    history = [claim("C1"), claim("C1", gross_cost="7.00", adjustment="replace"), claim("C1", adjustment="void")]
    assert load(tmp_path, *history).loaded == 3
    before = kept_sums()
    again = load(tmp_path, *history, claim("C2"))
    assert (again.loaded, again.unchanged, again.quarantined) == (1, 3, 0)
    assert before == ([], [])


def test_unknown_ndcs_count_by_nine_digits_and_are_listed(tmp_path):
    known = NdcProduct.objects.create(
        ndc="00093505698", drug=Drug.objects.create(key="ATORVASTATIN", ingredients=["ATORVASTATIN"]),
        reference=members.drug_reference(),
    )  # fmt: skip
    lines = [claim(), claim(ndc="11111222233"), claim(ndc="11111222244"), claim(ndc="11111222244")]
    report = load(tmp_path, *lines, batch_lines=2)
    assert report.notes == {"unknown_ndc": 3, "unknown_ndc_different": 2}
    assert set(UnknownNdc.objects.values_list("ndc", "lines")) == {("11111222233", 1), ("11111222244", 2)}
    drugs = PrescriptionClaim.objects.values_list("drug__key", flat=True)
    assert sorted(drugs) == ["ATORVASTATIN", *["ndc9:111112222"] * 3]
    assert known.drug.claims.count() == 1


def test_a_supply_of_no_days_is_loaded_and_counted(tmp_path):
    report = load(tmp_path, claim(days_supply="0"), claim(days_supply=""), claim())
    assert (report.loaded, report.notes["days_supply_missing"]) == (3, 2)


def test_members_are_touched_with_the_time_of_the_file(tmp_path, people):
    load(tmp_path, claim(), claim(), batch_lines=1)
    touch = MemberTouch.objects.get()
    assert (touch.member, touch.touched_at) == (people[0], ImportFile.objects.get().started_at)


def test_nothing_new_touches_nobody(tmp_path):
    load(tmp_path, claim("C1"))
    before = MemberTouch.objects.get().touched_at
    load(tmp_path, claim("C1"), "\n")
    assert MemberTouch.objects.get().touched_at == before


def test_sums_leave_out_what_part_d_does_not_cover(tmp_path, people):
    load(tmp_path, claim(part_d_covered="false"), claim(gross_cost="1.11"), claim(gross_cost="2.22"))
    drugs, months = kept_sums()
    assert len(drugs) == 1
    assert months == [(people[0].pk, datetime.date(2026, 3, 1), 333)]


def test_sums_made_anew_are_the_same(tmp_path, people):
    days = ("2025-12-31", "2026-01-01", "2026-03-05", "2026-01-31")
    lines = [claim(fill_date=day, member_id=who, ndc=ndc) for day in days for who in ("M1", "M2") for ndc in
             ("00093505698", "11111222233")]  # fmt: skip
    load(tmp_path, *lines, batch_lines=5)
    before = kept_sums()
    assert len(before[0]) == 4
    for chosen in (None, [people[0].pk], []):
        sums.rebuild(members=chosen)
        assert kept_sums() == before
