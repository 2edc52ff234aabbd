"""Our condition codes and claim rule against the condition flags of DE-SynPUF, by member and year.

A flag is 1 = yes, 2 = no; it looks at the claims of its own year only, and for some conditions one claim is enough,
whatever its setting. So each condition is compared three ways, and the flags' own lists are put through the same join.
"""

import csv
import datetime
import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from members.models import ConditionCode, FileKind, ImportFile, Member
from members.services import condition_codes, condition_loading
from tests.shared_data import SHARED, needs

SYNPUF = SHARED / "desynpuf_a"

Print = Callable[[str, object], None]
Proofs = dict[tuple[int, int], set[str]]  # member, year: conditions

# Flag of the summary file: what is compared with which of its columns, and what is to be known about it.
FLAGS = {
    "diabetes": (("SP_DIABETES",), ""),
    "copd": (("SP_COPD",), "the flag leaves out 493.2, which is J44 today"),
    "bone-disease-arthritis-osteoporosis": (
        ("SP_OSTEOPRS", "SP_RA_OA"),
        "two flags of two rules (one claim; two claims), spine (721) not in them yet",
    ),
    "chronic-heart-failure": (("SP_CHF",), "one claim is enough for the flag"),
    "depression": (("SP_DEPRESSN",), "one claim is enough for the flag, bipolar depression is in it"),
    "esrd": (("BENE_ESRD_IND",), "Medicare's status, on one claim"),
    "alzheimers-disease": (("SP_ALZHDMTA",), "the flag means any dementia, one claim is enough"),
    "respiratory-disease": (("SP_COPD",), "asthma and other lung diseases are in ours, not in the flag"),
    "mental-health": (("SP_DEPRESSN",), "schizophrenia, bipolar, anxiety ... are in ours, not in the flag"),
}
# The least agreement, sensitivity and specificity of our rule within the year, and of the codes alone (any one claim).
LEAST = {
    "diabetes": ((0.98, 0.98, 0.98), (0.80, 0.99, 0.70)),
    "copd": ((0.97, 0.97, 0.97), (0.80, 0.99, 0.80)),
    "bone-disease-arthritis-osteoporosis": ((0.88, 0.83, 0.90), (0.75, 0.98, 0.70)),
    "chronic-heart-failure": ((0.80, 0.40, 0.99), (0.99, 0.98, 0.99)),
    "depression": ((0.83, 0.25, 0.99), (0.98, 0.95, 0.99)),
    "esrd": ((0.92, 0.33, 0.99), (0.98, 0.99, 0.98)),
    "alzheimers-disease": ((0.80, 0.08, 0.99), (0.85, 0.30, 0.99)),
    "respiratory-disease": ((0.90, 0.99, 0.90), (0.70, 0.99, 0.65)),
    "mental-health": ((0.80, 0.40, 0.90), (0.85, 0.99, 0.80)),
}
# The flags' own lists, where they are others than ours, put through the same join: the explanations above hold.
OF_THE_FLAGS = {
    "any dementia": ("SP_ALZHDMTA", 1, "3310 3311 3312 3317 2900 2901 2902 2903 2904 2940 2941 2948 797"),
    "depression with bipolar": ("SP_DEPRESSN", 1, "2962 2963 2965 2966 29689 2980 3004 3091 311"),
    "osteoporosis": ("SP_OSTEOPRS", 1, "7330"),
    "arthritis without spine": ("SP_RA_OA", 2, "7140 7141 7142 7143 715"),
    "COPD without 493.2, 518": ("SP_COPD", 2, "490 491 492 494 496"),
}


def synpuf(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(SYNPUF / f"DE1_0_{name}.csv.gz", "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def beneficiaries() -> dict[tuple[str, int], dict[str, str]]:
    years = (2008, 2009, 2010)
    return {(row["DESYNPUF_ID"], year): row for year in years for row in synpuf(f"{year}_Beneficiary_Summary_File")}


def synpuf_diagnoses() -> Iterator[tuple[str, datetime.date, str, str]]:
    """Person, date, code, setting; claims without any date prove nothing and are left out."""
    names = {"Inpatient": "inpatient", "Outpatient": "outpatient", "Carrier": "professional"}
    column = re.compile(r"(LINE_)?ICD9_DGNS_CD_\d+")  # a carrier line has its own; admitting diagnoses are not proven
    for name, setting in names.items():
        for row in synpuf(f"2008_to_2010_{name}_Claims"):
            if day := row["CLM_FROM_DT"] or row["CLM_THRU_DT"]:
                date = datetime.date(int(day[:4]), int(day[4:6]), int(day[6:]))
                codes = {code.strip() for title, code in row.items() if code and column.fullmatch(title)}
                yield from ((row["DESYNPUF_ID"], date, code, setting) for code in codes)


def store(people: set[str], diagnoses: Iterator[tuple[str, datetime.date, str, str]]) -> dict[str, int]:
    members = [
        Member(member_id=name, first_name="A", last_name="B", birth_date=datetime.date(1940, 1, 1)) for name in people
    ]
    for member in members:
        member.derive_keys()
    keys = {member.member_id: member.pk for member in Member.objects.bulk_create(members)}
    file = ImportFile.objects.create(kind=FileKind.DIAGNOSES, layout="test", sha256="0" * 64, by="test")
    rows = {(keys[person], date, code, setting) for person, date, code, setting in diagnoses}
    with connection.cursor() as cursor:
        columns = "member_id, date, code, setting, code_system, file_id"
        with cursor.copy(f"copy members_diagnosis ({columns}) from stdin") as copy:
            for row in rows:
                copy.write_row((*row, 9, file.pk))
    return keys


def met(*, months: int, dates: int) -> Proofs:
    """Who meets which condition at the end of each year by one inpatient date, or ``dates`` others, in ``months``."""
    query = f"""
        select diagnosis.member_id, year, proof.condition
        from generate_series(2008, 2010) as year
        join members_diagnosis as diagnosis
          on diagnosis.date <= make_date(year, 12, 31)
         and diagnosis.date > make_date(year, 12, 31) - make_interval(months => %s)
        join ({condition_codes.conditions_of("members_diagnosis")}) as proof using (code_system, code)
        group by diagnosis.member_id, year, proof.condition
        having bool_or(setting = 'inpatient') or count(distinct date) filter (where setting <> 'inpatient') >= %s
    """
    found: Proofs = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("analyze members_diagnosis, members_conditioncode")  # or the plan is one for empty tables
        cursor.execute(query, [months, dates])
        for member, year, condition in cursor.fetchall():
            found[member, year].add(condition)
    return found


def compare(flagged: dict[tuple[int, int], bool], told: Proofs, slug: str) -> tuple[float, float, float]:
    """Agreement, sensitivity, specificity over member-years."""
    pairs = [(slug in told[key], flag) for key, flag in flagged.items()]
    hits = [mine for mine, flag in pairs if flag]
    quiet = [not mine for mine, flag in pairs if not flag]
    return (sum(hits) + sum(quiet)) / len(pairs), sum(hits) / len(hits), sum(quiet) / len(quiet)


@pytest.fixture
def flagged_years() -> Callable[..., dict[tuple[int, int], bool]]:
    """Loads the sample; then says of each member-year whether one of the columns is set (1 = yes, Y = ESRD)."""
    condition_loading.ensure_loaded(by="test")
    rows = beneficiaries()
    keys = store({person for person, _ in rows}, synpuf_diagnoses())

    def flagged(*columns: str) -> dict[tuple[int, int], bool]:
        return {
            (keys[person], year): any(row[column] in ("1", "Y") for column in columns)
            for (person, year), row in rows.items()
        }

    return flagged


def three(figures: tuple[float, float, float]) -> str:
    return " ".join(f"{figure:.2f}" for figure in figures)


@needs(SYNPUF)
@pytest.mark.django_db
def test_our_rule_against_the_flags_of_de_synpuf(flagged_years: Any, record_property: Print) -> None:
    ways = [met(months=12, dates=2), met(months=12, dates=1), met(months=24, dates=2)]
    lines = [
        f"{Member.objects.count()} members of DE-SynPUF 2008-2010; agreement, sensitivity, specificity by member-year",
        f"{'condition (flagged)':42} {'our rule, one year':>20} {'any one claim':>18} {'our rule, 24 months':>20}",
    ]
    for slug, (columns, note) in FLAGS.items():
        flags = flagged_years(*columns)
        figures = [compare(flags, way, slug) for way in ways]
        texts = [three(way) for way in figures]
        lines.append(f"{slug + f' ({sum(flags.values())})':42} {texts[0]:>20} {texts[1]:>18} {texts[2]:>20}  {note}")
        for way, least in zip(figures, LEAST[slug], strict=False):
            assert all(figure >= bound for figure, bound in zip(way, least, strict=True)), (slug, way)
    record_property("figures", "\n".join(lines))


@needs(SYNPUF)
@pytest.mark.django_db
def test_with_the_lists_of_the_flags_the_join_finds_what_the_flags_say(
    flagged_years: Any, record_property: Print
) -> None:
    ConditionCode.objects.bulk_create(
        ConditionCode(condition=name, code_system=9, code=code)
        for name, (_, _, codes) in OF_THE_FLAGS.items()
        for code in codes.split()
    )
    lines = ["with the flags' own lists and rules, the same join, that year:"]
    for name, (column, dates, _) in OF_THE_FLAGS.items():
        figures = compare(flagged_years(column), met(months=12, dates=dates), name)
        lines.append(f"{name:42} {three(figures):>20}")
        assert min(figures) >= 0.96, name
    record_property("figures", "\n".join(lines))
