"""Targeted reviews in the back office: worklist, alert page, run page, rules of a year."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent, OptOutWay
from members.services import enrolment
from reviews.models import TmrAlert, TmrAlertState, TmrRuleSetting
from reviews.services.tmr import quarters, runs
from reviews.services.tmr.runs import Order
from tests.factories import reviews, staff, tmr

pytestmark = pytest.mark.django_db
LISTED = "admin:reviews_tmralert_changelist"


@pytest.fixture
def rep() -> Client:
    return staff.signed_in(roles.REP)


@pytest.fixture
def risky() -> TmrAlert:
    tmr.reference()
    year = reviews.todays_year()
    tmr.at_risk(year)
    runs.run(Order(program_year=year, quarter=quarters.of_day(timezone.localdate())), by="owner")
    return TmrAlert.objects.get(rule="opioid-with-benzodiazepine")


def page_of(client: Client, record: Any) -> str:
    return client.get(reverse(f"admin:reviews_{record._meta.model_name}_change", args=[record.pk])).content.decode()


def test_the_worklist_has_what_is_due_by_today_the_most_pressing_first(rep: Client) -> None:
    today = timezone.localdate()
    later = tmr.alert()
    run = later.run
    second = tmr.alert(run=run, rank=2, due_on=today)
    first = tmr.alert(run=run, rank=1, due_on=today)
    gone = tmr.alert(run=run, due_on=today)
    enrolment.opt_out(member=gone.member, program_year=run.program_year, way=OptOutWay.PHONE, by="rep")
    shown = rep.get(reverse(LISTED), {"due": "today"}).context["cl"].result_list
    assert list(shown) == [first, second]
    assert set(rep.get(reverse(LISTED), {"due": "all"}).context["cl"].result_list) == {first, second, later}


def test_an_overdue_alert_says_so(rep: Client) -> None:
    yesterday = timezone.localdate() - tmr.DAY
    tmr.alert(raised_on=yesterday, due_on=yesterday)
    assert "overdue" in rep.get(reverse(LISTED)).content.decode()


def test_an_alert_page_has_evidence_card_and_picture(rep: Client, risky: TmrAlert) -> None:
    text = page_of(rep, risky)
    for words in (
        "An opioid and a benzodiazepine together",
        "Together they can stop the breathing",
        "At hand together on 30 days lately",
        "Roxicodone was last filled on",
        "FDA boxed warning",
        "not yet",
        "tmr-timeline",
        "LORAZEPAM",
    ):
        assert words in text
    assert "style=" not in text.split("tmr-timeline")[1].split("</svg>")[0]
    assert AuditEvent.objects.filter(verb="tmr_alert.viewed").count() == 1


def test_who_is_covered_no_more_has_a_page_without_picture(rep: Client, risky: TmrAlert) -> None:
    risky.member.coverage.update(end=timezone.localdate() - tmr.DAY)
    assert "tmr-timeline" not in page_of(rep, risky)


@pytest.mark.parametrize("slug", ["accepted", "modified", "refused", "no-response"])
def test_what_came_of_it_is_noted_with_a_word(rep: Client, slug: str) -> None:
    alert = tmr.alert()
    url = reverse(f"admin:reviews_tmralert_{slug}", args=[alert.pk])
    assert rep.post(url, {"reason": "", "by_whom": "member"}).status_code == 422
    assert rep.post(url, {"reason": "said on the phone", "by_whom": "member"}).status_code == 302
    alert.refresh_from_db()
    assert alert.current_state == slug.replace("-", "_")
    assert alert.statuses.last().reason == "said on the phone"


def test_twice_is_too_late(rep: Client) -> None:
    alert = tmr.alert()
    url = reverse("admin:reviews_tmralert_refused", args=[alert.pk])
    rep.post(url, {"reason": "no", "by_whom": "member"})
    assert rep.post(url, {"reason": "no", "by_whom": "member"}).status_code == 409
    assert alert.statuses.count() == 2


def test_a_run_shows_each_rule_with_its_counts_and_the_gaps(risky: TmrAlert) -> None:
    late = tmr.in_program(risky.program_year)
    text = page_of(staff.signed_in(roles.SUPERVISOR), risky.run)
    assert "Reviewed 1 of 1 members" in text
    assert "An opioid and a benzodiazepine together" in text
    assert late.member_id in text
    assert late.member_id not in page_of(staff.signed_in(roles.PROGRAM_OWNER), risky.run)


def test_a_run_that_was_cut_short_says_so(rep: Client) -> None:
    assert "goes on where it stopped" in page_of(rep, tmr.run(finished_at=None))


def form(year: int, **changes: Any) -> dict[str, Any]:
    base = {"program_year": year, "rule": "late-refill", "on": "on", "severity": "high", "to": "member"}
    return {**base, "limits": "late_days = 20", "source": "our own", **changes}


def test_the_program_owner_sets_a_rule_for_a_year() -> None:
    owner, year = staff.signed_in(roles.PROGRAM_OWNER), reviews.todays_year()
    response = owner.post(reverse("admin:reviews_tmrrulesetting_add"), form(year.pk))
    assert response.status_code == 302
    setting = TmrRuleSetting.objects.get()
    assert (setting.severity, setting.limits) == ("high", {"late_days": 20})
    url = reverse("admin:reviews_tmrrulesetting_change", args=[setting.pk])
    owner.post(url, {**form(year.pk, limits=""), "checked_by": "a pharmacist", "checked_on": "2026-01-02"})
    setting.refresh_from_db()
    assert (setting.limits, setting.checked_on) == ({}, datetime.date(2026, 1, 2))
    assert AuditEvent.objects.filter(verb="tmr_rule.changed").count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"limits": "no_such = 1"}, "The thresholds of this rule are"),
        ({"limits": "late_days = -1"}, "must be a number, 0 or more"),
        ({"limits": "late_days = nan"}, "must be a number, 0 or more"),
        ({"limits": "late_days"}, "Write one threshold a line"),
        ({"limits": "late_days = soon"}, "Write one threshold a line"),
        ({"source": ""}, "required"),
        ({"checked_by": "a pharmacist"}, "Say both who checked it"),
    ],
)
def test_what_will_not_do_is_said_at_its_place(changes: dict[str, Any], words: str) -> None:
    owner, year = staff.signed_in(roles.PROGRAM_OWNER), reviews.todays_year()
    page = owner.post(reverse("admin:reviews_tmrrulesetting_add"), form(year.pk, **changes))
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not TmrRuleSetting.objects.exists()


def test_the_same_rule_twice_is_refused_kindly() -> None:
    owner, year = staff.signed_in(roles.PROGRAM_OWNER), reviews.todays_year()
    tmr.setting(year)
    assert owner.post(reverse("admin:reviews_tmrrulesetting_add"), form(year.pk)).status_code == 200
    assert TmrRuleSetting.objects.count() == 1


def test_states_are_all_in_the_filter(rep: Client) -> None:
    tmr.alert()
    for state in TmrAlertState.values:
        assert rep.get(reverse(LISTED), {"state": state}).status_code == 200
