"""The search box of every page: who may, where it leads, what is written down; no address tells what was typed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from members import roles
from members.models import AuditEvent, Member
from reviews.services import matching
from tests.factories import introductions, members, reviews, staff

pytestmark = pytest.mark.django_db
FIND = "/admin/find/"


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


def find(client, text):
    return client.post(FIND, {"find": text})


def page_of(member):
    return f"/admin/desk/{member.pk}/"


@pytest.mark.parametrize("role", [roles.REP, roles.PHARMACIST, roles.SUPERVISOR, roles.AUDITOR])
def test_the_box_is_on_every_page_of_who_sees_people(role):
    client = staff.signed_in(role)
    for page in ("/admin/", "/admin/reviews/letter/", FIND):
        assert f'action="{FIND}"' in client.get(page).content.decode()


def test_who_does_not_see_people_has_no_box_and_is_refused():
    owner = staff.signed_in(roles.PROGRAM_OWNER)
    assert FIND not in owner.get("/admin/").content.decode()
    assert find(owner, "x").status_code == owner.get(FIND).status_code == 403
    nobody = staff.sign_in(Client(), User.objects.create_user("nobody", is_staff=True))
    assert find(nobody, "x").status_code == 403
    assert find(Client(), "x").url.startswith("/admin/login/")


def test_one_who_is_found_is_opened_and_both_are_written_down(rep):
    member = members.member(phone="617-555-0123")
    assert find(rep, "(617) 555 0123").url == page_of(member)
    event = AuditEvent.objects.get(verb="member.searched")
    assert (event.actor, event.values, event.origin) == (rep.user.username, {"kind": "phone", "found": 1}, "192.0.2.7")
    assert "0123" not in str(list(AuditEvent.objects.values()))
    assert rep.get(page_of(member)).status_code == 200
    assert AuditEvent.objects.filter(verb="desk.viewed", object_id=str(member.pk)).exists()


def test_more_are_a_list_of_name_birth_year_and_city(rep):
    for last_name in ("Alder", "Birch"):
        members.member(last_name=last_name, city="Boston", phone="617-555-0123")
    page = find(rep, "617-555-0123").content.decode()
    assert page.count('<th scope="row">') == 2
    for part in ("Alder", "Birch", "1948", "Boston"):
        assert part in page
    for part in ("04/28", "1948-04", "555-0123", Member.objects.first().member_id):
        assert part not in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Alder", "A name alone finds nobody"),
        ("AB-9", "Nobody was found"),
        ("x" * 500, "A name alone"),
        ("\x00 3/2/1941 \x00", "Nobody was found"),
    ],
)
def test_who_is_not_found_gets_a_word_and_what_can_be_typed(rep, text, words):
    members.member(last_name="Alder")
    page = find(rep, text)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "What can be typed" in page.content.decode()


def test_an_empty_box_is_no_search(rep):
    assert find(rep, "  ").status_code == rep.get(FIND).status_code == 200
    assert not AuditEvent.objects.filter(verb="member.searched").exists()


def test_a_reference_leads_to_its_member_or_to_the_request_of_nobody_yet(rep):
    member = members.member()
    known = reviews.request(member)
    matching.match(request_id=str(known.pk), by="worker")
    known.refresh_from_db()
    assert find(rep, known.reference.lower().replace("-", " ")).url == page_of(member)
    unknown = reviews.request(zip_code="99999")
    assert find(rep, unknown.reference).url == f"/admin/reviews/memberrequest/{unknown.pk}/change/"
    assert AuditEvent.objects.filter(verb="member.searched", values={"kind": "reference", "found": 1}).count() == 2


def test_the_reference_of_a_paper_form_leads_to_its_member(rep):
    letter = introductions.due_letter()
    assert find(rep, letter.form_reference).url == page_of(letter.member)
