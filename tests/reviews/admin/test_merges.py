"""The page of a merge, how it is undone, and where a merged record leads whoever finds it."""

import uuid

import pytest

from members import roles
from members.models import AuditEvent, Member
from reviews.models import MemberRequest
from reviews.services import merges
from tests.factories import calls as calling
from tests.factories import members, reviews, staff
from tests.factories.duplicates import REP, merged

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def made():
    """A record without anything, and one with a request that was merged into it."""
    other = members.member(member_id="OTHER-1")
    reviews.matched_request(other)
    return merged(members.member(member_id="KEPT-1"), other)


def at(merge):
    return f"/admin/merges/{merge.pk}/"


def test_it_says_what_went_over_by_whom_and_why(rep, made):
    page = rep.get(at(made))
    assert dict(page.context["went"]) == {"requests": 1, "letters": 1, "notices to the vendor": 1}
    for words in ("OTHER-1 · Maria Lopez", "KEPT-1 · Maria Lopez", "rep: called both numbers"):
        assert words in page.text
    seen = AuditEvent.objects.filter(verb="member.viewed", actor=rep.user.get_username())
    assert {event.object_id for event in seen} == {str(made.kept.pk), str(made.merged.pk)}


def test_undoing_says_what_stays(rep, made):
    calling.hold(made.kept)
    answer = rep.post(at(made), {"reason": "two people"}, follow=True)
    assert "Both records count for themselves again." in answer.text
    assert "1 item that came after the merge stays with KEPT-1." in answer.text
    assert MemberRequest.objects.get().member == made.merged
    made.refresh_from_db()
    assert (made.undone_by, made.undo_reason) == (rep.user.get_username(), "two people")
    assert "<button" not in rep.get(at(made)).text.split('id="content-main"')[1].split("</main>")[0]


def test_what_keeps_it_from_being_undone_is_said(rep, made):
    assert "Say why." in rep.post(at(made), {"reason": " "}).text
    calling.call(made.kept)
    answer = rep.post(at(made), {"reason": "kept words"})
    assert (answer.status_code, "Close it first." in answer.text, "kept words" in answer.text) == (422, True, True)
    made.refresh_from_db()
    assert made.undone_at is None


def test_what_another_rep_undid_is_refused_with_a_word(rep, made):
    merges.undo(merge=made, by=REP, reason="two people")
    answer = rep.post(at(made), {"reason": "two people"})
    assert answer.status_code == 409
    assert "someone else was faster" in answer.text


def test_the_search_box_leads_to_the_kept_record_with_a_word(rep, made):
    desk = f"/admin/desk/{made.kept.pk}/"
    found = rep.post("/admin/find/", {"find": "OTHER-1"}, follow=True)
    assert found.redirect_chain == [(desk, 302)]
    assert "Record OTHER-1 was merged. This is the record that is kept." in found.text
    assert rep.post("/admin/find/", {"find": "617-555-0123"}).url == desk  # both have this phone
    members.member(first_name="Ann")
    listed = rep.post("/admin/find/", {"find": "617-555-0123"}).text
    assert listed.count("(merged with another record)") == 1


def test_desk_and_page_of_both_say_so_and_nothing_is_done_with_the_merged_one(rep, made):
    for page in ("/admin/desk/{}/", "/admin/members/member/{}/change/"):
        kept, other = (rep.get(page.format(member.pk)) for member in (made.kept, made.merged))
        assert "Record OTHER-1 was merged into this one" in kept.text
        assert "This record was merged with KEPT-1" in other.text
        assert at(made) in kept.text
        assert at(made) in other.text
        assert not other.context.get("acts")
        assert kept.context["acts"]
    desk = f"/admin/desk/{made.merged.pk}/"
    version = rep.get(desk).context["opened"]
    answer = rep.post(f"{desk}answer/", {"opened": version})
    assert answer.status_code == 409
    assert not made.merged.calls.exists()
    refused = rep.post(f"/admin/members/member/{made.merged.pk}/come-back/", {"reason": "asked"})
    assert refused.status_code == 422
    assert "Go on there." in refused.text


def test_who_types_the_id_of_the_merged_record_means_the_kept_one(rep, made):
    request = reviews.request(zip_code="99999", last_name="Other")
    reviews.matching.match(request_id=str(request.pk), by="worker")
    rep.post(f"/admin/unmatched/{request.pk}/", {"candidate": "other", "member_id": "other 1", "reason": "called"})
    request.refresh_from_db()
    assert request.member == Member.objects.get(pk=made.kept.pk)


def test_the_unkind(rep, client, made):
    assert client.get(at(made)).url.startswith("/admin/login/")
    for role in (roles.PHARMACIST, roles.PROGRAM_OWNER, roles.AUDITOR):
        assert staff.signed_in(role).get(at(made)).status_code == 403
    assert rep.put(at(made)).status_code == 405
    assert rep.get(f"/admin/merges/{uuid.uuid4()}/").status_code == 404
    assert rep.get("/admin/merges/not-a-key/").status_code == 404
    assert staff.signed_in(roles.SUPERVISOR).get(at(made)).status_code == 200
