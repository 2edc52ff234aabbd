"""The member's own list in the back office: from the request, as typed, each look written down."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from tests.factories import reviews, staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [roles.REP, roles.PHARMACIST])
def test_it_is_reached_from_the_request_and_shown_as_typed(role: str) -> None:
    client = staff.signed_in(role)
    kept = reviews.own_list(reviews.matched_request())
    address = reverse("admin:reviews_memberownlist_change", args=[kept.pk])
    request_page = client.get(reverse("admin:reviews_memberrequest_change", args=[kept.request_id])).content.decode()
    assert f'href="{address}"' in request_page
    assert "Lisinopril" not in request_page
    page = client.get(address).content.decode()
    assert "Lisinopril 10 mg" in page
    assert "Penicillin<br>Shellfish" in page
    event = AuditEvent.objects.get(verb="own_list.viewed")
    assert event.object_id == str(kept.pk)
    assert "Lisinopril" not in str(event.values)


def test_without_a_list_the_request_shows_a_dash() -> None:
    request = reviews.matched_request()
    page = staff.signed_in(roles.REP).get(reverse("admin:reviews_memberrequest_change", args=[request.pk]))
    assert "as typed, " not in page.content.decode()


def test_an_auditor_sees_that_there_is_one_and_not_what_is_in_it() -> None:
    kept = reviews.own_list(reviews.matched_request())
    client = staff.signed_in(roles.AUDITOR)
    assert client.get(reverse("admin:reviews_memberownlist_change", args=[kept.pk])).status_code == 403
    assert not AuditEvent.objects.filter(verb="own_list.viewed").exists()
