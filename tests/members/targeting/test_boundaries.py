"""Each limit met exactly, missed by one, and passed by one; and the reason that comes of it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from members.models import Diagnosis, Member, PrescriptionClaim, TargetingDecision
from members.services import targeting
from members.services.targeting import Order, Report
from tests.factories import histories, members

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("condition_codes")]
AS_OF = datetime.date(2023, 6, 30)
THRESHOLD = 4_935_00


def run(as_of: datetime.date = AS_OF, operator: str = "gt", **order: Any) -> Report:
    histories.settle()
    year = members.program_year(2023, cost_threshold=Decimal("4935.00"), cost_operator=operator)
    return targeting.run(Order(program_year=year, as_of=as_of, **order), by="test")


def covered(**columns: Any) -> Member:
    member = members.member(**columns)
    members.coverage(member, datetime.date(2020, 1, 1))
    return member


def decision(member: Member) -> TargetingDecision:
    return TargetingDecision.objects.get(member=member)


@pytest.mark.parametrize(
    ("conditions", "number", "cents", "operator", "met"),
    [
        (3, 8, THRESHOLD + 1, "gt", (True, True, True)),
        (2, 8, THRESHOLD + 1, "gt", (False, True, True)),
        (3, 7, THRESHOLD + 1, "gt", (True, False, True)),
        (3, 8, THRESHOLD, "gt", (True, True, False)),
        (3, 8, THRESHOLD, "ge", (True, True, True)),
        (3, 8, THRESHOLD - 1, "ge", (True, True, False)),
    ],
)
def test_group_one_needs_three_conditions_eight_drugs_and_the_amount(
    conditions: int, number: int, cents: int, operator: str, met: tuple[bool, bool, bool]
) -> None:
    member = covered()
    histories.qualifying(member, AS_OF, conditions=conditions, number_of_drugs=number, cents=cents)
    report = run(operator=operator)
    row = decision(member)
    assert (row.met_conditions, row.met_drugs, row.met_cost) == met
    assert (row.outcome, row.reason_code) == (("met", "01") if all(met) else ("not_met", "04"))
    assert report.targeted == report.newly_enrolled == int(all(met))


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2022-06-30", False),
        ("2022-07-01", True),
        ("2023-06-30", True),
        ("2023-07-01", False),
    ],
)
def test_the_window_of_fills_has_both_its_ends(day: str, counts: bool) -> None:
    member = covered()
    histories.qualifying(member, datetime.date.fromisoformat(day))
    run(lookback_months=36)
    row = decision(member)
    assert (row.drug_count, row.annual_cents) == ((8, 10_000_00) if counts else (0, 0))


@pytest.mark.parametrize(("months", "counts"), [(12, False), (13, True)])
def test_the_lookback_of_diagnoses_is_an_option(months: int, counts: bool) -> None:
    member = covered()
    histories.qualifying(member, datetime.date(2022, 6, 30))
    run(lookback_months=months)
    assert decision(member).met_conditions is counts


def test_one_date_outside_a_hospital_is_no_proof_and_two_on_one_day_neither() -> None:
    one, same_day, two = covered(), covered(), covered()
    rows = [histories.diagnosis(one, "diabetes", AS_OF)]
    rows += [histories.diagnosis(same_day, "diabetes", AS_OF, setting) for setting in ("outpatient", "professional")]
    rows += [histories.diagnosis(two, "diabetes", AS_OF - datetime.timedelta(days=n)) for n in (0, 1)]
    Diagnosis.objects.bulk_create(rows)
    run()
    assert [decision(member).conditions for member in (one, same_day, two)] == [[], [], ["diabetes"]]


def test_later_data_do_not_change_a_decision_as_of_an_earlier_day() -> None:
    member = covered()
    histories.qualifying(member, datetime.date(2023, 3, 31))
    histories.qualifying(member, datetime.date(2023, 9, 30), number_of_drugs=5)
    run()
    assert (decision(member).drug_count, decision(member).annual_cents) == (8, 10_000_00)


@pytest.mark.parametrize(
    ("within", "counts"),
    [
        (None, 0),
        ({}, 1),
        ({"part_d_covered": False}, 0),
        ({"voided": True}, 0),
    ],
)
def test_a_drug_filled_before_and_after_counts_when_a_fill_that_counts_lies_within(
    within: dict[str, bool] | None, counts: int
) -> None:
    member, (drug,) = covered(), histories.drugs(1)
    rows = [histories.claim(member, drug, datetime.date(*day)) for day in ((2022, 1, 1), (2023, 9, 1))]
    if within is not None:
        rows.append(histories.claim(member, drug, datetime.date(2023, 3, 3), **within))
    PrescriptionClaim.objects.bulk_create(rows)
    run()
    assert decision(member).drug_count == counts


def test_later_diagnoses_hide_no_earlier_ones_and_one_day_is_one_date() -> None:
    two_days, one_day = covered(), covered()
    later = [datetime.date(2023, 8, 1), datetime.date(2023, 9, 1)]
    rows = [histories.diagnosis(each, "esrd", day) for each in (two_days, one_day) for day in later]
    rows += [histories.diagnosis(two_days, "esrd", AS_OF - datetime.timedelta(days=n)) for n in (0, 9)]
    rows += [histories.diagnosis(one_day, "esrd", AS_OF, setting) for setting in ("outpatient", "professional")]
    Diagnosis.objects.bulk_create(rows)
    run()
    assert [decision(each).conditions for each in (two_days, one_day)] == [["esrd"], []]


@pytest.mark.parametrize(
    ("method", "cents"),
    [
        ("actual", 1_200_00),  # July to June
        ("quarter", 4 * 450_00),  # April to June
        ("annualised", 2_117_40),  # $1,050.00 in 181 of 365 days
    ],
)
def test_the_cost_is_projected_by_the_method(method: str, cents: int) -> None:
    member, (drug,) = covered(), histories.drugs(1)
    spent = {"2022-06-30": 9_999_00, "2022-07-01": 150_00, "2023-01-01": 600_00, "2023-04-01": 450_00, "2023-07-01": 1}
    days = [(datetime.date.fromisoformat(day), amount) for day, amount in spent.items()]
    PrescriptionClaim.objects.bulk_create(histories.claim(member, drug, day, amount) for day, amount in days)
    run(cost_method=method)
    assert decision(member).annual_cents == cents


@pytest.mark.parametrize(
    ("start", "end", "route", "code"),
    [
        ("2023-06-30", None, True, "02"),
        ("2023-01-01", "2023-06-30", True, "02"),
        ("2023-07-01", None, True, "04"),
        ("2023-01-01", "2023-06-29", True, "04"),
        ("2023-01-01", None, False, "04"),
    ],
)
def test_the_at_risk_route_is_enough_alone_where_the_year_has_it(
    start: str, end: str | None, route: bool, code: str
) -> None:
    end_day = datetime.date.fromisoformat(end) if end else None
    member = covered(at_risk_start=datetime.date.fromisoformat(start), at_risk_end=end_day)
    year = members.program_year(2023, at_risk_route=route)
    targeting.run(Order(program_year=year, as_of=AS_OF), by="test")
    assert decision(member).reason_code == code


def test_both_ways_in_have_a_code_of_their_own() -> None:
    member = covered(at_risk_start=AS_OF)
    histories.qualifying(member, AS_OF)
    run()
    assert decision(member).reason_code == "03"


def test_who_died_before_or_was_not_covered_is_skipped_and_says_why() -> None:
    eve = AS_OF - datetime.timedelta(days=1)
    dead, died_on_the_day = covered(death_date=eve), covered(death_date=AS_OF)
    gone, last_day = members.member(), members.member()
    members.coverage(gone, datetime.date(2020, 1, 1), eve)
    members.coverage(last_day, datetime.date(2020, 1, 1), AS_OF)
    everybody = (dead, died_on_the_day, gone, last_day)
    for member in everybody:
        histories.qualifying(member, AS_OF)
    report = run()
    assert [decision(each).skip_reason for each in everybody] == ["died", "", "not-covered", ""]
    assert report.members == report.targeted == 2
    assert report.skipped == {"died": 1, "not-covered": 1, "died-since": 1, "left-since": 0}
    assert report.newly_enrolled == 1


def test_hospice_does_not_keep_anybody_out() -> None:
    member = covered(hospice=True)
    histories.qualifying(member, AS_OF)
    assert run().newly_enrolled == 1
