"""A rep and messages: consent recorded on the member's page and taken back, what was sent shown as it was."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.models import InboundText
from reviews.services import contact_consents, message_sending
from tests.factories import members, messages, staff

pytestmark = pytest.mark.django_db
SAID = {"channel": "text", "address": "(617) 555-0123", "reason": "said so in a call"}


@pytest.fixture
def rep() -> Client:
    return staff.signed_in(roles.REP)


def test_consent_is_recorded_on_the_page_of_a_member(rep: Client) -> None:
    maria = members.member()
    assert "Record consent" in rep.get(reverse("admin:members_member_change", args=[maria.pk])).text
    act = reverse("admin:members_member_consent", args=[maria.pk])
    for _ in range(2):
        assert "may take it back at any time" in rep.post(act, SAID, follow=True).text
    assert contact_consents.may_text(maria) == messages.NUMBER
    (row,) = maria.contact_consents.get().statuses.all()
    assert (row.source, row.reason, row.by) == ("rep", SAID["reason"], rep.user.username)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"channel": ""}, "Choose e-mail or text message"),
        ({"address": ""}, "Enter the address or the number"),
        ({"address": "555-0123"}, "with its area code"),
        ({"channel": "email"}, "Enter an e-mail address"),
        ({"reason": ""}, "Say how"),
    ],
)
def test_what_is_missing_is_said_at_its_place(rep: Client, changed: dict[str, str], words: str) -> None:
    maria = members.member()
    answer = rep.post(reverse("admin:members_member_consent", args=[maria.pk]), {**SAID, **changed})
    assert answer.status_code == 422
    assert words in answer.text
    assert contact_consents.may_text(maria) == ""


def test_consent_is_taken_back_by_a_rep(rep: Client) -> None:
    given = messages.consent()
    page = rep.get(reverse("admin:reviews_contactconsent_change", args=[given.pk])).text
    assert "said so in a call" in page
    act = reverse("admin:reviews_contactconsent_withdraw", args=[given.pk])
    assert "Nothing more goes there" in rep.post(act, {"reason": "asked by phone"}, follow=True).text
    assert contact_consents.may_email(given.member) == ""
    assert rep.post(act, {"reason": "again"}).status_code in (302, 422)


def test_a_message_is_shown_as_it_was_and_the_look_leaves_a_trace(rep: Client) -> None:
    message = messages.due_message()
    message_sending.send(message_id=str(message.pk), by="worker")
    page = rep.get(reverse("admin:reviews_message_change", args=[message.pk])).text
    for shown in ("handed over", messages.EMAIL, "We have your request", message.reference):
        assert shown in page
    assert AuditEvent.objects.filter(verb="message.viewed").count() == 1


@pytest.mark.parametrize("name", ["message", "contactconsent"])
def test_rows_are_found_by_member_id(rep: Client, name: str) -> None:
    message = messages.due_message()
    lists: Any = reverse(f"admin:reviews_{name}_changelist")
    found = rep.post(lists, {"q": message.member.member_id}, follow=True)
    assert f"{message.member.member_id} · " in found.text
    assert "0 e" in rep.post(lists, {"q": "ZZZ999"}, follow=True).text or name == "contactconsent"


def test_what_came_by_text_is_listed(rep: Client) -> None:
    InboundText.objects.create(key="1", phone=messages.NUMBER, word="stop", changed=1)
    assert messages.NUMBER in rep.get(reverse("admin:reviews_inboundtext_changelist")).text
