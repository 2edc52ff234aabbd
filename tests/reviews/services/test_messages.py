"""Which e-mails and text messages are owed: with consent alone, after the match, one per occasion and channel."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from members.models import Member
from reviews.models import Appointment, Letter, Message
from reviews.services import changes, contact_consents, letters_again, mailing, matching, requests
from reviews.services import messages as owed
from tests.factories import members, messages, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DROP = tmp_path / "mail-drop"


def due() -> int:
    return owed.make_due(by="worker")


def kinds() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("channel", "kind"))


@pytest.mark.parametrize("choice", ["review", "not_now", "leave"])
def test_a_matched_request_is_told_once_behind_the_letters_undo_window(choice: str) -> None:
    request = reviews.matched_request(choice=choice, **messages.AGREED)
    assert (due(), due()) == (1, 0)
    message = Message.objects.get()
    assert (message.kind, message.channel, message.state) == ("request_received", "email", "due")
    assert message.member == request.member
    assert message.not_before == request.letters.get().not_before
    assert message.content is None


def test_before_a_match_there_is_nothing_and_after_a_rejection_never() -> None:
    members.member()
    stranger = reviews.request(first_name="Nobody", last_name="Known", **messages.AGREED)
    assert due() == 0
    matching.match(request_id=str(stranger.pk), by="worker")
    assert due() == 0
    matching.reject(request=stranger, by="rep", reason="nobody")
    assert due() == 0


def test_without_consent_there_is_nothing() -> None:
    reviews.matched_request(email=messages.EMAIL)
    reviews.mailed_letter(members.member())
    messages.call(members.member())
    assert due() == 0


def test_consent_counts_for_what_comes_after_it() -> None:
    maria = members.member()
    reviews.mailed_letter(maria)
    Letter.objects.update(not_before=reviews.a_minute_ago())
    messages.consent(maria)
    assert due() == 0


def test_both_channels_when_both_were_agreed() -> None:
    maria = members.member()
    messages.consent(maria)
    messages.consent(maria, "text")
    reviews.matched_request(maria)
    assert due() == 2
    assert kinds() == [("email", "request_received"), ("text", "request_received")]


def test_a_change_and_a_calling_off_have_messages_of_their_own() -> None:
    request = reviews.matched_request(**messages.AGREED)
    due()
    changes.change(request=request, answers={"tty": True}, submission_key=request.pk, by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    assert due() == 1
    changes.call_off(request=request, by="web")
    changes.settle(request_id=str(request.pk), by="worker")
    assert due() == 1
    assert [kind for _, kind in kinds()] == ["request_cancelled", "request_changed", "request_received"]


def test_what_is_taken_back_in_the_undo_window_has_none() -> None:
    request = reviews.matched_request(**messages.AGREED)
    requests.cancel(request=request, by="web")
    assert due() == 0


def test_a_letter_in_the_mail_is_told_once_a_copy_is_not() -> None:
    maria = members.member()
    messages.consent(maria)
    letter = reviews.mailed_letter(maria)
    assert (due(), due()) == (1, 0)  # its undo window was over before she agreed
    message = Message.objects.get()
    assert (message.kind, message.letter) == ("letter_mailed", letter)
    letters_again.copy(letter=letter, by="rep", reason="lost")
    mailing.put_into_mail_drop(by="worker")
    assert due() == 0


@pytest.mark.parametrize(
    ("starts_in", "owes"),
    [
        (datetime.timedelta(hours=1), 0),  # too late to be of use
        (datetime.timedelta(hours=3), 1),
        (datetime.timedelta(days=3), 0),  # not yet
    ],
)
def test_a_call_is_told_the_day_before(starts_in: datetime.timedelta, owes: int) -> None:
    maria = members.member()
    messages.call(maria, starts_in=starts_in)
    messages.consent(maria)
    Letter.objects.update(not_before=reviews.a_minute_ago())
    assert (due(), due()) == (owes, 0)


def test_another_time_has_a_reminder_of_its_own() -> None:
    maria = members.member()
    planned = messages.call(maria, starts_in=datetime.timedelta(hours=4))
    messages.consent(maria, "text")
    due()
    Appointment.objects.filter(pk=planned.pk).update(starts_at=timezone.now() + datetime.timedelta(hours=6))
    assert due() == 1
    assert Message.objects.filter(kind="appointment_reminder").count() == 2


def test_who_died_or_took_it_back_gets_none() -> None:
    request = reviews.matched_request(**messages.AGREED)
    Member.objects.update(death_date=timezone.localdate())
    assert due() == 0
    Member.objects.update(death_date=None)
    contact_consents.withdraw(consent=contact_consents.given(request.member, "email"), source="link", by="link")
    assert due() == 0


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_write_each_message_once() -> None:
    maria = members.member()
    messages.consent(maria)
    messages.consent(maria, "text")
    reviews.matched_request(maria)
    assert sum(together(due, due, due)) == 2
    assert {message.state for message in Message.objects.all()} == {"due"}
