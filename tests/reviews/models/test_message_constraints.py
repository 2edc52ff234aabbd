"""What the database itself refuses of messages and consents."""

from typing import Any

import pytest
from django.utils import timezone

from members.services import status
from reviews.models import ContactConsent, InboundText, Message, MessageStatus
from reviews.services import message_sending
from tests.factories import members, messages
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


def test_a_message_is_about_one_thing() -> None:
    message = messages.due_message()
    for columns in (
        {"letter": None},
        {"kind": "appointment_reminder"},
        {"kind": "text_help"},
        {"appointment_at": timezone.now()},
        {"appointment": messages.call(members.member())},
        {"inbound": InboundText.objects.create(key="9", phone=messages.NUMBER, word="help")},
    ):
        with refused("a_message_is_about_one_thing"):
            change(message, **columns)


def test_one_message_per_occasion_and_channel() -> None:
    message = messages.due_message()
    same = {"member": message.member, "kind": message.kind, "not_before": timezone.now()}
    with refused("one_message_per_letter"):
        Message.objects.create(channel="email", letter=message.letter, **same)
    call = messages.call(members.member())
    inbound = InboundText.objects.create(key="9", phone=messages.NUMBER, word="help")
    reminder = {"appointment": call, "appointment_at": call.starts_at, "channel": "text"}
    answer = {"inbound": inbound, "channel": "text"}
    for columns, kind, name in (
        (reminder, "appointment_reminder", "one_message_per_time_of_an_appointment"),
        (answer, "text_help", "one_answer_per_text"),
    ):
        Message.objects.create(**{**same, **columns, "kind": kind})
        with refused(name):
            Message.objects.create(**{**same, **columns, "kind": kind})


@pytest.mark.parametrize(
    "columns",
    [{"content": {}}, {"frozen_at": timezone.now()}, {"address": "maria@example.com"}, {"language": "en"}],
)
def test_a_message_is_frozen_whole(columns: dict[str, Any]) -> None:
    with refused("a_message_is_frozen_whole"):
        change(messages.due_message(), **columns)


def test_only_what_is_frozen_is_handed_over() -> None:
    message = messages.due_message()
    with refused("handed_over_only_when_frozen"):
        status.move(message, to="sending", by="worker")


def test_what_happened_to_a_message_or_a_consent_is_not_rewritten() -> None:
    message = messages.due_message()
    message_sending.send(message_id=str(message.pk), by="worker")
    consent = ContactConsent.objects.get()
    for rows in (MessageStatus.objects.all(), consent.statuses.all()):
        with history_kept():
            rows.update(by="nobody")
        with history_kept():
            rows.delete()
    change(message, current_state="due")
    message.refresh_from_db()
    assert message.current_state == "handed_over"


def test_an_address_fits_its_channel() -> None:
    consent = messages.consent()
    for columns in ({"address": "maria"}, {"channel": "text"}, {"channel": "text", "address": "617-555-0123"}):
        with refused("an_address_fits_its_channel"):
            change(consent, **columns)
    with refused("a_text_comes_from_a_number"):
        InboundText.objects.create(key="1", phone="12", word="stop")


def test_one_consent_per_address_and_one_address_per_channel() -> None:
    maria = members.member()
    first = messages.consent(maria)
    with refused("one_consent_per_address"):
        ContactConsent.objects.create(member=maria, channel="email", address=first.address)
    other = ContactConsent.objects.create(member=maria, channel="email", address="b@example.com")
    with refused("one_address_per_channel"):
        status.move(other, to="given", by="rep", source="rep")


def test_a_key_of_the_carrier_counts_once() -> None:
    InboundText.objects.create(key="1", phone=messages.NUMBER, word="stop")
    with refused("reviews_inboundtext_key_key"):
        InboundText.objects.create(key="1", phone=messages.NUMBER, word="start")


def test_transitions() -> None:
    message = messages.due_message()
    assert not message.may_become("handed_over")
    assert set(message.TRANSITIONS["sending"]) == {"handed_over", "refused", "due"}
