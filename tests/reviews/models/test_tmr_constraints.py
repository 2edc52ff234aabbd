"""What the database refuses of targeted reviews, their settings and their alerts."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from members.services import status
from reviews.models import MemberTmr, TmrAlert, TmrAlertState
from tests.factories import reviews, tmr
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


def test_one_setting_per_rule_and_year() -> None:
    year = reviews.todays_year()
    tmr.setting(year)
    with refused("one_setting_per_rule_and_year"):
        tmr.setting(year)


@pytest.mark.parametrize("columns", [{"checked_by": "somebody"}, {"checked_on": datetime.date(2026, 1, 2)}])
def test_a_rule_is_checked_by_somebody_on_a_day(columns: dict[str, Any]) -> None:
    with refused("rule_is_checked_by_somebody_on_a_day"):
        tmr.setting(reviews.todays_year(), **columns)


def test_a_run_is_of_a_quarter() -> None:
    with refused("tmr_run_is_of_a_quarter"):
        tmr.run(quarter=5)


def review(**columns: Any) -> MemberTmr:
    run = columns.pop("run", None) or tmr.run()
    days = dict.fromkeys(("first_on", "reviewed_on", "as_of"), TODAY)
    base = {"program_year": run.program_year, "quarter": 1, "run": run, **days}
    counted = {"fills": 2, "unknown_fills": 1}
    return MemberTmr.objects.create(**{**base, **counted, **columns})


def test_one_review_per_member_and_quarter() -> None:
    run, person = tmr.run(), tmr.in_program()
    review(run=run, member=person)
    review(run=run, member=person, quarter=2)
    with refused("one_tmr_per_member_and_quarter"):
        review(run=run, member=person)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [("tmr_is_of_a_quarter", {"quarter": 0}), ("unknown_fills_are_among_the_fills", {"unknown_fills": 3})],
)
def test_a_review_that_makes_no_sense(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        review(member=tmr.in_program(), **columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("tmr_alert_is_of_a_quarter", {"quarter": 5}),
        ("alert_is_due_after_it_is_raised", {"due_on": datetime.date(2020, 1, 1)}),
        ("alert_has_a_severity", {"severity": "urgent"}),
    ],
)
def test_an_alert_that_makes_no_sense(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        change(tmr.alert(), **columns)


def test_one_standing_alert_per_finding() -> None:
    first = tmr.alert()
    again = {"run": first.run, "person": first.member}
    with refused("one_standing_alert_per_finding"):
        tmr.alert(**again)
    status.move(first, to=TmrAlertState.RESOLVED, by="test")
    tmr.alert(**again)


def test_what_happened_to_an_alert_is_not_rewritten() -> None:
    alert = tmr.alert()
    with history_kept():
        alert.statuses.update(state="refused")
    with history_kept():
        alert.statuses.all().delete()


def test_the_state_is_what_the_newest_row_says() -> None:
    alert = tmr.alert()
    change(alert, current_state="refused")
    assert TmrAlert.objects.get().current_state == TmrAlertState.OPEN


ANSWERS = {"contacted", "accepted", "modified", "refused", "no_response", "resolved", "withdrawn"}


@pytest.mark.parametrize(
    ("state", "may_follow"),
    [
        ("", {"open"}),
        ("open", ANSWERS),
        ("contacted", ANSWERS - {"contacted"}),
        ("no_response", ANSWERS - {"no_response"}),
        ("accepted", {"resolved"}),
        ("modified", {"resolved"}),
        ("refused", set()),
        ("resolved", set()),
        ("withdrawn", set()),
    ],
)
def test_what_may_follow_what(state: str, may_follow: set[str]) -> None:
    assert {to for to in TmrAlertState.values if TmrAlert.may_follow(state, to)} == may_follow
