"""Condition codes: the file, its table, and the join that sums and targeting use."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from members.conditions import CONDITIONS
from members.models import AuditEvent, ConditionCode
from members.services import condition_codes, condition_loading

ONE = """
[[condition]]
slug = "diabetes"
inpatient_dates = 1
other_dates = 2
icd10 = {icd10}
icd9 = {icd9}
"""


def write(folder: Path, icd10: str = "[]", icd9: str = "[]", **changed: Any) -> Path:
    text = ONE.format(icd10=icd10, icd9=icd9)
    for name, value in changed.items():
        text = "\n".join(f"{name} = {value}" if line.startswith(f"{name} =") else line for line in text.splitlines())
    file = folder / "codes.toml"
    file.write_text(text, encoding="utf-8")
    return file


def proven(*codes: tuple[int, str]) -> set[tuple[str, str]]:
    """Code and condition, by the join, for diagnoses with these codes (each twice)."""
    values = ", ".join(["(%s::smallint, %s)"] * len(codes) * 2)
    given = f"(select * from (values {values}) as v (code_system, code))"
    with connection.cursor() as cursor:
        cursor.execute(condition_codes.conditions_of(given), [part for code in codes for part in code] * 2)
        rows = cursor.fetchall()
    assert len(rows) == len(set(rows)), "each code proves a condition once"
    return {(code, condition) for _, code, condition in rows}


def test_every_condition_has_codes_in_both_revisions() -> None:
    rows = condition_codes.read()
    for slug in CONDITIONS:
        assert {system for condition, system, _ in rows if condition == slug} == {9, 10}, slug
    assert all(len(code) <= 7 and "." not in code for _, _, code in rows)


def test_asthma_and_copd_are_within_respiratory_disease_and_depression_within_mental_health() -> None:
    rows = condition_codes.read()
    codes = {slug: [(system, code) for name, system, code in rows if name == slug] for slug in CONDITIONS}
    for part, whole in [
        ("asthma", "respiratory-disease"),
        ("copd", "respiratory-disease"),
        ("depression", "mental-health"),
    ]:
        for system, code in codes[part]:
            assert any(system == other and code.startswith(begin) for other, begin in codes[whole]), (part, code)


@pytest.mark.parametrize(
    "wrong",
    [
        {"icd10": '["e11"]'},
        {"icd10": '["E1"]'},
        {"icd10": '["E11", "E11.9"]'},  # the second is covered by the first
        {"icd10": '["E11", "E11"]'},
        {"icd10": '["E119"]'},
        {"icd9": '["25"]'},
        {"icd9": '["E250"]'},
        {"slug": '"gout"'},
        {"other_dates": "3"},
        {"inpatient_dates": "2"},
    ],
)
def test_a_wrong_file_is_refused_and_named(wrong: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=r"diabetes|gout"):
        condition_codes.read(write(tmp_path, **wrong))


@pytest.mark.django_db
def test_the_table_becomes_what_the_file_says(tmp_path: Path) -> None:
    first = condition_loading.load(by="owner", file=write(tmp_path, '["E11", "E13"]', '["250"]'))
    assert (first.added, first.removed) == (3, 0)
    second = condition_loading.ensure_loaded(by="owner", file=write(tmp_path, '["E11", "E08"]', '["250"]'))
    assert (second.added, second.removed) == (1, 1)
    assert set(ConditionCode.objects.values_list("code", flat=True)) == {"E11", "E08", "250"}
    third = condition_loading.ensure_loaded(by="owner", file=write(tmp_path, '["E11", "E08"]', '["250"]'))
    assert (third.added, third.removed) == (0, 0)
    assert AuditEvent.objects.filter(verb="condition_codes.loaded").count() == 2


@pytest.mark.django_db
def test_a_listed_code_covers_itself_and_all_below_it_in_its_own_revision() -> None:
    condition_loading.ensure_loaded(by="owner")
    assert proven((10, "E119"), (10, "E1165"), (10, "N186"), (9, "25000"), (9, "5856")) == {
        ("E119", "diabetes"),
        ("E1165", "diabetes"),
        ("N186", "esrd"),
        ("25000", "diabetes"),
        ("5856", "esrd"),
    }
    assert proven((10, "J4520"), (9, "49322")) == {
        ("J4520", "asthma"),
        ("J4520", "respiratory-disease"),
        ("49322", "asthma"),
        ("49322", "copd"),
        ("49322", "respiratory-disease"),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code",
    [
        (10, "N185"), (10, "E10A0"), (10, "O2440"), (10, "I420"), (10, "R75"), (10, "F3281"), (10, "F0390"), (10, "I1"),
        (9, "5855"), (9, "V45"), (9, "64880"), (9, "2900"), (9, "E119"), (10, "25000"), (9, ""), (10, "G"),
    ],
)  # fmt: skip
def test_what_is_near_but_something_else_proves_nothing(code: tuple[int, str]) -> None:
    condition_loading.ensure_loaded(by="owner")
    assert proven(code) == set()
