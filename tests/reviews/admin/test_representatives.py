"""Copies for a representative in the back office: at the match of a request, on the desk, and what is in the way."""

import uuid

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.documents import letter_content
from reviews.models import ContactHold, Letter, LetterState, Representative, RequestState
from reviews.services import matching
from tests.factories import calls, introductions, members, representatives, reviews, staff
from tests.reviews.admin.test_desk import at, page, send

pytestmark = pytest.mark.django_db
BOXES = {**representatives.PLACE, "name": "Ana Rivera", "proof": "court_order"}


@pytest.fixture(autouse=True)
def _paper(settings, tmp_path, monkeypatch):
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def member():
    return introductions.enrolment().member


@pytest.fixture
def talking(rep, member):
    """In a call with a caller who has passed the check."""
    return calls.checked(member, by=rep.user.username)


def waiting(**changes):
    typed = {f"copy_{name}": text for name, text in representatives.PLACE.items()}
    base = {
        "who": "representative",
        "helper_name": "Ana Rivera",
        "helper_relationship": "daughter",
        "copy_wanted": True,
    }
    request = reviews.request(members.member(), authority="on_file", **{**base, **typed, **changes})
    matching.match(request_id=str(request.pk), by="worker")
    assert request.state == RequestState.WAITING
    return request


def places(request):
    return [reverse("admin:reviews_memberrequest_match", args=[request.pk]), f"/admin/unmatched/{request.pk}/"]


def settled(client, request, place=0, **typed):
    chosen = matching.find_member(request)
    base = {"candidate": str(chosen.pk), "reason": "called the member", "copies": "yes", **BOXES}
    return client.post(places(request)[place], {**base, **typed})


@pytest.mark.parametrize("place", [0, 1])
def test_what_was_typed_stands_there_and_counts_once_it_is_confirmed(rep, place):
    request = waiting()
    shown = rep.get(places(request)[place]).text
    assert 'value="8 Elm Street"' in shown
    assert "Wants a copy of the packet at" in shown
    assert not Representative.objects.exists()
    assert settled(rep, request, place, proof_note="guardian papers of May 4").status_code == 302
    made = Representative.objects.get()
    assert (made.member, made.request, made.by) == (matching.find_member(request), request, rep.user.username)
    assert (made.name, made.proof, made.asked_by) == ("Ana Rivera", "court_order", "representative")


def test_the_rep_may_put_the_address_right_and_is_told_of_doubts(rep):
    request = waiting(copy_state="NH")
    assert "the ZIP code belongs to another state" in rep.get(places(request)[0]).text
    settled(rep, request, address1="9 Oak Street")
    assert Representative.objects.get().address_lines == ["9 Oak Street", "Quincy, MA 02169"]


@pytest.mark.parametrize("wanted", [True, False])
def test_no_copies_go_where_the_rep_says_no(rep, wanted):
    request = (
        waiting() if wanted else waiting(copy_wanted=False, **{f"copy_{name}": "" for name in representatives.PLACE})
    )
    assert settled(rep, request, copies="no", proof="", city="").status_code == 302
    assert not Representative.objects.exists()


def test_whoever_is_no_representative_is_asked_nothing_of_it(rep):
    request = reviews.request(members.member(), who="helper", helper_name="Bo", authority="not_sure")
    matching.match(request_id=str(request.pk), by="worker")
    assert "Does a copy of each packet" not in rep.get(places(request)[0]).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"copies": ""}, "Choose yes or no."),
        ({"proof": ""}, "Choose how it was proved."),
        ({"proof": "other"}, "Say in words how it was proved."),
        ({"city": " "}, "Enter the city."),
        ({"name": ""}, "Enter the name."),
        ({"zip_code": "12"}, "5 or 9 digits"),
        ({"until_month": "1", "until_day": "2", "until_year": "2020"}, "before the first"),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_done(rep, place, typed, words):
    request = waiting()
    answer = settled(rep, request, place, **typed)
    assert answer.status_code == 422
    assert words in answer.text
    request.refresh_from_db()
    assert (request.state, Representative.objects.exists()) == (RequestState.WAITING, False)


def test_a_request_of_nobody_is_rejected_without_a_word_on_copies(rep):
    request = waiting()
    assert settled(rep, request, 1, candidate="none", copies="", proof="").status_code == 302
    assert request.state == RequestState.REJECTED


def test_where_the_member_wants_none_all_of_it_is_refused(rep):
    request = waiting()
    calls.hold(matching.find_member(request), kind="no_copies")
    answer = settled(rep, request)
    assert answer.status_code == 422
    assert "Only the member can ask for them again." in answer.text
    request.refresh_from_db()
    assert request.state == RequestState.WAITING


def test_the_desk_records_changes_and_ends(rep, member, talking):
    first = send(rep, member, "representative", **BOXES, asked_by="member")
    assert first.status_code == 302
    assert "Copies of packets go to Ana Rivera since" in page(rep, member)
    assert 'value="Quincy"' in page(rep, member, "representative")
    day = Representative.objects.get().since
    since = {"since_year": day.year, "since_month": day.month, "since_day": day.day}
    changed = {**BOXES, **since, "city": "Salem", "zip_code": "01970", "asked_by": "member"}
    assert send(rep, member, "representative", **changed).status_code == 302
    assert [each.city for each in Representative.objects.open()] == ["Salem"]
    assert send(rep, member, "end-copies", reason="she called").status_code == 302
    text = page(rep, member)
    assert "ended: she called" in text
    assert "Copies of packets go to" not in text
    assert not Representative.objects.open().exists()
    assert AuditEvent.objects.filter(verb__startswith="representative.").count() == 4


def test_the_members_own_no_is_kept_and_lifted_by_the_members_yes(rep, member, talking):
    representatives.on_file(member)
    assert send(rep, member, "no-copies", reason="private matters").status_code == 302
    assert "No copies of letters to anybody else" in page(rep, member)
    assert ContactHold.objects.get().source == "member"
    refused = send(rep, member, "representative", **BOXES, asked_by="representative")
    assert refused.status_code == 422
    assert 'value="Ana Rivera"' in refused.text
    assert send(rep, member, "representative", **BOXES, asked_by="member").status_code == 302


@pytest.mark.parametrize("slug", ["representative", "no-copies"])
def test_without_the_check_nothing_is_put_on_file(rep, member, slug):
    calls.call(member, by=rep.user.username)
    answer = send(rep, member, slug, **BOXES, asked_by="member", reason="x")
    assert answer.status_code == 422
    assert "general information only" in answer.text


@pytest.mark.parametrize("typed", [{"asked_by": ""}, {"proof": "x"}, {"state": "ZZ"}, {"since_year": "2020"}])
def test_nonsense_is_refused_at_its_place(rep, member, talking, typed):
    answer = send(rep, member, "representative", **{**BOXES, "asked_by": "member", **typed})
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert not Representative.objects.exists()


def test_there_is_nothing_to_end(rep, member):
    assert send(rep, member, "end-copies", reason="x").status_code == 409


def test_the_unkind(rep, member, client):
    made = representatives.on_file(member)
    record = reverse("admin:reviews_representative_change", args=[made.pk])
    assert client.get(record).url.startswith("/admin/login/")
    assert client.get(at(member, "representative")).url.startswith("/admin/login/")
    assert staff.signed_in(roles.PROGRAM_OWNER).get(record).status_code == 403
    assert rep.get(reverse("admin:reviews_representative_change", args=[uuid.uuid4()])).status_code in (302, 404)
    assert rep.post(record, {"name": "x"}).status_code == 403
    assert "5 or 9" not in rep.get(record).text
    assert AuditEvent.objects.filter(verb="representative.viewed").exists()


def test_a_letter_says_for_whom_it_is_and_is_stopped_like_any_other(rep):
    copy = representatives.copy()
    record = reverse("admin:reviews_letter_change", args=[copy.pk])
    assert "Ana Rivera" in rep.get(record).text
    assert rep.post(f"{record.removesuffix('change/')}cancel/", {"reason": "not wanted"}).status_code == 302
    assert Letter.objects.get(pk=copy.pk).current_state == LetterState.CANCELLED
