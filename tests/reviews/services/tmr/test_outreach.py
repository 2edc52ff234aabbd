"""Alerts told by each of the seven channels: who, once, after the undo window, with its line in the ledger."""

import base64
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Member, OptOutWay
from members.services import enrolment, status
from reviews.delivery.carriers import CarrierAway, Folder
from reviews.models import ContactAttempt, FollowUp, Letter, Message, TmrAlert, TmrOutreach
from reviews.services import call_ends, contact_consents, letters, mailing, message_sending, returned_mail, upkeep
from reviews.services.tmr import alerts, handing_over, outreach, recommendations
from tests.factories import calls, messages, reviews, tmr
from tests.pdf.checkers import text_of

pytestmark = pytest.mark.django_db
ADDRESS = {"address1": "1 Main Street", "city": "Boston", "state": "MA", "zip_code": "02110"}


@pytest.fixture(autouse=True)
def _places(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DROP, settings.EXCHANGE_DIR = tmp_path / "drop", tmp_path / "exchange"
    settings.UNDO_WINDOW = datetime.timedelta(0)


@pytest.fixture
def alert() -> TmrAlert:
    return tmr.alert(Member.objects.get(pk=tmr.in_program(**ADDRESS).pk))


def state(record: Any) -> str:
    record.refresh_from_db()
    return str(record.current_state)


def post() -> None:
    """Letters are printed and mailed, and it is noted what left."""
    for letter in Letter.objects.in_state("due"):
        letters.render(letter_id=str(letter.pk), by="worker")
    mailing.put_into_mail_drop(by="worker")
    handing_over.settle(by="worker")


def carried(name: str, settings: Any) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((settings.EXCHANGE_DIR / name / "out").glob("*.json"))]


def fax(alert: TmrAlert, channel: str = "fax") -> TmrOutreach:
    return outreach.tell_prescriber(alert=alert, channel=channel, prescriber=tmr.prescriber(), by="rep")


# The member -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "told", "becomes"),
    [("INF", "left", "contacted"), ("NA", "stopped", "open"), ("WN", "stopped", "open"), ("LM", "stopped", "open")],
)
def test_a_call_counts_when_somebody_was_reached(alert: TmrAlert, code: str, told: str, becomes: str) -> None:
    word = outreach.call(alert=alert, by="rep")
    assert word.call is not None
    assert word.call.purpose == "alert"
    assert outreach.call(alert=alert, by="rep") == word
    if code == "LM":
        reviews.matched_request(alert.member, leave_message=True)
    call_ends.close(call=word.call, code=code, by="rep")
    assert (state(word), state(alert)) == (told, becomes)
    assert ContactAttempt.objects.filter(channel="phone").count() == 1


def test_one_call_about_two_alerts_is_one_line_in_the_ledger(alert: TmrAlert) -> None:
    other = tmr.alert(alert.member, run=alert.run, rule="late-refill", subject="x")
    words = [outreach.call(alert=each, by="rep") for each in (alert, other)]
    assert words[0].call == words[1].call
    call_ends.close(call=words[0].call, code="INF", by="rep")
    assert [state(each) for each in (alert, other)] == ["contacted", "contacted"]
    assert ContactAttempt.objects.count() == 1


def test_no_call_against_a_hold(alert: TmrAlert) -> None:
    calls.hold(alert.member, "do_not_call")
    with pytest.raises(ValidationError, match="Do not call"):
        outreach.call(alert=alert, by="rep")
    assert not TmrOutreach.objects.exists()


def test_a_letter_to_the_member_names_medicines_and_no_diagnosis(alert: TmrAlert) -> None:
    word = outreach.write_to_member(alert=alert, by="rep")
    post()
    letter = word.letters.get()
    assert (state(letter), state(word), state(alert)) == ("mailed", "left", "contacted")
    assert letter.content["medicines"] == ["Lipitor"]
    assert "refilled when it was due" in letter.content["about"]
    assert ContactAttempt.objects.get().channel == "mail"
    assert not Message.objects.exists()
    handing_over.settle(by="worker")
    assert ContactAttempt.objects.count() == 1


def test_an_e_mail_needs_consent_and_says_nothing_on_health(alert: TmrAlert) -> None:
    with pytest.raises(ValidationError, match="has not agreed"):
        outreach.ask_to_call(alert=alert, channel="email", by="rep")
    messages.consent(alert.member)
    word = outreach.ask_to_call(alert=alert, channel="email", by="rep")
    message = word.messages.get()
    assert message_sending.send(message_id=str(message.pk), by="worker") == "handed_over"
    handing_over.settle(by="worker")
    assert (state(word), state(alert)) == ("left", "contacted")
    message.refresh_from_db()
    said = json.dumps(message.content)
    assert "Please call us" in said
    assert not [word for word in ("Lipitor", "medicine review", alert.member.last_name) if word in said]


def test_a_message_that_is_taken_back_comes_to_nothing(alert: TmrAlert) -> None:
    consent = messages.consent(alert.member)
    word = outreach.ask_to_call(alert=alert, channel="email", by="rep")
    contact_consents.withdraw(consent=consent, source="rep", by="rep")
    message_sending.send(message_id=str(word.messages.get().pk), by="worker")
    handing_over.settle(by="worker")
    assert (state(word), state(alert)) == ("stopped", "open")


def test_a_talk_in_person_stands_in_the_ledger(alert: TmrAlert) -> None:
    outreach.note_talk(alert=alert, channel="in_person", to="member", note="at the pharmacy", by="rep")
    assert state(alert) == "contacted"
    assert ContactAttempt.objects.get().channel == "in_person"


# The prescriber -------------------------------------------------------------------------------------------------------


def test_a_letter_to_the_prescriber_goes_to_the_prescribers_address(alert: TmrAlert, settings: Any) -> None:
    word = fax(alert, "mail")
    post()
    letter = word.letters.get()
    assert (state(letter), state(word), state(alert)) == ("mailed", "left", "contacted")
    assert letter.member is None
    assert letter.printed_address == ["12 Clinic Street", "Boston, MA 02108"]
    assert not ContactAttempt.objects.exists()  # the ledger is about members
    assert word.answer_by == timezone.localdate() + datetime.timedelta(days=14)
    with letter.file.open("rb") as stored:
        text = text_of(stored.read())
    for said in ("Dr. Ada Invented", "Reply form", word.reference, alert.member.member_id, "Lipitor", "79 of the 100"):
        assert said in text, said
    assert list((settings.MAIL_DROP / timezone.localdate().isoformat()).glob("*.pdf"))


def test_a_letter_of_the_prescriber_that_comes_back_holds_no_mail_of_the_member(alert: TmrAlert) -> None:
    word = fax(alert, "mail")
    post()
    assert returned_mail.record(letter=word.letters.get(), reason="moved", by="rep") is None
    assert state(word.letters.get()) == "returned"
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(("channel", "name"), [("fax", "fax"), ("exchange", "prescribers")])
def test_a_carrier_gets_the_document_once(alert: TmrAlert, settings: Any, channel: str, name: str) -> None:
    word = fax(alert, channel)
    assert upkeep.tell_of_alerts(by="worker") == {"handed over": 1, "settled": 0}
    assert upkeep.tell_of_alerts(by="worker") == {"handed over": 0, "settled": 0}
    (file,) = carried(name, settings)
    assert (state(word), state(alert)) == ("left", "contacted")
    assert alert.member.member_id in text_of(base64.b64decode(file["pdf"]))
    assert file["reference"] == word.reference
    if channel == "fax":
        assert file["to"] == "+16175550144"
    else:
        assert (file["npi"], file["alert"]["fills"][0]["name"]) == ("1234567893", "Lipitor")


def test_a_carrier_that_is_away_gets_it_later(alert: TmrAlert, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    word = fax(alert)

    def away(*args: Any) -> None:
        raise CarrierAway("no route")

    with monkeypatch.context() as cut:
        cut.setattr(Folder, "hand_over", away)
        assert handing_over.hand_over(by="worker") == 0
    assert state(word) == "under_way"
    assert handing_over.hand_over(by="worker") == 1
    assert len(carried("fax", settings)) == 1


def test_in_production_unverified_words_do_not_leave(alert: TmrAlert, settings: Any) -> None:
    settings.PRODUCTION = True
    word = fax(alert)
    letter = outreach.write_to_member(alert=alert, by="rep").letters.get()
    assert handing_over.hand_over(by="worker") == 0
    letters.render(letter_id=str(letter.pk), by="worker")
    assert mailing.put_into_mail_drop(by="worker").skipped == {"the wording is not verified": 1}
    assert state(word) == "under_way"


def test_within_the_undo_window_nothing_leaves(alert: TmrAlert, settings: Any) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(minutes=30)
    fax(alert)
    assert handing_over.hand_over(by="worker") == 0


@pytest.mark.parametrize(("channel", "field"), [("mail", "address1"), ("fax", "fax")])
def test_what_the_way_needs_is_asked_for(alert: TmrAlert, channel: str, field: str) -> None:
    bare = tmr.prescriber(address1="", city="", state="", zip_code="", fax="")
    with pytest.raises(ValidationError) as refused:
        outreach.tell_prescriber(alert=alert, channel=channel, prescriber=bare, by="rep")
    assert list(refused.value.message_dict) == [field]


def test_who_prescribed_is_taken_from_the_claims_and_kept_when_typed() -> None:
    lines = [
        {"kind": "last-fill", "values": {"name": "A", "date": "2026-05-02", "days": 30, "prescriber": "1111111111"}},
        {"kind": "last-fill", "values": {"name": "B", "date": "2026-06-02", "days": 30, "prescriber": "2222222222"}},
    ]
    alert = tmr.alert(evidence=lines)
    assert recommendations.npi_of(alert) == "2222222222"
    assert recommendations.prescriber_of(alert) is None
    recommendations.remember(npi="2222222222", name="Dr. B", by="rep")
    recommendations.remember(npi="2222222222", name="Dr. B", fax="+16175550144", by="rep")
    recommendations.remember(npi="2222222222", name="Dr. B", by="rep")
    kept = recommendations.prescriber_of(alert)
    assert kept is not None
    assert (kept.name, kept.fax) == ("Dr. B", "+16175550144")
    assert AuditEvent.objects.filter(verb="prescriber.kept").count() == 2


# What overtakes it ----------------------------------------------------------------------------------------------------


def _answered(alert: TmrAlert) -> None:
    alerts.answer(alert=alert, to="accepted", by="rep", reason="on the phone")


def _left(alert: TmrAlert) -> None:
    enrolment.opt_out(member=alert.member, program_year=alert.program_year, way=OptOutWay.PHONE, by="rep")


def _resolved(alert: TmrAlert) -> None:
    status.move(alert, to="resolved", by="run")


@pytest.mark.parametrize("overtakes", [_answered, _left, _resolved])
@pytest.mark.parametrize("channel", ["fax", "mail"])
def test_what_is_not_to_be_done_any_more_does_not_leave(alert: TmrAlert, overtakes: Any, channel: str) -> None:
    messages.consent(alert.member)
    words = [fax(alert, channel), outreach.ask_to_call(alert=alert, channel="email", by="rep")]
    if channel == "mail":
        words.append(outreach.write_to_member(alert=alert, by="rep"))
    overtakes(alert)
    assert handing_over.hand_over(by="worker") == 0
    for letter in Letter.objects.in_state("due").filter(outreach__isnull=False):
        letters.render(letter_id=str(letter.pk), by="worker")
    assert mailing.put_into_mail_drop(by="worker").mailed == 0
    message = words[1].messages.get()
    assert message_sending.send(message_id=str(message.pk), by="worker") == "cancelled"
    handing_over.settle(by="worker")
    handing_over.settle(by="worker")
    assert {state(word) for word in words} == {"stopped"}
    assert {state(letter) for letter in Letter.objects.filter(outreach__in=words)} <= {"cancelled"}
    with pytest.raises(ValidationError, match="answered meanwhile"):
        fax(alert, channel)


def test_the_same_channel_twice_at_a_time_is_refused(alert: TmrAlert) -> None:
    fax(alert)
    with pytest.raises(ValidationError, match="at it already"):
        fax(alert)
    assert TmrOutreach.objects.count() == 1


def test_who_has_not_answered_by_the_day_is_on_the_list(alert: TmrAlert) -> None:
    today = timezone.localdate()
    tmr.told_prescriber(alert, answer_by=today)
    assert not TmrAlert.objects.silent(today)
    assert list(TmrAlert.objects.silent(today + datetime.timedelta(days=1))) == [alert]
    alerts.answer(alert=alert, to="refused", by="rep", reason="by fax", said_on=today, by_whom="prescriber")
    assert not TmrAlert.objects.silent(today + datetime.timedelta(days=1))
    kept = alert.statuses.last()
    assert (kept.said_on, kept.by_whom) == (today, "prescriber")
    with pytest.raises(ValidationError, match="still to come"):
        alerts.answer(alert=alert, to="accepted", by="rep", reason="x", said_on=today + datetime.timedelta(days=1))


def test_a_second_word_gives_another_fortnight(alert: TmrAlert) -> None:
    today = timezone.localdate()
    tmr.told_prescriber(alert, answer_by=today - tmr.DAY)
    assert list(TmrAlert.objects.silent(today)) == [alert]
    tmr.told_prescriber(alert, "exchange")
    assert not TmrAlert.objects.silent(today)
