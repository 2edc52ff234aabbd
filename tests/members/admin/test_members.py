"""Members in the back office: found by search alone, and never looked at without a trace."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from tests.factories import members, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/members/member/"


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


def search(client, text, where=LIST):
    return client.post(where, {"q": text}, follow=True)


def shown(response):
    return [member.member_id for member in response.context["cl"].result_list]


def test_no_member_is_listed_before_a_search(rep):
    members.member()
    response = rep.get(LIST)
    assert shown(response) == []
    assert not AuditEvent.objects.filter(verb="member.searched").exists()


def test_what_was_typed_stands_in_the_box_but_in_no_address(rep):
    member = members.member()
    response = search(rep, member.member_id)
    assert shown(response) == [member.member_id]
    assert f'value="{member.member_id}"' in response.text
    for url, _status in response.redirect_chain:
        assert member.member_id not in url


def test_a_search_is_written_down_without_its_text(rep):
    member = members.member()
    search(rep, member.member_id)
    event = AuditEvent.objects.get(verb="member.searched")
    assert (event.actor, event.origin, event.values) == (rep.user.username, "192.0.2.7", {"found": 1})
    assert member.member_id not in str([event.values, event.reason, event.object_id])


def test_at_most_fifteen_members_are_shown_and_nobody_leafs_through_the_rest(rep):
    for number in range(17):
        members.member(member_id=f"PAGE{number:03}")
    response = search(rep, "PAGE")
    assert len(shown(response)) == 15
    address = response.redirect_chain[-1][0]
    assert rep.get(f"{address}&p=2").status_code == 302
    assert len(shown(rep.get(f"{address}&all="))) == 15


def test_a_list_row_shows_id_name_birth_year_and_city_only(rep):
    member = members.member(phone="617-555-0155", mbi="1EG4TE5MK73")
    text = search(rep, member.member_id).text
    for secret in (member.phone, member.mbi, member.address1, f"{member.birth_date:%m/%d/%Y}"):
        assert secret not in text


def test_somebody_elses_search_is_not_repeated(rep):
    address = search(rep, members.member().member_id).redirect_chain[-1][0]
    other = staff.signed_in(roles.REP)
    response = other.get(address)
    assert shown(response) == []
    assert "no longer kept" in response.text


def test_an_empty_search_shows_nothing(rep):
    members.member()
    assert shown(search(rep, "  ")) == []


def test_opening_a_member_is_written_down(rep):
    member = members.member()
    response = rep.get(reverse("admin:members_member_change", args=[member.pk]))
    assert member.address1 in response.text
    event = AuditEvent.objects.get(verb="member.viewed")
    assert (event.actor, event.origin) == (rep.user.username, "192.0.2.7")
    assert (event.object_type, event.object_id) == ("members.Member", str(member.pk))


def test_what_is_not_there_or_not_allowed_leaves_no_trace(rep):
    owner = staff.signed_in(roles.PROGRAM_OWNER)
    member = members.member()
    assert owner.get(reverse("admin:members_member_change", args=[member.pk])).status_code == 403
    assert owner.post(LIST, {"q": "x"}).status_code == 403
    rep.get(reverse("admin:members_member_change", args=[0]))
    assert not AuditEvent.objects.filter(verb__startswith="member.").exists()


def test_nobody_changes_a_member_here(rep):
    member = members.member()
    address = reverse("admin:members_member_change", args=[member.pk])
    assert rep.post(address, {"first_name": "Eve"}).status_code == 403
    member.refresh_from_db()
    assert member.first_name == "Maria"


def test_needs_and_coverage_are_read_at_a_glance(rep):
    member = members.member(large_print=True, interpreter=True, confidential_address=True)
    members.coverage(member, members.BIRTH_DATE.replace(year=2026))
    text = rep.get(reverse("admin:members_member_change", args=[member.pk])).text
    assert "large print, interpreter" in text
    assert "never say it on the phone" in text
    assert "S0001" in text
