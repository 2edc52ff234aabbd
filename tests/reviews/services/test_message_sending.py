"""A message on its way: once or not at all, with consent in that moment, and without a word on health."""

import datetime
import email
import re
import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from members.models import Member
from members.services import status
from reviews.delivery.email import NotKnown, NotTaken, Refused
from reviews.models import Message, MessageStatus
from reviews.services import changes, contact_consents, contact_holds, message_sending
from reviews.services import messages as owed
from tests.factories import members, messages, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
HEALTH = re.compile(r"medic|drug|pill|diagnos|condition|review|pharmac|health|salud|revisi|farmac|MTM(?!-)", re.I)
STOP_TOKEN = re.compile(r"(?<=/stop-email/)\S+")  # signed, so any three letters may stand in it
NOON = datetime.datetime(2026, 11, 24, 17, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.EXCHANGE_DIR, settings.MAIL_DROP = tmp_path / "exchange", tmp_path / "mail-drop"
    settings.TEXT_FROM_HOUR, settings.TEXT_UNTIL_HOUR = 0, 24


def send(message: Message) -> str:
    return message_sending.send(message_id=str(message.pk), by="worker")


def last_reason(message: Message) -> str:
    return message.statuses.latest("id").reason


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def hand_over(_: object) -> None:
        raise error

    monkeypatch.setattr(message_sending.email, "hand_over", hand_over)


def test_sent_twice_it_goes_once_and_stays_as_it_was_frozen() -> None:
    message = messages.due_message()
    assert (send(message), send(message)) == ("handed_over", "handed_over")
    (sent,) = mail.outbox
    message.refresh_from_db()
    assert sent.to == [message.address] == [messages.EMAIL]
    assert (sent.subject, sent.body) == (message.content["subject"], message.content["body"])
    assert (message.language, message.template_version) == ("en", "1")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("channel", ["email", "text"])
def test_no_message_has_a_word_on_health_or_a_name(channel: str, language: str) -> None:
    """R36: that we have a request, mailed a letter, or call; with the reference at most."""
    maria = members.member(first_name="Eulalia", last_name="Quackenbush", language=language)
    messages.consent(maria, channel)
    request = reviews.rendered_letter(maria, questions="About my insulin").request
    reviews.mailing.put_into_mail_drop(by="test")
    changes.change(request=request, answers={"tty": True}, submission_key=request.pk, by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    messages.call(maria)
    owed.make_due(by="worker")
    rows = list(Message.objects.all())
    assert {row.kind for row in rows} >= {
        "request_received",
        "letter_mailed",
        "request_changed",
        "appointment_reminder",
    }
    for row in rows:
        messages.ripen(row)
        assert send(row) in ("handed_over", "superseded")
        row.refresh_from_db()
        said = " ".join(str(part) for part in (row.content or {}).values())
        said = said.replace(request.program_year.sponsor_name, "")
        said = STOP_TOKEN.sub("", said)
        assert not HEALTH.search(said), said
        assert not {"Eulalia", "Quackenbush", "insulin", str(maria.birth_date.year)} & set(re.findall(r"\w+", said))
        assert row.language == language or row.state == "superseded"


def test_the_first_message_of_a_stranger_s_address_never_leaves() -> None:
    members.member()
    reviews.request(first_name="Nobody", last_name="Known", **messages.AGREED)
    owed.make_due(by="worker")
    assert not Message.objects.exists()
    assert mail.outbox == []


def test_not_before_its_undo_window_is_over() -> None:
    assert send(messages.due_message(ripe=False)) == "due"
    assert mail.outbox == []


def test_consent_is_asked_for_in_the_moment_of_sending() -> None:
    message = messages.due_message()
    contact_consents.withdraw(consent=contact_consents.given(message.member, "email"), source="link", by="link")
    assert send(message) == "cancelled"
    assert mail.outbox == []
    message.refresh_from_db()
    assert message.content is None


def test_it_goes_to_the_address_that_counts_now() -> None:
    message = messages.due_message()
    messages.consent(message.member, address="new@example.com")
    send(message)
    assert [each.to for each in mail.outbox] == [["new@example.com"]]


def test_a_newer_message_takes_the_place_of_one_that_waits() -> None:
    message = messages.due_message()
    request = message.letter.request
    changes.change(request=request, answers={"tty": True}, submission_key=request.pk, by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    assert send(message) == "superseded"


def test_who_died_meanwhile_gets_nothing() -> None:
    message = messages.due_message()
    Member.objects.update(death_date=timezone.localdate())
    assert send(message) == "cancelled"


@pytest.mark.parametrize("kind", ["reported_death", "reported_left"])
def test_nor_who_is_reported_to_have_died_or_left(kind: str) -> None:
    message = messages.due_message()
    contact_holds.begin(member=message.member, kind=kind, source="call", by="rep")
    assert (send(message), mail.outbox) == ("cancelled", [])


def test_what_has_waited_too_long_is_cancelled() -> None:
    message = messages.due_message()
    Message.objects.update(created_at=timezone.now() - datetime.timedelta(days=4))
    assert (send(message), last_reason(message)) == ("cancelled", "too late to be of use")


def test_without_a_server_production_waits(settings: Any) -> None:
    settings.MESSAGES_BY = {"email": False, "text": False}
    message = messages.due_message()
    assert (send(message), mail.outbox) == ("due", [])
    message.refresh_from_db()
    assert message.not_before > timezone.now()


def test_unverified_words_wait_in_production(settings: Any) -> None:
    settings.PRODUCTION = True
    message = messages.due_message()
    assert (send(message), mail.outbox) == ("due", [])


# What the server answers ----------------------------------------------------------------------------------------------


def test_what_was_surely_not_taken_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    message = messages.due_message()
    failing(monkeypatch, NotTaken("ConnectionRefusedError"))
    assert send(message) == "due"
    message.refresh_from_db()
    assert message.not_before > timezone.now()
    assert (message.attempts, last_reason(message)) == (1, "ConnectionRefusedError")


def test_in_the_end_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    message = messages.due_message()
    Message.objects.update(attempts=message_sending.MAX_ATTEMPTS - 1)
    failing(monkeypatch, NotTaken("SMTP 451"))
    assert (send(message), last_reason(message)) == ("refused", "SMTP 451")


@pytest.mark.parametrize("error", [Refused("SMTP 550"), NotKnown("SMTPServerDisconnected")])
def test_refused_or_not_known_is_not_sent_again(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    message = messages.due_message()
    failing(monkeypatch, error)
    assert (send(message), last_reason(message)) == ("refused", str(error))
    monkeypatch.undo()
    assert (send(message), mail.outbox) == ("refused", [])


def test_a_worker_that_dies_after_the_server_has_it_sends_it_once_and_never_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At most once: between the server's answer and our note of it nobody knows."""
    message = messages.due_message()
    monkeypatch.setattr(message_sending, "_settle", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        send(message)
    monkeypatch.undo()
    assert (send(message), len(mail.outbox)) == ("sending", 1)
    assert message_sending.put_down_abandoned(by="worker") == 0
    monkeypatch.setattr(message_sending, "ABANDONED", datetime.timedelta(0))
    assert message_sending.put_down_abandoned(by="worker") == 1
    assert (message.state, last_reason(message)) == ("refused", message_sending.NOT_KNOWN)
    assert (send(message), len(mail.outbox)) == ("refused", 1)


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_send_it_once(settings: Any) -> None:
    message = messages.due_message()
    together(*[lambda: send(message)] * 3)
    assert len(mail.outbox) == 1
    assert MessageStatus.objects.filter(state="sending").count() == 1


# What an e-mail carries -----------------------------------------------------------------------------------------------


def test_it_can_be_stopped_with_one_press_and_answers_by_machines_are_not_wanted() -> None:
    message = messages.due_message()
    send(message)
    sent = email.message_from_bytes(mail.outbox[0].message().as_bytes())
    token = contact_consents.token(contact_consents.given(message.member, "email"))
    address = sent["List-Unsubscribe"].replace("\n", "").replace(" ", "").strip("<>")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/stop-email/[\w:.-]+/", address)
    assert address.split("/")[-2].split(":")[0] == token.split(":")[0]
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert address in mail.outbox[0].body
    assert messages.EMAIL not in address


def entries(message: Message) -> list[Any]:
    send(message)
    ((_, content, kind),) = mail.outbox[-1].attachments
    assert kind == "text/calendar"
    assert not HEALTH.search(str(content))
    return Calendar.from_ical(content).walk("VEVENT")


def test_wished_times_come_as_calendar_entries_and_go_when_it_is_cancelled() -> None:
    day = timezone.localdate() + datetime.timedelta(days=9)
    message = messages.due_message(windows=(f"{day}-morning",))
    request = message.letter.request
    (wished,) = entries(message)
    assert (wished["STATUS"], wished["SEQUENCE"]) == ("TENTATIVE", 0)
    changes.call_off(request=request, by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    owed.make_due(by="worker")
    cancelled = Message.objects.get(kind="request_cancelled")
    messages.ripen(cancelled)
    (gone,) = entries(cancelled)
    assert (gone["UID"], gone["STATUS"], gone["SEQUENCE"]) == (wished["UID"], "CANCELLED", 1)


def test_a_booked_call_keeps_its_uid_and_counts_its_moves() -> None:
    maria = members.member()
    planned = messages.call(maria)
    messages.consent(maria)
    owed.make_due(by="worker")
    first = Message.objects.get(kind="appointment_reminder")
    (entry,) = entries(first)
    assert (entry["SEQUENCE"], entry["DTSTART"].dt) == (0, planned.starts_at.replace(microsecond=0))
    planned.starts_at += datetime.timedelta(hours=1)
    planned.save()
    status.move(planned, to="scheduled", by="vendor")
    owed.make_due(by="worker")
    second = Message.objects.filter(kind="appointment_reminder").latest("created_at")
    (moved,) = entries(second)
    assert (moved["UID"], moved["SEQUENCE"]) == (entry["UID"], 1)


@pytest.mark.parametrize("moved", [True, False])
def test_the_reminder_of_a_time_that_is_no_more_never_leaves(moved: bool) -> None:
    maria = members.member()
    planned = messages.call(maria)
    messages.consent(maria)
    owed.make_due(by="worker")
    message = Message.objects.get(kind="appointment_reminder")
    planned.starts_at += datetime.timedelta(hours=1)
    planned.save()
    if not moved:
        status.move(planned, to="cancelled", by="vendor")
    assert send(message) == ("superseded" if moved else "cancelled")
    assert mail.outbox == []


# Text messages --------------------------------------------------------------------------------------------------------


def due_text() -> Message:
    maria = members.member()
    messages.consent(maria, "text")
    return messages.due_message(maria, email="", email_consent=False)


def test_a_text_is_handed_to_the_carrier_under_its_key() -> None:
    message = due_text()
    assert send(message) == "handed_over"
    (given,) = messages.handed_to_carrier()
    assert (given["id"], given["to"]) == (str(message.pk), messages.NUMBER)
    assert "STOP" in given["body"]
    assert mail.outbox == []


@pytest.mark.parametrize(("hour", "goes"), [(7, False), (8, True), (19, True), (20, False), (23, False)])
def test_no_text_goes_in_the_quiet_hours(settings: Any, hour: int, goes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TEXT_FROM_HOUR, settings.TEXT_UNTIL_HOUR = 8, 20
    message = due_text()
    at = timezone.localtime().replace(hour=hour, minute=30) + datetime.timedelta(days=1)
    monkeypatch.setattr(message_sending.timezone, "now", lambda: at)
    assert send(message) == ("handed_over" if goes else "due")
    message.refresh_from_db()
    if not goes:
        morning = timezone.localtime(message.not_before)
        assert (morning.hour, morning.minute) == (8, 0)
        assert morning > at


def test_a_carrier_that_is_away_is_tried_again(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.EXCHANGE_DIR = tmp_path / "file"
    message = due_text()
    assert send(message) == "due"


def test_a_server_that_refuses_is_read_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the real adapter: an address that the server does not know."""
    message = messages.due_message()

    def refuse(*_: object) -> int:
        raise smtplib.SMTPRecipientsRefused({messages.EMAIL: (550, b"no such user maria@example.com")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert (send(message), last_reason(message)) == ("refused", "SMTP 550")
