"""Editions of the drug reference: which drug an NDC is, and what happens to claims when that is learned."""

import csv
import datetime
import gzip
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from members.drug_directory import COLUMNS
from members.models import (
    AuditEvent,
    Drug,
    DrugReference,
    FileKind,
    ImportFile,
    Member,
    MemberDrug,
    MemberTouch,
    NdcProduct,
    PrescriptionClaim,
)
from members.services import drug_reference
from members.services.imports import sums

LISINOPRIL = {
    "ndc9": "000010001", "packages": "30 90", "ingredients": "LISINOPRIL", "name": "Prinivil",
    "generic_name": "lisinopril", "dosage_form": "TABLET", "route": "ORAL",
    "classes": "Angiotensin Converting Enzyme Inhibitor|Other", "is_brand": "t", "is_maintenance": "t",
    "strengths": "10 mg/1",
}  # fmt: skip
DAY = datetime.date(2026, 3, 1)

pytestmark = pytest.mark.django_db


def edition(folder: Path, name: str, *rows: dict[str, str], columns: Any = COLUMNS) -> Path:
    """A file of that edition; each row is lisinopril's with the given differences."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Test directory", name])
    writer.writerow(columns)
    writer.writerows([{**LISINOPRIL, **row}[column] for column in COLUMNS] for row in rows)
    file = folder / f"{len(list(folder.iterdir()))}.csv.gz"
    file.write_bytes(gzip.compress(text.getvalue().encode()))
    return file


def load(file: Path) -> drug_reference.LoadReport:
    return drug_reference.load(by="owner", file=file)


def member(name: str) -> Member:
    return Member.objects.create(member_id=name, first_name="A", last_name="B", birth_date=datetime.date(1950, 1, 1))


def claim(person: Member, ndc: str, day: datetime.date = DAY, **columns: Any) -> PrescriptionClaim:
    """A claim as the import leaves it: an unknown NDC has a product, and a drug by its first nine digits."""
    known = NdcProduct.objects.filter(ndc=ndc).first()
    drug = known.drug if known else Drug.objects.get_or_create(key=f"ndc9:{ndc[:9]}")[0]
    if not known:
        NdcProduct.objects.create(ndc=ndc, drug=drug)
    file, _ = ImportFile.objects.get_or_create(kind=FileKind.CLAIMS, sha256="0" * 64, defaults={"by": "test"})
    number = PrescriptionClaim.objects.count()
    common = {"claim_id": f"C{number}", "fill_date": day, "gross_cost": Decimal("10.00"), "file": file}
    return PrescriptionClaim.objects.create(member=person, ndc=ndc, drug=drug, **{**common, **columns})


def drug_of(ndc: str) -> str:
    return NdcProduct.objects.select_related("drug").get(ndc=ndc).drug.key


def test_every_package_is_an_ndc_of_its_set_of_ingredients(tmp_path: Path) -> None:
    combined = {
        "ndc9": "000010002",
        "packages": "01",
        "ingredients": "HYDROCHLOROTHIAZIDE; LISINOPRIL",
        "is_brand": "f",
    }
    report = load(edition(tmp_path, "2019-04", {}, combined))
    assert (report.ndcs, report.added, report.changed, report.loaded) == (3, 3, 0, True)
    product = NdcProduct.objects.get(ndc="00001000190")
    assert (product.name, product.generic_name, product.dosage_form) == ("Prinivil", "lisinopril", "TABLET")
    assert product.classes == ["Angiotensin Converting Enzyme Inhibitor", "Other"]
    assert (product.is_brand, product.is_maintenance, product.reference.edition) == (True, True, "2019-04")
    assert product.strengths == ["10 mg/1"]
    assert NdcProduct.objects.get(ndc="00001000201").is_brand is False
    assert Drug.objects.get(key="HYDROCHLOROTHIAZIDE; LISINOPRIL").ingredients == ["HYDROCHLOROTHIAZIDE", "LISINOPRIL"]


def test_a_product_without_ingredients_counts_by_its_first_nine_digits(tmp_path: Path) -> None:
    bare = {"ingredients": "", "classes": "", "is_brand": "", "is_maintenance": "", "route": "", "strengths": ""}
    load(edition(tmp_path, "2019-04", bare))
    product = NdcProduct.objects.get(ndc="00001000130")
    assert (product.drug.key, product.drug.ingredients) == ("ndc9:000010001", [])
    assert (product.classes, product.is_brand, product.is_maintenance, product.route) == ([], None, None, "")
    assert product.strengths == []


def test_the_same_file_again_changes_nothing_and_is_not_audited_again(tmp_path: Path) -> None:
    file = edition(tmp_path, "2019-04", {})
    first, second = load(file), load(file)
    assert (second.loaded, second.added, second.edition) == (False, 0, "2019-04")
    assert first.file_sha256 == second.file_sha256 == DrugReference.objects.get().sha256
    assert AuditEvent.objects.filter(verb="drug_reference.loaded").count() == 1


def test_the_newest_edition_wins_for_each_ndc_whatever_the_order(tmp_path: Path) -> None:
    newer = edition(tmp_path, "2025-11", {"ingredients": "LISINOPRIL DIHYDRATE", "packages": "30"})
    older = edition(tmp_path, "2019-04", {})
    load(newer)
    report = load(older)
    assert (report.added, report.changed, report.kept_from_newer) == (1, 0, 1)
    assert (drug_of("00001000130"), drug_of("00001000190")) == ("LISINOPRIL DIHYDRATE", "LISINOPRIL")
    newest = load(edition(tmp_path, "2026-01-15", {"ingredients": "LISINOPRIL ANHYDROUS"}))
    assert (newest.added, newest.changed, newest.kept_from_newer) == (0, 2, 0)
    assert drug_of("00001000130") == drug_of("00001000190") == "LISINOPRIL ANHYDROUS"


def test_a_corrected_file_of_an_edition_replaces_what_the_first_said(tmp_path: Path) -> None:
    load(edition(tmp_path, "2019-04", {"ingredients": "LISINOPIRL"}))
    report = load(edition(tmp_path, "2019-04", {}))
    assert report.changed == 2
    assert drug_of("00001000130") == "LISINOPRIL"
    assert DrugReference.objects.get().sha256 == report.file_sha256


def test_claims_of_an_ndc_that_is_learned_move_and_their_members_are_counted_anew(tmp_path: Path) -> None:
    maria, john, ann = member("1"), member("2"), member("3")
    load(edition(tmp_path, "2019-04", {"ndc9": "000020002", "packages": "01"}))
    for person, ndc in [(maria, "00001000130"), (maria, "00001000190"), (maria, "00002000201"), (john, "00009999901")]:
        claim(person, ndc)
    claim(maria, "00001000130", DAY + datetime.timedelta(days=30))
    claim(ann, "00002000201")
    sums.rebuild()
    MemberTouch.objects.all().delete()
    assert MemberDrug.objects.filter(member=maria).count() == 2

    report = load(edition(tmp_path, "2026-01", {}))

    assert (report.claims_moved, report.members, report.changed) == (3, 1, 2)
    kept = MemberDrug.objects.get(member=maria)
    assert (kept.drug.key, kept.first_fill) == ("LISINOPRIL", DAY)
    assert kept.last_fill == DAY + datetime.timedelta(days=30)
    assert MemberDrug.objects.get(member=john).drug.key == "ndc9:000099999"
    assert list(MemberTouch.objects.values_list("member_id", flat=True)) == [maria.pk]
    event = AuditEvent.objects.filter(verb="drug_reference.loaded").latest("id")
    assert (event.actor, event.values["claims_moved"], event.values["members"]) == ("owner", 3, 1)


def wrong_files(folder: Path) -> list[Path]:
    whole = edition(folder, "2019-04", {}).read_bytes()
    texts = [b"", b"not gzip", whole[: len(whole) // 2], gzip.compress(b"one line"), gzip.compress(b"a,b\nc,d\n")]
    files = [folder / f"wrong{number}" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text)
    rows = [{"is_brand": "perhaps"}, {"ndc9": "12"}, {"packages": "1 23"}]
    return [*files, edition(folder, "spring", {}), edition(folder, "2019-04", {}, columns=COLUMNS[::-1])] + [
        edition(folder, "2019-04", row) for row in rows
    ]


def test_a_wrong_file_is_refused_whole(tmp_path: Path) -> None:
    for file in wrong_files(tmp_path):
        with pytest.raises(ValidationError, match="not a drug reference file"):
            load(file)
        assert not DrugReference.objects.exists(), file.name
        assert not NdcProduct.objects.exists(), file.name


def test_the_shipped_edition_loads_and_is_found_loaded() -> None:
    report = drug_reference.ensure_loaded(by="start")
    assert (report.edition, report.ndcs, report.added) == ("2019-04", 120_480, 120_480)
    assert NdcProduct.objects.count() == 120_480
    assert drug_of("00006001954") == "LISINOPRIL"
    assert not drug_reference.ensure_loaded(by="start").loaded
