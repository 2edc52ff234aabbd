"""What a run writes by COPY: the same row as the model would have, its state as its status says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import ProgramYear
from reviews.models import MemberTmr, TmrAlert, TmrAlertState, TmrAlertStatus
from reviews.services.tmr import quarters, runs
from reviews.services.tmr.runs import Order
from tests.factories import reviews
from tests.factories import tmr as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> ProgramYear:
    stories.reference()
    return reviews.todays_year()


def run(year: ProgramYear) -> int:
    order = Order(program_year=year, quarter=quarters.of_day(timezone.localdate()), everyone=True)
    with CaptureQueriesContext(connection) as statements:
        runs.run(order, by="owner")
    return len(statements)


def test_a_new_alert_is_whole_and_its_state_is_that_of_its_one_status(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    alert = TmrAlert.objects.get(rule="opioid-with-benzodiazepine")
    alert.full_clean(exclude=["evidence"])
    status = alert.statuses.get()
    assert (alert.state, alert.current_state, alert.state_since) == (TmrAlertState.OPEN, "open", status.at)
    assert (status.by, status.reason) == ("owner", "")
    assert alert.evidence[0]["kind"] == "pair"
    assert alert.created_at == status.at


def test_reviews_are_replaced_and_name_their_rules(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    first = MemberTmr.objects.get()
    run(year)
    second = MemberTmr.objects.get()
    assert first.raised
    assert set(first.raised) <= set(first.found)
    assert (second.found, second.raised) == (first.found, [])
    assert second.run_id != first.run_id


def test_a_run_over_many_asks_no_more_than_one_over_few(year: ProgramYear) -> None:
    stories.at_risk(year)
    few = run(year)
    for _number in range(10):
        stories.at_risk(year)
    assert run(year) == few


def test_of_several_statuses_in_one_statement_the_newest_counts(year: ProgramYear) -> None:
    stories.at_risk(year)
    run(year)
    one = TmrAlert.objects.earliest("rank")
    rows = [TmrAlertStatus(alert=one, state=state, by="rep") for state in ("contacted", "refused")]
    TmrAlertStatus.objects.bulk_create(rows)
    one.refresh_from_db()
    assert (one.current_state, one.state_since) == ("refused", rows[-1].at)
    assert all(other.current_state == "open" for other in TmrAlert.objects.exclude(pk=one.pk))
