"""Mail that came back: a person calls, and nothing more goes to that address until it changes or is confirmed."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import FollowUp, FollowUpState, Letter, LetterState
from reviews.services import follow_ups, letters, letters_again, mailing, pending, returned_mail
from tests.factories import introductions, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
CONFIRMED = {"by": "rep1", "reason": "the member says so"}


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    return settings.MAIL_DROP


def came_back(letter: Letter, reason: str = "moved") -> FollowUp:
    return returned_mail.record(letter=letter, reason=reason, by="rep1")


def mail() -> mailing.MailingReport:
    return mailing.put_into_mail_drop(by="worker")


def test_a_returned_letter_opens_a_follow_up_with_its_reason_and_day() -> None:
    letter = reviews.mailed_letter()
    follow_up = came_back(letter, "vacant")
    assert letter.state == LetterState.RETURNED
    assert letter.statuses.last().reason == "vacant"
    assert (follow_up.member, follow_up.letter, follow_up.reason) == (letter.member, letter, "vacant")
    assert (follow_up.state, (follow_up.due_on - timezone.localdate()).days) == (FollowUpState.OPEN, 3)
    verbs = AuditEvent.objects.filter(actor="rep1").values_list("verb", flat=True)
    assert set(verbs) == {"letter.returned", "follow_up.opened"}


def test_a_letter_comes_back_once_and_only_when_it_had_left() -> None:
    letter = reviews.mailed_letter()
    came_back(letter)
    for each in (letter, reviews.rendered_letter(), letters_again.replace(letter=reviews.due_letter(), **CONFIRMED)):
        with pytest.raises(TransitionRefused):
            came_back(each)
    assert FollowUp.objects.count() == 1


def test_a_letter_that_was_replaced_after_it_left_may_come_back() -> None:
    letter = reviews.mailed_letter()
    letters_again.replace(letter=letter, **CONFIRMED)
    assert came_back(letter).member == letter.member


def test_no_letter_is_printed_or_mailed_to_that_address_and_all_go_when_it_is_confirmed() -> None:
    person = members.member()
    first, printed = reviews.mailed_letter(person, choice="come_back"), reviews.rendered_letter(person)
    due = introductions.due_letter(person)
    follow_up = came_back(first)
    assert letters.render(letter_id=str(due.pk), by="worker") == LetterState.DUE
    assert pending.find().letters == []
    report = mail()
    assert (report.mailed, dict(report.skipped)) == (0, {"mail to this address came back": 1})
    follow_ups.close(follow_up=follow_up, by="rep1", reason="called, no answer")
    assert mail().mailed == 0
    follow_ups.confirm_address(follow_up=follow_up, **CONFIRMED)
    assert pending.find().letters == [str(due.pk)]
    assert mail().mailed == 1
    assert printed.state == LetterState.MAILED


def test_another_address_frees_the_letters_and_settles_the_follow_up() -> None:
    person = members.member()
    follow_up = came_back(reviews.mailed_letter(person))
    due = reviews.due_letter(person, choice="leave")
    Member.objects.filter(pk=person.pk).update(address1="2 Side Street")
    assert pending.find().letters == [str(due.pk)]
    assert follow_ups.settle(by="worker") == 1
    assert follow_ups.settle(by="worker") == 0
    assert follow_up.state == FollowUpState.SETTLED
    letters.render(letter_id=str(due.pk), by="worker")
    assert Letter.objects.get(pk=due.pk).printed_address[0] == "2 Side Street"


def test_who_has_moved_meanwhile_is_called_and_nothing_is_held() -> None:
    person = members.member()
    letter = reviews.mailed_letter(person)
    Member.objects.filter(pk=person.pk).update(address1="2 Side Street")
    follow_up = came_back(letter)
    assert (follow_up.address, follow_up.state) == ("", FollowUpState.OPEN)
    reviews.due_letter(person, choice="leave")
    assert len(pending.find().letters) == 1


def test_letters_of_others_at_other_addresses_go_on() -> None:
    came_back(reviews.mailed_letter())
    reviews.rendered_letter(members.member())
    assert mail().mailed == 1


def test_a_second_letter_joins_the_open_follow_up_and_reopens_a_confirmed_address() -> None:
    person = members.member()
    sent = [reviews.mailed_letter(person, choice=choice) for choice in ("review", "not_now", "leave")]
    first = came_back(sent[0])
    assert came_back(sent[1]) == first
    follow_ups.confirm_address(follow_up=first, **CONFIRMED)
    second = came_back(sent[2])
    assert second != first
    assert reviews.due_letter(person, choice="come_back").mail_comes_back


@pytest.mark.django_db(transaction=True)
def test_two_letters_of_one_member_that_come_back_at_once_open_it_once() -> None:
    person = members.member()
    sent = [reviews.mailed_letter(person, choice=choice) for choice in ("review", "not_now", "leave")]
    assert set(together(*[lambda each=each: came_back(each).pk for each in sent])) == {FollowUp.objects.get().pk}


# Addresses that seem wrong --------------------------------------------------------------------------------------------


def test_a_doubtful_address_is_asked_about_once_and_its_letters_go() -> None:
    person = members.member(state="NH")
    first, second = (reviews.rendered_letter(person, choice=choice) for choice in ("come_back", "review"))
    assert first.address_warnings == second.address_warnings == ["other_state"]
    assert follow_ups.ask_about_addresses(by="worker") == 1
    assert follow_ups.ask_about_addresses(by="worker") == 0
    asked = FollowUp.objects.get()
    assert (asked.kind, asked.reason, asked.member) == ("address_check", "other_state", person)
    assert mail().mailed == 2
    follow_ups.close(follow_up=asked, by="rep1", reason="it is right, the member lives by the border")
    reviews.rendered_letter(person, choice="not_now")
    assert follow_ups.ask_about_addresses(by="worker") == 0


def test_another_doubtful_address_is_asked_about_again() -> None:
    person = members.member(state="NH")
    reviews.rendered_letter(person)
    follow_ups.ask_about_addresses(by="worker")
    Member.objects.filter(pk=person.pk).update(zip_code="2110")
    reviews.rendered_letter(Member.objects.get(pk=person.pk), choice="leave")
    assert follow_ups.ask_about_addresses(by="worker") == 1
    assert follow_ups.settle(by="worker") == 1


def test_a_good_address_is_not_asked_about() -> None:
    assert reviews.rendered_letter().address_warnings == []
    assert follow_ups.ask_about_addresses(by="worker") == 0
