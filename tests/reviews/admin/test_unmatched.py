"""The worklist of requests without a member: suggestions with reasons, settled one after the other."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members import roles
from members.models import AuditEvent
from reviews.models import RequestState
from reviews.services import matching
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/unmatched/"


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


def waiting(**columns):
    request = reviews.request(**{"zip_code": "99999", "phone": "617-555-0177", **columns})
    matching.match(request_id=str(request.pk), by="worker")
    return request


def at(request):
    return f"{LIST}{request.pk}/"


def sent(client, request, **typed):
    return client.post(at(request), typed)


def test_each_request_stands_with_whom_it_may_be_about_and_why(rep):
    member = members.member(last_name="Lopes", city="Lowell", phone="617-555-0166")
    request = waiting(zip_code="02110")
    page = rep.get(LIST).text
    assert request.reference in page
    assert f"{member.member_id} · Maria Lopes · 1948 · Lowell" in page
    assert "Name one or two letters off; same birth date; same ZIP code" in page
    assert member.phone not in page
    assert member.address1 not in page
    event = AuditEvent.objects.get(verb="unmatched.listed")
    assert (event.values, event.origin) == ({"candidates": [member.member_id]}, "192.0.2.7")


def test_the_oldest_comes_first_and_a_page_holds_eight(rep):
    requests = [waiting(first_name=f"Maria {number}") for number in range(9)]
    first, second = rep.get(LIST).context, rep.get(f"{LIST}?page=2").context
    assert [asked for asked, _people in first["waiting"]] == requests[:8]
    assert [asked for asked, _people in second["waiting"]] == requests[8:]
    assert first["count"] == 9
    assert rep.get(f"{LIST}?page=x").context["page"].number == 1


def test_it_asks_the_same_number_of_questions_for_one_as_for_many(rep):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            rep.get(LIST)
        return len(queries)

    members.member()
    waiting()
    asked()
    few = asked()
    for number in range(12):
        members.member(city=f"Town {number}")
        waiting(first_name=f"Maria{number}")
    assert asked() == few


def test_a_suggestion_that_is_chosen_is_matched(rep):
    member = members.member(last_name="Lopes")
    request = waiting()
    answer = sent(rep, request, candidate=str(member.pk), reason="called, address confirmed")
    assert (answer.status_code, answer.url) == (302, LIST)
    request.refresh_from_db()
    assert (request.state, request.member) == (RequestState.MATCHED, member)
    assert request.statuses.last().reason == "called, address confirmed"


def test_another_member_is_matched_by_the_id(rep):
    member = members.member(first_name="Xenia", last_name="Young")
    request = waiting()
    sent(rep, request, candidate="other", member_id=member.member_id, reason="read from the card")
    request.refresh_from_db()
    assert request.member == member


def test_none_of_these_rejects_it_with_the_reason(rep):
    members.member(last_name="Lopes")
    request = waiting()
    assert sent(rep, request, candidate="none", reason="no such member").status_code == 302
    request.refresh_from_db()
    assert (request.state, request.member) == (RequestState.REJECTED, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose a member, or one of the last two answers."),
        ({"candidate": "none"}, "Say how you know"),
        ({"candidate": "other", "reason": "x"}, "Type the member ID."),
        ({"candidate": "other", "member_id": "nobody", "reason": "x"}, "No member has this ID."),
        ({"candidate": "none", "member_id": "X1", "reason": "x"}, "Leave this empty"),
        ({"candidate": "999999", "reason": "kept words"}, "kept words"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_done(rep, typed, words):
    request = waiting()
    answer = sent(rep, request, **typed)
    assert answer.status_code == 422
    assert words in answer.text
    request.refresh_from_db()
    assert request.state == RequestState.WAITING


def test_a_stale_form_is_refused_with_a_word(rep):
    member = members.member(last_name="Lopes")
    request = waiting()
    matching.reject(request=request, by="another", reason="no such member")
    answer = sent(rep, request, candidate=str(member.pk), reason="called")
    assert answer.status_code == 409
    assert "someone else was faster" in answer.text
    request.refresh_from_db()
    assert (request.state, request.member) == (RequestState.REJECTED, None)
    assert "waits no more" in rep.get(at(request)).text


def test_the_unkind(rep, client):
    request = waiting()
    for address in (LIST, at(request)):
        assert client.get(address).url.startswith("/admin/login/")
        for role in (roles.PHARMACIST, roles.PROGRAM_OWNER, roles.AUDITOR):
            assert staff.signed_in(role).get(address).status_code == 403
        assert rep.put(address).status_code == 405
    assert rep.post(LIST).status_code == 405
    assert rep.get(f"{LIST}{uuid.uuid4()}/").status_code == 404
    assert rep.get(f"{LIST}not-a-key/").status_code == 404
    assert staff.signed_in(roles.SUPERVISOR).get(LIST).status_code == 200
