"""Services for the desk: likely members, what a rep types, printing again, queueing again, counts of work."""

import pytest

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.models import Letter, LetterState, MemberRequest, NoticeState, VendorNotice
from reviews.services import candidates, letters, matching, notices, worklists
from reviews.services.finding import wanted
from tests.factories import members, reviews

pytestmark = pytest.mark.django_db
BY = "rep"


def found(request):
    return [(candidate.member.member_id, candidate.reasons) for candidate in candidates.find(request)]


ELSE = {"first_name": "Xenia", "last_name": "Young", "birth_date": members.BIRTH_DATE.replace(year=1960, month=1)}


def test_candidates_come_likeliest_first_with_what_agrees():
    members.member(member_id="DATE", first_name="Ana", last_name="Diaz")
    members.member(member_id="NAME", birth_date=members.BIRTH_DATE.replace(year=1950))
    members.member(member_id="BOTH", zip_code="99999")
    members.member(member_id="SLIP", last_name="Lopes")
    members.member(member_id="ID", **ELSE)
    members.member(member_id="NONE", **ELSE)
    request = reviews.request(member_id="id")
    assert found(request) == [
        ("BOTH", ("name", "birth_date", "phone")),
        ("SLIP", ("name_close", "birth_date", "zip_code", "phone")),
        ("ID", ("member_id", "zip_code", "phone")),
        ("NAME", ("name", "birth_close", "zip_code", "phone")),
        ("DATE", ("birth_date", "zip_code", "phone")),
    ]


def test_each_way_to_a_member_finds_alone():
    for changes in (
        {"member_id": "M1"},
        {"birth_date": members.BIRTH_DATE, "zip_code": "02110"},
        {"birth_date": members.BIRTH_DATE, "first_name": "Lopez", "last_name": "Maria"},
        {"birth_date": members.BIRTH_DATE.replace(year=1938), "first_name": "Maria", "last_name": "Lopez"},
        {"last_name": "Lopez", "first_name": "Maria", "zip_code": "02110"},
    ):
        there = members.member(**{**ELSE, "zip_code": "99999", "phone": "", **changes})
        request = reviews.request(phone="617 555 0177", **({"member_id": "M1"} if "member_id" in changes else {}))
        assert [each.member for each in candidates.find(request)] == [there], changes
        there.delete()


def test_at_most_five_candidates_and_as_many_queries_for_many_requests(django_assert_num_queries):
    for _each in range(12):
        members.member()
    with django_assert_num_queries(2):
        found = candidates.find_each([reviews_asked() for _each in range(1)])
    assert [len(each) for each in found] == [5]


def reviews_asked():
    return MemberRequest(
        first_name="Maria", last_name="Lopez", birth_date=members.BIRTH_DATE, zip_code="02110", phone="617-555-0123"
    )


def test_a_page_of_requests_asks_no_more_than_one(django_assert_num_queries):
    members.member()
    with django_assert_num_queries(2):
        found = candidates.find_each([reviews_asked() for _each in range(8)])
    assert [len(each) for each in found] == [1] * 8
    with django_assert_num_queries(0):
        assert candidates.find_each([]) == []


def test_the_zip_code_alone_makes_nobody_a_candidate():
    members.member(phone="", **ELSE)
    assert candidates.find(reviews.request()) == []


@pytest.mark.parametrize("typed", ["reference", "start", "sloppy", "member_id", "birth_date", "both"])
def test_a_request_is_found_by_what_callers_have(typed):
    request = reviews.matched_request()
    reviews.request(first_name="Another", birth_date=members.BIRTH_DATE.replace(year=1930))
    text = {
        "reference": request.reference,
        "start": request.reference[:7].lower(),
        "sloppy": request.reference.replace("-", " ").lower(),
        "member_id": request.member.member_id,
        "birth_date": f"{request.birth_date:%m/%d/%Y}",
        "both": f"{request.reference} {request.birth_date}",
    }[typed]
    assert list(MemberRequest.objects.filter(wanted(text))) == [request]


@pytest.mark.parametrize("text", ["", "MTM-ZZZZ", "Lopez", "1/1/1901", "%"])
def test_other_texts_find_no_request(text):
    reviews.matched_request()
    assert not MemberRequest.objects.filter(wanted(text)).exists()


def test_letters_and_notices_are_found_by_their_own_key():
    request = reviews.matched_request()
    letter, notice = request.letters.get(), request.notices.get()
    assert list(Letter.objects.filter(wanted(str(letter.pk), request="request__", key=True))) == [letter]
    assert list(VendorNotice.objects.filter(wanted(str(notice.pk), request="request__", key=True))) == [notice]


def test_a_failed_letter_is_due_again_and_prints():
    letter = reviews.due_letter()
    letters.fail(letter_id=str(letter.pk), by="worker", reason="KeyError")
    letters.retry(letter=letter, by=BY, reason="wording mended")
    assert letter.state == LetterState.DUE
    assert letters.render(letter_id=str(letter.pk), by="worker") == LetterState.RENDERED
    event = AuditEvent.objects.get(verb="letter.retried")
    assert (event.actor, event.reason, event.object_id) == (BY, "wording mended", str(letter.pk))


def test_only_a_failed_letter_is_printed_again():
    letter = reviews.due_letter()
    with pytest.raises(TransitionRefused):
        letters.retry(letter=letter, by=BY, reason="why not")
    assert not AuditEvent.objects.filter(verb="letter.retried").exists()


@pytest.mark.parametrize("state", [NoticeState.DEAD, NoticeState.REJECTED])
def test_a_stopped_notice_is_queued_again_under_its_key_with_its_attempts(state):
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(state=state, attempts=7)
    notices.requeue(notice=notice, by=BY, reason="endpoint mended")
    again = VendorNotice.objects.get()
    assert (again.pk, again.state, again.attempts) == (notice.pk, NoticeState.QUEUED, 7)
    assert AuditEvent.objects.get(verb="notice.requeued").reason == "endpoint mended"


@pytest.mark.parametrize("state", [NoticeState.QUEUED, NoticeState.CANCELLED])
def test_no_other_notice_is_queued_again(state):
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(state=state)
    with pytest.raises(TransitionRefused):
        notices.requeue(notice=notice, by=BY, reason="why not")
    assert not AuditEvent.objects.filter(verb="notice.requeued").exists()


def test_work_is_counted():
    waiting = reviews.request()
    matching.match(request_id=str(waiting.pk), by="worker")
    letters.fail(letter_id=str(reviews.due_letter().pk), by="worker", reason="KeyError")
    notice = reviews.queued_notice(members.member(first_name="Else"))
    VendorNotice.objects.filter(pk=notice.pk).update(state=NoticeState.DEAD)
    assert worklists.BY_KEY["unmatched"].count() == 1
    assert worklists.BY_KEY["failed"].count() == 1
    assert worklists.BY_KEY["rejected"].count() == 0
    assert worklists.BY_KEY["dead"].count() == 1
