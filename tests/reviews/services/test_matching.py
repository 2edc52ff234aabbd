"""Only an exact and unique match lets letter and notice go; a table of what matches."""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.models import LetterState, MemberRequest, NoticeState, RequestState
from reviews.services import matching, notices
from tests.factories import members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
ID, MBI = "XYZ-00042", "1EG4TE5MK73"


@pytest.fixture
def person() -> Member:
    return members.member(
        member_id=ID, mbi=MBI, first_name="María José", last_name="O’Brien-Peña", zip_code="02110-1234"
    )


def asked(**changes: Any) -> MemberRequest:
    """A request as she would type it, without any ID."""
    base = {"first_name": "María José", "last_name": "O’Brien-Peña", "birth_date": members.BIRTH_DATE}
    return reviews.request(**{**base, "zip_code": "02110", "member_id": "", **changes})


def matched(request: MemberRequest) -> str:
    return matching.match(request_id=str(request.pk), by="worker")


MATCHES = {
    "name, birth date and ZIP": {},
    "ZIP with four more digits": {"zip_code": "02110-1234"},
    "ZIP with four other digits": {"zip_code": "02110-9999"},
    "without accents": {"first_name": "Maria Jose", "last_name": "O'Brien-Pena"},
    "in capitals": {"first_name": "MARÍA JOSÉ", "last_name": "O’BRIEN-PEÑA"},
    "accent as a character of its own": {"first_name": "Mari\u0301a Jose\u0301"},
    "apostrophe of a phone": {"last_name": "O\u02bcBrien Peña"},
    "without apostrophe, dash and blanks": {"first_name": "MariaJose", "last_name": "OBrienPena"},
    "with the ID, in another ZIP": {"member_id": ID, "zip_code": "99999"},
    "ID in lower case without dash": {"member_id": "xyz00042", "zip_code": "99999"},
    "ID with blanks": {"member_id": " XYZ 000 42 ", "zip_code": "99999"},
    "MBI": {"member_id": MBI, "zip_code": "99999"},
    "MBI as on the card": {"member_id": "1EG4-TE5-MK73", "zip_code": "99999"},
    "MBI in lower case with blanks": {"member_id": "1eg4 te5 mk73", "zip_code": "99999"},
    "a dash in the box of the ID": {"member_id": "-"},
}
NO_MATCHES = {
    "another birth date": {"birth_date": datetime.date(1948, 4, 29)},
    "another birth date with the ID": {"birth_date": datetime.date(1949, 4, 28), "member_id": ID},
    "another first name": {"first_name": "María"},
    "another first name with the ID": {"first_name": "Ana", "member_id": ID},
    "another last name": {"last_name": "O’Brien"},
    "names swapped": {"first_name": "O’Brien-Peña", "last_name": "María José"},
    "another ZIP": {"zip_code": "02111"},
    "a part of the ZIP": {"zip_code": "021"},
    "no ZIP": {"zip_code": ""},
    "a sign that stands for any": {"zip_code": "0211_"},
    "an ID that fits nobody, though the ZIP would do": {"member_id": "XYZ-00043"},
    "a part of the ID": {"member_id": "XYZ"},
}


@pytest.mark.parametrize("typed", MATCHES.values(), ids=MATCHES)
def test_an_exact_match(person: Member, typed: dict[str, Any]) -> None:
    request = asked(**typed)
    assert matched(request) == RequestState.MATCHED
    request.refresh_from_db()
    assert request.member == person


@pytest.mark.parametrize("typed", NO_MATCHES.values(), ids=NO_MATCHES)
def test_anything_else_waits_for_a_rep(person: Member, typed: dict[str, Any]) -> None:
    request = asked(**typed)
    assert matched(request) == RequestState.WAITING
    request.refresh_from_db()
    assert request.member is None
    assert request.letters.get().state == LetterState.HELD
    assert request.notices.get().state == NoticeState.HELD
    assert request.statuses.last().reason == matching.NO_MATCH


def test_two_members_alike_wait_for_a_rep_unless_the_id_tells_them_apart(person: Member) -> None:
    twin = members.member(first_name="Maria José", last_name="OBrien Peña", zip_code="02110")
    assert matched(asked()) == RequestState.WAITING
    with_id = asked(member_id=twin.member_id)
    assert matched(with_id) == RequestState.MATCHED
    with_id.refresh_from_db()
    assert with_id.member == twin


def test_an_id_of_one_that_is_the_medicare_number_of_another_waits(person: Member) -> None:
    members.member(member_id=MBI, first_name="María José", last_name="O’Brien-Peña")
    assert matched(asked(member_id=MBI)) == RequestState.WAITING


@pytest.mark.parametrize("who", ["helper", "representative"])
@pytest.mark.parametrize("authority", ["on_file", "not_on_file", "not_sure"])
def test_what_somebody_else_filled_in_waits_to_be_confirmed(person: Member, who: str, authority: str) -> None:
    """Even with authority on file: that it is there, a rep looks up."""
    request = asked(who=who, helper_name="Ana", authority=authority)
    assert matched(request) == RequestState.WAITING
    assert request.statuses.last().reason == matching.CONFIRM
    assert request.letters.get().state == LetterState.HELD


# What a match lets go -------------------------------------------------------------------------------------------------


def test_a_match_releases_letter_and_notice_behind_the_undo_window(person: Member) -> None:
    before = timezone.now()
    request = asked()
    matched(request)
    letter, notice = request.letters.get(), request.notices.get()
    assert (letter.state, letter.member) == (LetterState.DUE, person)
    assert (notice.state, notice.member) == (NoticeState.QUEUED, person)
    for released in (letter, notice):
        assert before + settings.UNDO_WINDOW <= released.not_before <= timezone.now() + settings.UNDO_WINDOW
    assert notice.payload["data"]["member"]["id"] == ID
    assert notice.payload["data"]["reference"] == request.reference
    assert notice.payload["type"] == "review.requested"


def test_matching_again_changes_nothing(person: Member) -> None:
    request = asked()
    matched(request)
    events, rows = AuditEvent.objects.count(), request.statuses.count()
    assert matched(request) == RequestState.MATCHED
    assert (AuditEvent.objects.count(), request.statuses.count()) == (events, rows)


def test_a_rep_matches_a_waiting_request(person: Member) -> None:
    request = asked(zip_code="99999")
    matched(request)
    matching.release(request=request, member=person, by="rep1", reason="moved last week")
    request.refresh_from_db()
    assert (request.state, request.member) == (RequestState.MATCHED, person)
    assert request.letters.get().state == LetterState.DUE
    event = AuditEvent.objects.get(verb="request.matched")
    assert (event.actor, event.reason, event.values) == ("rep1", "moved last week", {"member": ID})


def test_rejecting_closes_request_letter_and_notice(person: Member) -> None:
    request = asked(zip_code="99999")
    matched(request)
    matching.reject(request=request, by="rep1", reason="no such member")
    assert request.state == RequestState.REJECTED
    assert request.letters.get().state == LetterState.CANCELLED
    assert request.notices.get().state == NoticeState.CANCELLED
    assert AuditEvent.objects.get(verb="request.rejected").reason == "no such member"


def test_rejecting_needs_a_reason(person: Member) -> None:
    request = asked(zip_code="99999")
    matched(request)
    with pytest.raises(ValueError, match="reason"):
        matching.reject(request=request, by="rep1", reason="")
    assert request.state == RequestState.WAITING


def test_what_is_matched_is_neither_matched_again_nor_rejected(person: Member) -> None:
    request = asked()
    matched(request)
    other = members.member()
    with pytest.raises(TransitionRefused):
        matching.release(request=request, member=other, by="rep1")
    with pytest.raises(TransitionRefused):
        matching.reject(request=request, by="rep1", reason="mistake")
    request.refresh_from_db()
    assert request.member == person
    assert request.letters.get().member == person


def test_a_received_request_is_not_rejected_before_it_was_looked_at() -> None:
    with pytest.raises(TransitionRefused):
        matching.reject(request=asked(), by="rep1", reason="mistake")


@pytest.mark.django_db(transaction=True)
def test_two_workers_match_once() -> None:
    members.member()
    request = reviews.request()
    answers = together(*[lambda: matched(request)] * 4)
    assert answers == [RequestState.MATCHED] * 4
    assert AuditEvent.objects.filter(verb="request.matched").count() == 1
    assert request.letters.get().statuses.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_reps_who_match_with_different_members_do_not_mix_them() -> None:
    one, other = members.member(), members.member()
    request = reviews.request()  # two alike: it waits
    matched(request)

    def release(to: Member) -> str:
        return matching.release(request=MemberRequest.objects.get(pk=request.pk), member=to, by="rep")

    answers = together(lambda: release(one), lambda: release(other))
    winner = one if answers[0] == RequestState.MATCHED else other
    assert [type(answer) for answer in answers].count(TransitionRefused) == 1
    request.refresh_from_db()
    assert request.member == request.letters.get().member == request.notices.get().member == winner


# Withdrawing ----------------------------------------------------------------------------------------------------------


def test_a_notice_that_was_tried_is_not_called_unsent(person: Member) -> None:
    """The vendor may have kept it although we never heard the answer."""
    request = asked()
    matched(request)
    request.notices.update(attempts=1)
    assert notices.cancel_unsent(request=request) == 0
    assert request.notices.get().state == NoticeState.QUEUED
