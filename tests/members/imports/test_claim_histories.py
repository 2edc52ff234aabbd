"""Random histories of claims, cut into files and batches at random, against a plain computation in Python."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from members.models import MemberDrug, MemberMonth, PrescriptionClaim
from members.services.imports import sums
from members.services.imports.claims import Claims
from tests.factories import files, members
from tests.factories.files import claim

pytestmark = pytest.mark.django_db

DAYS = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"]
histories = st.lists(
    st.tuples(
        st.sampled_from(["C1", "C2", "C3", "C4"]), st.sampled_from(["M1", "M2"]), st.sampled_from(DAYS),
        st.sampled_from(["11111222233", "11111222244", "99999222233"]), st.sampled_from(["0.01", "10.00"]),
        st.sampled_from(["true", "false"]), st.sampled_from(["", "", "", "void", "replace"]),
    ),
    max_size=14,
)  # fmt: skip
CONTENT = slice(1, 6)


def naive(lines):
    """Claims as they stand at the end, and what became of each line: a plain reading of the rules."""
    now, before, voided, outcomes = {}, {}, set(), []
    for line in lines:
        claim_id, content, adjustment = line[0], line[CONTENT], line[6]
        held = now.get(claim_id)
        if adjustment == "void":
            refused = held is None or held[0] != content[0]
            changed = not refused and claim_id not in voided
            if changed:
                voided.add(claim_id)
        elif held is None or (adjustment == "replace" and held != content and claim_id not in voided):
            refused, changed = False, True
            before.setdefault(claim_id, []).append(held)
            now[claim_id] = content
        else:
            changed = False
            refused = held != content and content not in before.get(claim_id, [])
        outcomes.append("quarantined" if refused else "loaded" if changed else "unchanged")
    return now, voided, outcomes


def naive_sums(now, voided):
    drugs, months = {}, {}
    for claim_id, (who, day, ndc, cost, covered) in now.items():
        if covered == "true" and claim_id not in voided:
            date = datetime.date.fromisoformat(day)
            drugs.setdefault((who, f"ndc9:{ndc[:9]}"), []).append(date)
            month = (who, date.replace(day=1))
            months[month] = months.get(month, 0) + int(Decimal(cost) * 100)
    return {key: (min(dates), max(dates)) for key, dates in drugs.items()}, months


def kept_sums():
    drugs = MemberDrug.objects.values_list("member__member_id", "drug__key", "first_fill", "last_fill")
    months = MemberMonth.objects.values_list("member__member_id", "month", "cents")
    return {row[:2]: row[2:] for row in drugs}, {row[:2]: row[2] for row in months if row[2]}


# Every example begins with empty tables of its own making.
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.integers(1, 6), st.integers(0, 14))
def test_claims_sums_and_counts(tmp_path_factory, history, batch_lines, cut):
    for model in (MemberDrug, MemberMonth, PrescriptionClaim, members.Member):
        model.objects.all().delete()
    for member_id in ("M1", "M2"):
        members.member(member_id=member_id)
    folder = tmp_path_factory.mktemp("claims")
    reports = [load(folder, part, batch_lines) for part in (history[:cut], history[cut:])]
    now, voided, outcomes = naive(history)
    for count in ("loaded", "unchanged", "quarantined"):
        assert sum(getattr(report, count) for report in reports) == outcomes.count(count), count
    kept = PrescriptionClaim.objects.values_list("claim_id", "member__member_id", "fill_date", "voided")
    expected = {(name, said[0], datetime.date.fromisoformat(said[1]), name in voided) for name, said in now.items()}
    assert set(kept) == expected
    assert kept_sums() == naive_sums(now, voided)
    sums.rebuild()
    assert kept_sums() == naive_sums(now, voided)


def load(folder, history, batch_lines):
    lines = [
        claim(claim_id, member_id=who, fill_date=day, ndc=ndc, gross_cost=cost, part_d_covered=covered, adjustment=how)
        for claim_id, who, day, ndc, cost, covered, how in history
    ]
    # A last line of its own makes every file another one; it is of nobody, and so put aside.
    report = files.load(folder, Claims, *lines, claim(member_id="NOBODY"), batch_lines=batch_lines)
    report.quarantined -= 1
    return report
