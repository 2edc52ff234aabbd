"""From the member's typing to the pharmacist's desk: the list comes with the request; the vendor hears only of it."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from members import roles
from members.models import AuditEvent, Member
from reviews.models import MemberRequest
from reviews.services import matching
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Member:
    reviews.vendor()
    members.program_year()
    return members.member(first_name="Rosa", last_name="Peña")


@pytest.fixture(autouse=True)
def _no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.views.request.enqueue", lambda *args: None)


def asks_for_a_review(client: Client, member: Member) -> None:
    born = member.birth_date
    client.post("/request/who/", {"who": "self"})
    named = {"first_name": member.first_name, "last_name": member.last_name, "zip_code": member.zip_code}
    day = {"birth_month": born.month, "birth_day": born.day, "birth_year": born.year}
    client.post("/request/member/", {**named, **day, "member_id": member.member_id})
    client.post("/request/choice/", {"choice": "review"})
    client.post("/request/appointment/", {})
    client.post("/request/contact/", {"phone": "617 555 0123", "leave_message": "yes"})
    assert client.post("/request/check/").url == "/request/done/"


def test_the_pharmacist_reads_what_the_member_typed(client: Client, member: Member) -> None:
    # Given a member who filled in the list and chose to add it to a request
    client.post("/request/list/", {"content": json.dumps(reviews.OWN_LIST)})
    # When the request is sent and matched with her
    asks_for_a_review(client, member)
    request = MemberRequest.objects.get()
    matching.match(request_id=str(request.pk), by="test")
    # Then the pharmacist reaches the list from the request, as it was typed
    pharmacist = staff.signed_in(roles.PHARMACIST)
    kept = request.own_lists.get()
    page = reverse("admin:reviews_memberownlist_change", args=[kept.pk])
    assert page in pharmacist.get(reverse("admin:reviews_memberrequest_change", args=[request.pk])).content.decode()
    assert "Lisinopril 10 mg" in pharmacist.get(page).content.decode()
    # and it is written down who looked, and nothing of what was read
    looked = AuditEvent.objects.get(verb="own_list.viewed")
    assert (looked.object_id, "Lisinopril" in json.dumps(looked.values)) == (str(kept.pk), False)
    # and the vendor hears that there is a list, and no medicine
    payload = request.notices.get().payload
    assert payload["data"]["member_list_attached"] is True
    assert "Lisinopril" not in json.dumps(payload)
