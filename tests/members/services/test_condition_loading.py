"""When the condition codes change, the kept sums of members with such a diagnosis follow, and no others."""

import datetime
from pathlib import Path

import pytest

from members.models import Diagnosis, FileKind, ImportFile, MemberCondition, MemberTouch, Setting
from members.services import condition_loading
from members.services.imports import sums
from tests.factories import members

pytestmark = pytest.mark.django_db


def codes(folder: Path, icd10: str) -> Path:
    file = folder / "codes.toml"
    rule = "inpatient_dates = 1\nother_dates = 2"
    file.write_text(f'[[condition]]\nslug = "diabetes"\n{rule}\nicd10 = {icd10}\nicd9 = []\n', encoding="utf-8")
    return file


def test_sums_follow_the_codes(tmp_path: Path) -> None:
    condition_loading.load(by="owner", file=codes(tmp_path, '["E11"]'))
    file = ImportFile.objects.create(kind=FileKind.DIAGNOSES, sha256="0" * 64, by="test")
    people = [members.member() for _ in range(3)]
    for person, code in zip(people, ["E119", "E1310", "I10"], strict=True):
        day = datetime.date(2026, 3, 1)
        Diagnosis.objects.create(
            member=person, date=day, code=code, code_system=10, setting=Setting.INPATIENT, file=file
        )
    sums.rebuild()
    MemberTouch.objects.all().delete()
    assert list(MemberCondition.objects.values_list("member_id", flat=True)) == [people[0].pk]

    report = condition_loading.ensure_loaded(by="owner", file=codes(tmp_path, '["E13"]'))

    assert (report.added, report.removed, report.members) == (1, 1, 2)
    assert list(MemberCondition.objects.values_list("member_id", flat=True)) == [people[1].pk]
    assert set(MemberTouch.objects.values_list("member_id", flat=True)) == {people[0].pk, people[1].pk}
