"""Alerts: due by severity, capped, not repeated while they stand or were refused, resolved by later claims."""

import datetime

import pytest
from django.utils import timezone

from members.models import AuditEvent, OptOutWay, ProgramYear
from members.services import enrolment
from members.services.status import TransitionRefused
from reviews.models import TmrAlert, TmrAlertState, TmrAlertStatus
from reviews.services.tmr import alerts, catalogue, keeping, quarters, rules, runs
from reviews.services.tmr.reports import Report
from reviews.services.tmr.runs import Order
from tests.factories import reviews, tmr

pytestmark = pytest.mark.django_db
RISKY = "opioid-with-benzodiazepine"


@pytest.fixture
def year() -> ProgramYear:
    tmr.reference()
    return reviews.todays_year()


def run(year: ProgramYear) -> Report:
    quarter = quarters.of_day(timezone.localdate())
    return runs.run(Order(program_year=year, quarter=quarter, everyone=True), by="owner")


def risky() -> TmrAlert:
    return TmrAlert.objects.filter(rule=RISKY).latest("created_at")


def test_due_by_severity() -> None:
    day = datetime.date(2026, 2, 10)
    assert keeping.due("high", day) == day
    assert keeping.due("moderate", day) == datetime.date(2026, 2, 17)
    assert keeping.due("low", day) == datetime.date(2026, 6, 30)
    assert keeping.due("low", datetime.date(2026, 12, 1)) == datetime.date(2027, 3, 31)


def test_a_high_alert_is_due_today_with_its_evidence(year: ProgramYear) -> None:
    tmr.at_risk(year)
    run(year)
    alert = risky()
    assert (alert.severity, alert.current_state, alert.rank) == ("high", TmrAlertState.OPEN, 1)
    assert alert.due_on == timezone.localdate()
    assert [line["kind"] for line in alert.evidence] == ["pair", "last-fill", "last-fill"]
    assert alert.statuses.get().by == "owner"
    assert TmrAlert.objects.due_by(timezone.localdate()).count() == 1


def test_later_claims_resolve_it(year: ProgramYear) -> None:
    person = tmr.at_risk(year)
    run(year)
    alerts.answer(alert=risky(), to=TmrAlertState.ACCEPTED, by="rep", reason="the doctor stops lorazepam")
    person.claims.filter(ndc=tmr.LORAZEPAM).update(voided=True)
    report = run(year)
    assert report.resolved[RISKY] == 1
    alert = risky()
    assert alert.current_state == TmrAlertState.RESOLVED
    assert alert.statuses.last().reason == keeping.RESOLVED


@pytest.mark.parametrize(
    ("answer", "raised_again"),
    [(None, False), ("contacted", False), ("accepted", False), ("modified", False), ("no_response", False),
     ("refused", False), ("resolved", True)],
)  # fmt: skip
def test_the_same_finding_is_not_raised_again(year: ProgramYear, answer: str | None, raised_again: bool) -> None:
    tmr.at_risk(year)
    run(year)
    if answer:
        alerts.answer(alert=risky(), to=answer, by="rep", reason="said so")
    run(year)
    assert TmrAlert.objects.filter(rule=RISKY).count() == (2 if raised_again else 1)


def test_a_refusal_holds_for_a_year(year: ProgramYear, monkeypatch: pytest.MonkeyPatch) -> None:
    tmr.at_risk(year)
    run(year)
    alerts.answer(alert=risky(), to=TmrAlertState.REFUSED, by="rep", reason="wants to go on")
    monkeypatch.setattr(keeping, "YEAR", datetime.timedelta(days=-1))  # as if that year were over
    run(year)
    assert TmrAlert.objects.filter(rule=RISKY).count() == 2


def test_another_medicine_is_another_finding(year: ProgramYear) -> None:
    person = tmr.at_risk(year)
    run(year)
    tmr.claim(person, tmr.WARFARIN, 20)
    tmr.claim(person, tmr.NAPROXEN, 20)
    assert run(year).raised == {"bleeding-risk": 1}


def test_beyond_the_cap_only_what_is_of_high_severity_is_raised(
    year: ProgramYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = tmr.at_risk(year)
    tmr.diagnosis(person, "F039", 30)
    tmr.diagnosis(person, "F039", 60)
    monkeypatch.setitem(catalogue.lists(), "alerts_at_once", 1)
    report = run(year)
    assert report.raised == {RISKY: 1}
    assert sum(report.held_back.values()) == 2  # dementia with lorazepam; a benzodiazepine at this age
    tmr.claim(person, tmr.WARFARIN, 20)
    tmr.claim(person, tmr.NAPROXEN, 20)
    assert run(year).raised == {"bleeding-risk": 1}


def test_what_is_answered_makes_room(year: ProgramYear, monkeypatch: pytest.MonkeyPatch) -> None:
    person = tmr.at_risk(year)
    tmr.diagnosis(person, "F039", 30)
    tmr.diagnosis(person, "F039", 60)
    monkeypatch.setitem(catalogue.lists(), "alerts_at_once", 1)
    run(year)
    alerts.answer(alert=risky(), to=TmrAlertState.ACCEPTED, by="rep", reason="yes")
    assert sum(run(year).raised.values()) == 1


def test_an_alert_becomes_as_pressing_as_its_finding(year: ProgramYear) -> None:
    person = tmr.in_program(year)
    tmr.claim(person, tmr.OXYCODONE, 40, 5)
    tmr.claim(person, tmr.LORAZEPAM, 36, 1)
    run(year)
    assert risky().severity == "moderate"
    tmr.claim(person, tmr.OXYCODONE, 35)
    tmr.claim(person, tmr.LORAZEPAM, 35)
    run(year)
    alert = risky()
    assert (alert.severity, alert.due_on) == ("high", timezone.localdate())
    assert TmrAlert.objects.filter(rule=RISKY).count() == 1


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [(None, "withdrawn"), ("contacted", "withdrawn"), ("no_response", "withdrawn"), ("accepted", "accepted"),
     ("refused", "refused")],
)  # fmt: skip
def test_a_rule_that_is_off_takes_its_unanswered_alerts_along(
    year: ProgramYear, answer: str | None, becomes: str
) -> None:
    tmr.at_risk(year)
    run(year)
    if answer:
        alerts.answer(alert=risky(), to=answer, by="rep", reason="said so")
    rules.change(program_year=year, rule=RISKY, by="owner", source="our own", on=False)
    assert run(year).resolved == {}
    assert risky().current_state == becomes
    if becomes == "withdrawn":
        assert risky().statuses.last().reason == alerts.RULE_OFF
        assert AuditEvent.objects.filter(verb="tmr_alert.withdrawn").count() == 1


def test_a_rule_that_is_on_again_raises_it_anew(year: ProgramYear) -> None:
    tmr.at_risk(year)
    run(year)
    for on in (False, True):
        rules.change(program_year=year, rule=RISKY, by="owner", source="our own", on=on)
        run(year)
    assert set(TmrAlert.objects.filter(rule=RISKY).values_list("current_state", flat=True)) == {"withdrawn", "open"}


def test_a_dry_run_withdraws_nothing(year: ProgramYear) -> None:
    tmr.at_risk(year)
    run(year)
    rules.change(program_year=year, rule=RISKY, by="owner", source="our own", on=False)
    runs.run(Order(program_year=year, quarter=quarters.of_day(timezone.localdate()), dry_run=True), by="owner")
    assert risky().current_state == TmrAlertState.OPEN


def test_who_left_the_program_is_off_the_worklist(year: ProgramYear) -> None:
    person = tmr.at_risk(year)
    run(year)
    assert TmrAlert.objects.to_do().count() > 0
    enrolment.opt_out(member=person, program_year=year, way=OptOutWay.PHONE, by="rep")
    assert TmrAlert.objects.to_do().count() == 0


def test_an_answer_is_noted_once_and_audited() -> None:
    alert = tmr.alert()
    alerts.answer(alert=alert, to=TmrAlertState.REFUSED, by="rep", reason="muscle pain")
    with pytest.raises(TransitionRefused):
        alerts.answer(alert=alert, to=TmrAlertState.ACCEPTED, by="rep", reason="changed her mind")
    assert TmrAlertStatus.objects.count() == 2
    assert AuditEvent.objects.get(verb="tmr_alert.answered").reason == "muscle pain"


def test_the_evidence_names_nobody(year: ProgramYear) -> None:
    person = tmr.at_risk(year)
    run(year)
    text = str([alert.evidence for alert in TmrAlert.objects.all()])
    for private in (person.member_id, person.last_name, person.birth_date.isoformat()):
        assert private not in text
