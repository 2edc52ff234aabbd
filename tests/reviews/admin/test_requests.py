"""A rep at a waiting request: who it may be, match, reject, take back; two reps at once."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.models import LetterState, NoticeState, RequestState
from reviews.services import letters, matching
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def sent(monkeypatch):
    """What was handed to the worker."""
    handed = []
    monkeypatch.setattr("reviews.tasks.enqueue", lambda task, *ids: handed.append((task.name, *ids)))
    return handed


def waiting(person=None, **changes):
    request = reviews.request(person, **changes)
    matching.match(request_id=str(request.pk), by="worker")
    assert request.state == RequestState.WAITING
    return request


def address(request, name="change"):
    return reverse(f"admin:reviews_memberrequest_{name}", args=[request.pk])


def test_the_page_of_a_waiting_request_offers_likely_members(rep):
    member = members.member(city="Lowell", phone="617-555-0166")
    page = rep.get(address(waiting(zip_code="99999"))).text
    assert f"{member.member_id} · Maria Lopez · 1948 · Lowell" in page
    assert "Same name; same birth date" in page
    assert member.phone not in page
    assert member.address1 not in page


def test_looking_at_it_names_who_was_shown(rep):
    member = members.member()
    request = waiting(zip_code="99999")
    rep.get(address(request))
    event = AuditEvent.objects.get(verb="request.viewed")
    assert (event.object_id, event.origin) == (str(request.pk), "192.0.2.7")
    assert event.values == {"candidates": [member.member_id]}


def test_who_may_not_match_sees_no_candidates(rep):
    members.member()
    request = waiting(zip_code="99999")
    page = staff.signed_in(roles.PHARMACIST).get(address(request))
    assert "Which member is it?" not in page.text
    assert AuditEvent.objects.get(verb="request.viewed").values == {"candidates": []}


def test_a_chosen_member_lets_letter_and_notice_go(rep, sent):
    member = members.member()
    request = waiting(zip_code="99999")
    response = rep.post(
        address(request, "match"), {"candidate": str(member.pk), "reason": "called, address confirmed"}, follow=True
    )
    assert "Matched." in response.text
    request.refresh_from_db()
    assert (request.state, request.member) == (RequestState.MATCHED, member)
    letter = request.letters.get()
    assert letter.state == LetterState.DUE
    assert request.notices.get().state == NoticeState.QUEUED
    assert sent == [("reviews.tasks.render_letter", str(letter.pk))]
    event = AuditEvent.objects.get(verb="request.matched")
    assert (event.actor, event.reason) == (rep.user.username, "called, address confirmed")


def test_another_member_is_named_by_id_as_it_is_read_out(rep, sent):
    other = members.member(member_id="XY-77", first_name="Quite", last_name="Different")
    request = waiting()
    data = {"candidate": "other", "member_id": "xy 77", "reason": "married name"}
    assert rep.post(address(request, "match"), data).status_code == 302
    request.refresh_from_db()
    assert request.member == other


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({}, "candidate", "Choose a member"),
        ({"candidate": "other", "reason": "x"}, "member_id", "Type the member ID."),
        ({"candidate": "other", "member_id": "NOBODY", "reason": "x"}, "member_id", "No member has this ID."),
        ({"candidate": "FIRST", "member_id": "TWO", "reason": "x"}, "member_id", "You chose a member above."),
        ({"candidate": "FIRST", "reason": " "}, "reason", "Say how you know"),
        ({"candidate": "999999", "reason": "x"}, "candidate", "not one of the available choices"),
        ({"candidate": "FIRST", "reason": "y" * 301}, "reason", "300 characters or fewer"),
        ({"candidate": "FIRST", "reason": "a\x00b"}, "reason", "cannot be printed"),
    ],
)
def test_a_wrong_choice_is_told_at_its_field_and_lets_nothing_go(rep, sent, data, field, words):
    member = members.member()
    request = waiting(zip_code="99999")
    data = {name: str(member.pk) if value == "FIRST" else value for name, value in data.items()}
    response = rep.post(address(request, "match"), data)
    assert response.status_code == 422
    assert words in str(response.context["form"].errors[field])
    assert words in response.text
    assert request.state == RequestState.WAITING
    assert sent == []


def test_the_second_of_two_reps_is_told_and_changes_nothing(rep, sent):
    one, two = members.member(), members.member(first_name="Mario")
    request = waiting(zip_code="99999")
    matching.release(request=request, member=one, by="first-rep", reason="called")
    response = rep.post(address(request, "match"), {"candidate": str(two.pk), "reason": "called too"})
    assert response.status_code == 409
    assert "someone else was faster" in response.text
    assert "Which member is it?" not in response.text
    request.refresh_from_db()
    assert request.member == one
    assert sent == []


def test_a_rejected_request_lets_nothing_go_and_keeps_the_reason(rep):
    request = waiting()
    response = rep.post(address(request, "reject"), {"reason": "no such person"}, follow=True)
    assert "Rejected." in response.text
    assert "no such person" in response.text
    assert request.state == RequestState.REJECTED
    assert request.letters.get().state == LetterState.CANCELLED
    assert request.notices.get().state == NoticeState.CANCELLED


def test_rejecting_without_a_reason_is_refused(rep):
    request = waiting()
    response = rep.post(address(request, "reject"), {"reason": ""})
    assert response.status_code == 422
    assert "Say why." in response.text
    assert request.state == RequestState.WAITING


def test_a_match_is_taken_back_while_nothing_has_left(rep):
    request = reviews.matched_request()
    assert "Take back" in rep.get(address(request)).text
    response = rep.post(address(request, "undo"), {"reason": "wrong member"}, follow=True)
    assert "Taken back." in response.text
    assert request.state == RequestState.CANCELLED
    assert request.letters.get().state == LetterState.CANCELLED
    assert request.notices.get().state == NoticeState.CANCELLED


def test_what_has_left_cannot_be_taken_back(rep):
    request = reviews.matched_request()
    request.notices.update(state=NoticeState.ACKNOWLEDGED, acknowledged_at=request.created_at)
    assert "Take back" not in rep.get(address(request)).text
    response = rep.post(address(request, "undo"), {"reason": "too late"})
    assert response.status_code == 409
    assert request.state == RequestState.MATCHED
    assert request.letters.get().state == LetterState.DUE


def test_an_act_is_never_done_by_looking(rep):
    request = waiting()
    for name in ("match", "reject", "undo"):
        rep.get(address(request, name))
    assert request.state == RequestState.WAITING


def test_a_made_up_key_is_not_found(rep):
    for key in ("00000000-0000-0000-0000-000000000000", "x", "1"):
        for name in ("match", "reject", "undo"):
            assert rep.post(f"/admin/reviews/memberrequest/{key}/{name}/", {"reason": "x"}).status_code == 404


def test_what_was_typed_is_escaped(rep):
    request = waiting(first_name="<script>alert(1)</script>", last_name="O’Brien & 家")
    page = rep.get(address(request)).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; O’Brien &amp; 家" in page


def test_the_list_is_filtered_by_state_and_searched_by_reference(rep):
    stays, goes = waiting(), reviews.matched_request(members.member(first_name="Else"))
    listed = rep.get("/admin/reviews/memberrequest/", {"state": "waiting"}).context["cl"].result_list
    assert [request.pk for request in listed] == [stays.pk]
    found = rep.post("/admin/reviews/memberrequest/?state=matched", {"q": goes.reference.lower()}, follow=True)
    assert [request.pk for request in found.context["cl"].result_list] == [goes.pk]
    assert goes.reference.lower() not in found.redirect_chain[0][0]
    assert AuditEvent.objects.get(verb="request.searched").values == {"found": 1}


def test_the_number_of_queries_of_a_list_does_not_grow(rep, django_assert_max_num_queries):
    for _each in range(8):
        waiting()
    with django_assert_max_num_queries(19):
        rep.get("/admin/reviews/memberrequest/")


def test_the_start_page_counts_the_work_of_who_may_do_it(rep):
    waiting()
    letters.fail(letter_id=str(reviews.due_letter().pk), by="worker", reason="KeyError")
    lists = [(entry["count"], entry["url"]) for entry in rep.get("/admin/").context["lists"]]
    assert (1, "/admin/unmatched/") in lists
    assert (1, "/admin/reviews/letter/?work=failed") in lists
    for count, url in lists:
        found = rep.get(url).context
        assert (len(found["cl"].result_list) if "cl" in found else found["count"]) == count
    assert "requests to match" not in staff.signed_in(roles.AUDITOR).get("/admin/").text
