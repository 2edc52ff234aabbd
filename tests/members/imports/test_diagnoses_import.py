"""Diagnoses in: one a line or many, and what they prove."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from members.models import ConditionCode, Diagnosis, MemberCondition, QuarantinedLine
from members.services.imports import sums
from members.services.imports.diagnoses import Diagnoses
from tests.factories import files, members
from tests.factories.files import diagnosis

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    ConditionCode.objects.create(condition="hypertension", code_system=10, code="I10")
    ConditionCode.objects.create(condition="diabetes", code_system=10, code="E11")
    return [members.member(member_id=member_id) for member_id in ("M1", "M2")]


def load(tmp_path, *lines, **options):
    return files.load(tmp_path, Diagnoses, *lines, **options)


def test_a_diagnosis_is_kept_once_whoever_says_it(tmp_path):
    lines = [diagnosis(code="e11.9"), diagnosis(code="E119"), diagnosis(code="E119", setting="inpatient")]
    report = load(tmp_path, *lines)
    assert (report.read, report.loaded, report.unchanged) == (3, 2, 1)
    assert set(Diagnosis.objects.values_list("code", "code_system", "setting")) == {
        ("E119", 10, "outpatient"), ("E119", 10, "inpatient")
    }  # fmt: skip
    again = load(tmp_path, *lines, diagnosis(date="2024-02-29"), batch_lines=2)
    assert (again.loaded, again.unchanged) == (1, 3)


def test_bad_lines_are_put_aside_with_number_reason_and_field(tmp_path):
    later = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    report = load(
        tmp_path,
        diagnosis(member_id="NOBODY"), diagnosis(date=later), diagnosis(date="2026-02-30"), diagnosis(code="HELLO"),
        diagnosis(code="4019"), diagnosis(code="401.9", code_system="9"), diagnosis(code="I10", code_system="9"),
        diagnosis(code_system="11"), diagnosis(setting="home"), diagnosis(code=""), "M1",
    )  # fmt: skip
    found = list(QuarantinedLine.objects.values_list("line_number", "reason", "field"))
    assert found == [
        (2, "unknown-member", "member_id"), (3, "future-date", "date"), (4, "bad-date", "date"),
        (5, "bad-code", "code"), (6, "bad-code", "code"), (8, "bad-code", "code"), (9, "unknown-word", "code_system"),
        (10, "unknown-word", "setting"), (11, "missing-field", "code"), (12, "wrong-column-count", ""),
    ]  # fmt: skip
    assert (report.loaded, report.quarantined) == (1, 10)


RIF = "BENE_ID|CLM_ID|CLM_THRU_DT|PRNCPAL_DGNS_CD|PRNCPAL_DGNS_VRSN_CD|ICD_DGNS_CD1|ICD_DGNS_VRSN_CD1|ADMTG_DGNS_CD"


def rif(tmp_path, kind, *lines):
    mark = {"inpatient": "CLM_POA_IND_SW1", "outpatient": "CLM_OP_PRVDR_PMT_AMT", "professional": "CARR_NUM"}[kind]
    path = tmp_path / f"{kind}.csv"
    path.write_text("\n".join([f"{RIF}|{mark}", *(f"{line}|" for line in lines)]) + "\n")
    return files.import_file(Diagnoses, path, by="test")


@pytest.mark.parametrize("kind", ["inpatient", "outpatient", "professional"])
def test_a_line_of_a_rif_claim_carries_several(tmp_path, kind):
    report = rif(
        tmp_path, kind,
        "M1|1|01-Mar-2015|I10|0|E119|0|R05", "M1|1|01-Mar-2015|I10|0|E119|0|R05", "M2|2|01-Mar-2014|4019|9|25000||",
        "M2|3|01-Mar-2016|I10||||", "M2|4|01-Mar-2016|||||", "M2|5|01-Mar-2016|I10|0|HELLO|0|",
        "M9|6|01-Mar-2016|I10|0|||",
    )  # fmt: skip
    assert (report.read, report.loaded, report.unchanged, report.quarantined) == (7, 3, 2, 2)
    assert report.notes == {"without_diagnosis": 1}
    assert report.reasons == {"bad-code": 1, "unknown-member": 1}
    kept = Diagnosis.objects.filter(setting=kind).values_list("member__member_id", "code", "code_system", "date__year")
    assert set(kept) == {
        ("M1", "I10", 10, 2015), ("M1", "E119", 10, 2015), ("M2", "4019", 9, 2014), ("M2", "25000", 9, 2014),
        ("M2", "I10", 10, 2016),
    }  # fmt: skip


def kept_conditions():
    rows = MemberCondition.objects.order_by("member_id", "condition")
    return list(rows.values_list("member_id", "condition", "last_inpatient", "last_other", "second_other"))


def test_the_newest_dates_are_kept(tmp_path, people):
    dates = ("2026-01-01", "2026-03-01", "2026-02-01", "2026-03-01")
    lines = [
        diagnosis(code="E1165", date=date, setting=setting)
        for date in dates
        for setting in ("outpatient", "professional")
    ]
    load(tmp_path, *lines, diagnosis(setting="inpatient"), batch_lines=3)
    day = datetime.date
    assert kept_conditions() == [
        (people[0].pk, "diabetes", None, day(2026, 3, 1), day(2026, 2, 1)),
        (people[0].pk, "hypertension", day(2026, 3, 5), None, None),
    ]


DAYS = [datetime.date(2026, 1, 1) + datetime.timedelta(days=number) for number in range(6)]
histories = st.lists(
    st.tuples(st.sampled_from(["M1", "M2"]), st.sampled_from(["I10", "E119", "E1165", "R05"]), st.sampled_from(DAYS),
              st.sampled_from(["inpatient", "outpatient", "professional"])),
    max_size=20,
)  # fmt: skip
CONDITIONS = {"I10": "hypertension", "E119": "diabetes", "E1165": "diabetes"}


def naive(history, keys):
    """The same sums by plain loops."""
    found = []
    for who in ("M1", "M2"):
        for condition in ("diabetes", "hypertension"):
            mine = [(day, setting) for member, code, day, setting in history if member == who
                    and CONDITIONS.get(code) == condition]  # fmt: skip
            inpatient = sorted({day for day, setting in mine if setting == "inpatient"})
            other = sorted({day for day, setting in mine if setting != "inpatient"})
            if mine:
                newest = [*reversed(other), None, None]
                found.append((keys[who], condition, inpatient[-1] if inpatient else None, *newest[:2]))
    return found


# Every example begins with empty tables of its own making.
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.integers(1, 6))
def test_sums_are_those_of_a_plain_count_however_the_file_is_cut(tmp_path_factory, people, history, batch_lines):
    Diagnosis.objects.all().delete()
    MemberCondition.objects.all().delete()
    lines = [diagnosis(member_id=who, code=code, date=str(day), setting=how) for who, code, day, how in history]
    load(tmp_path_factory.mktemp("dx"), *lines, batch_lines=batch_lines, again=True)
    expected = naive(history, {person.member_id: person.pk for person in people})
    assert kept_conditions() == expected
    sums.rebuild()
    assert kept_conditions() == expected
