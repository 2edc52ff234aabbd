"""A blank list by mail: saved once, matched as a request is, printed and mailed; the vendor hears nothing."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.models import Letter, LetterKind, LetterState, ListRequest, ListRequestState, VendorNotice
from reviews.services import letters, lists_by_mail, mailing, pending
from tests.factories import lists, members, reviews
from tests.pdf.checkers import text_of

pytestmark = pytest.mark.django_db
MATCHED, WAITING = ListRequestState.MATCHED, ListRequestState.WAITING


def matched(person: Any = None, **changes: Any) -> ListRequest:
    request = lists.asked_for(person or members.member(), **changes)
    assert lists_by_mail.match(request_id=str(request.pk), by="worker") == MATCHED
    request.refresh_from_db()
    return request


def test_wish_letter_and_audit_are_saved_together_and_held() -> None:
    request = lists.asked_for()
    letter = request.letters.get()
    assert (request.state, letter.state) == (ListRequestState.RECEIVED, LetterState.HELD)
    assert (letter.kind, letter.member) == (LetterKind.BLANK_LIST, None)
    assert AuditEvent.objects.get(verb="list.asked_for").object_id == str(request.pk)
    assert not VendorNotice.objects.exists()


def test_the_same_wish_of_one_day_is_one_wish() -> None:
    first, again = lists.asked_for(), lists.asked_for()
    assert first == again
    assert Letter.objects.count() == 1
    assert lists.asked_for(size="large") != first
    with time_machine.travel(timezone.now() + datetime.timedelta(days=2)):
        assert lists.asked_for() != first


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, MATCHED),
        ({"first_name": "maría "}, MATCHED),
        ({"first_name": "Norbert"}, WAITING),
        ({"birth_date": datetime.date(1948, 4, 29)}, WAITING),
        ({"zip_code": "99999"}, WAITING),
        ({"zip_code": "", "member_id": "no such"}, WAITING),
    ],
)
def test_only_an_exact_match_lets_the_letter_go(changes: dict[str, Any], state: str) -> None:
    person = members.member()
    request = lists.asked_for(person, **changes)
    assert lists_by_mail.match(request_id=str(request.pk), by="worker") == state
    letter = request.letters.get()
    assert letter.state == (LetterState.DUE if state == MATCHED else LetterState.HELD)
    assert letter.member == (person if state == MATCHED else None)


def test_a_member_id_does_instead_of_a_zip_code() -> None:
    person = members.member()
    assert matched(person, zip_code="", member_id=person.member_id.lower()).member == person


def test_matching_twice_changes_nothing() -> None:
    request = matched()
    assert lists_by_mail.match(request_id=str(request.pk), by="worker") == MATCHED
    assert request.statuses.count() == 2


def test_nobody_fills_a_mailbox() -> None:
    person = members.member()
    matched(person)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=3)):
        again = lists.asked_for(person)
        assert lists_by_mail.match(request_id=str(again.pk), by="worker") == WAITING
        assert again.statuses.last().reason == lists_by_mail.SENT_LATELY
        assert matched(person, size="wallet")
    with time_machine.travel(timezone.now() + datetime.timedelta(days=9)):
        assert matched(person)


@pytest.mark.parametrize("size", ["standard", "large", "wallet"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_from_the_wish_to_the_mail_drop(settings: Any, language: str, size: str) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(0)
    reviews.todays_year()
    person = members.member()
    request = matched(person, language=language, size=size)
    (letter_id,) = letters.due_of(request_id=str(request.pk))
    assert letters.render(letter_id=letter_id, by="worker") == LetterState.RENDERED
    assert mailing.put_into_mail_drop(by="worker").mailed == 1
    letter = request.letters.get()
    assert letter.state == LetterState.MAILED
    assert (letter.language, letter.size) == (language, "large" if size == "large" else "standard")
    with letter.file.open() as stored:
        text = text_of(stored.read())
    assert person.address1 in text
    assert ("MEDICATION LIST" if language == "en" else "LISTA DE MEDICAMENTOS") in text
    assert "CMS-10396" in text
    assert "MTM-" not in text.replace("MTM program", "")


def test_without_a_published_year_nobody_knows_whom_to_call() -> None:
    request = matched()
    (letter_id,) = letters.due_of(request_id=str(request.pk))
    with pytest.raises(LookupError):
        letters.render_or_fail(letter_id=letter_id, by="worker")
    assert request.letters.get().state == LetterState.FAILED


def test_a_lost_message_is_found_by_the_sweep() -> None:
    request = lists.asked_for(members.member())
    assert pending.find().lists == [str(request.pk)]
    lists_by_mail.match(request_id=str(request.pk), by="worker")
    found = pending.find()
    assert (found.lists, found.letters) == ([], [str(request.letters.get().pk)])


def test_a_rep_sends_one_and_a_second_press_sends_no_other() -> None:
    person = members.member()
    first = lists_by_mail.send_to(member=person, language="es", size="large", by="rep")
    again = lists_by_mail.send_to(member=person, language="es", size="large", by="rep")
    assert first == again
    assert (first.state, first.member, first.source) == (MATCHED, person, "rep")
    assert Letter.objects.get().state == LetterState.DUE
    assert AuditEvent.objects.get(verb="list.matched").actor == "rep"


def test_a_rejected_wish_never_leaves() -> None:
    request = lists.asked_for(first_name="Norbert")
    lists_by_mail.match(request_id=str(request.pk), by="worker")
    lists_by_mail.reject(request=request, by="rep", reason="nobody of that name")
    assert (request.state, request.letters.get().state) == (ListRequestState.REJECTED, LetterState.CANCELLED)
    with pytest.raises(TransitionRefused):
        lists_by_mail.release(request=request, member=members.member(), by="rep")
