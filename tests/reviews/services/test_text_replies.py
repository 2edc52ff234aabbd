"""What members answer by text message: STOP at once and for everybody of that number, nothing kept of the words."""

from pathlib import Path
from typing import Any

import pytest

from members.services import audit
from reviews.models import InboundText, Message, TextWord
from reviews.services import contact_consents, message_sending, text_replies
from tests.factories import members, messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def exchange(settings: Any, tmp_path: Path) -> None:
    settings.EXCHANGE_DIR = tmp_path / "exchange"
    settings.TEXT_FROM_HOUR, settings.TEXT_UNTIL_HOUR = 0, 24


def read() -> int:
    return text_replies.read_all(by="worker")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("STOP", TextWord.STOP),
        (" stop. ", TextWord.STOP),
        ("Stop texting me!", TextWord.STOP),
        ("UNSUBSCRIBE", TextWord.STOP),
        ("Parar", TextWord.STOP),
        ("ALTO", TextWord.STOP),
        ("STOP ALL", TextWord.STOP),
        ("cancel", TextWord.STOP),
        ("Please cancel my call on Monday", TextWord.OTHER),
        ("START", TextWord.START),
        ("Sí", TextWord.START),
        ("help", TextWord.HELP),
        ("¡Ayuda!", TextWord.HELP),
        ("stopover", TextWord.OTHER),
        ("my sugar is 240", TextWord.OTHER),
        ("", TextWord.OTHER),
    ],
)
def test_the_word_that_counts(body: str, word: TextWord) -> None:
    assert text_replies.meaning_of(body) == word


def test_stop_holds_for_all_who_named_that_number_and_for_what_waits() -> None:
    maria, jose = members.member(), members.member()
    messages.consent(maria, "text")
    messages.consent(jose, "text")
    waiting = messages.due_message(maria, email="", email_consent=False)
    messages.texted("STOP")
    assert (read(), read()) == (1, 0)
    assert (contact_consents.may_text(maria), contact_consents.may_text(jose)) == ("", "")
    assert message_sending.send(message_id=str(waiting.pk), by="worker") == "cancelled"
    assert InboundText.objects.get().changed == 2
    assert messages.handed_to_carrier() == []


def test_start_gives_back_what_stop_took_and_nothing_else() -> None:
    maria, jose = members.member(), members.member()
    messages.consent(maria, "text")
    by_rep = messages.consent(jose, "text")
    contact_consents.withdraw(consent=by_rep, source="rep", by="rep", reason="by phone")
    messages.texted("ALTO", key="1")
    read()
    messages.texted("START", key="2")
    assert read() == 1
    assert (contact_consents.may_text(maria), contact_consents.may_text(jose)) == (messages.NUMBER, "")


@pytest.mark.parametrize(("body", "stopped", "answers"), [
    ("HELP", False, 1),
    ("HELP", True, 1),
    ("I feel dizzy since Monday", False, 1),
    ("I feel dizzy since Monday", True, 0),
])  # fmt: skip
def test_anything_else_is_told_to_call_and_not_kept(body: str, stopped: bool, answers: int) -> None:
    members.program_year()
    given = messages.consent(channel="text")
    if stopped:
        contact_consents.withdraw(consent=given, source="reply", by="test")
    messages.texted(body)
    assert (read(), read()) == (1, 0)
    for message in Message.objects.all():
        assert message_sending.send(message_id=str(message.pk), by="worker") == "handed_over"
    assert len(messages.handed_to_carrier()) == answers
    kept = [*InboundText.objects.values_list(), *audit.AuditEvent.objects.values_list()]
    assert "dizzy" not in str(kept)


def test_before_a_year_is_published_the_answer_waits() -> None:
    messages.consent(channel="text")
    messages.texted("HELP")
    read()
    assert message_sending.send(message_id=str(Message.objects.get().pk), by="worker") == "due"


def test_a_strangers_number_gets_no_answer() -> None:
    messages.texted("HELP")
    assert read() == 1
    assert not Message.objects.exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"id": "1", "from": "12", "body": "STOP"}', "\x00", "null"])
def test_what_cannot_be_read_stops_nothing_else(content: str, settings: Any) -> None:
    maria = members.member()
    messages.consent(maria, "text")
    messages.texted("STOP", key="b")
    (settings.EXCHANGE_DIR / "text" / "in" / "a.json").write_text(content)
    assert read() == 1
    assert contact_consents.may_text(maria) == ""


def test_a_carrier_that_is_away_is_asked_again(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CARRIERS = {"text": "http://127.0.0.1:9/text"}
    assert read() == 0


def test_production_without_a_carrier_asks_nobody(settings: Any) -> None:
    settings.MESSAGES_BY = {"email": False, "text": False}
    messages.texted("STOP")
    assert read() == 0
