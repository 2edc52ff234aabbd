"""Acts on an enrolment put the record right: letters come from the desks alone, and the pages say so."""

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Enrolment, Member, OptOutWish
from members.services import enrolment
from reviews.models import Letter
from tests.factories import introductions, members, reviews

pytestmark = pytest.mark.django_db
WORDS = "no letter goes out from here"


@pytest.fixture
def row() -> Enrolment:
    return introductions.enrolment()


def post(client: Client, record: Enrolment | Member, act: str, **answers: str) -> str:
    """The words of the page that follows."""
    address = reverse(f"admin:members_{record._meta.model_name}_{act}", args=[record.pk])
    return client.post(address, {"way": "phone", "cms_reason": "03", **answers}, follow=True).content.decode()


def page(client: Client, record: Enrolment | Member) -> str:
    return client.get(reverse(f"admin:members_{record._meta.model_name}_change", args=[record.pk])).content.decode()


@pytest.mark.parametrize("which", ["enrolment", "member"])
def test_no_letter_goes_out_and_the_page_says_so_and_leads_to_the_desk(
    admin_client: Client, row: Enrolment, which: str
) -> None:
    record = row if which == "enrolment" else row.member
    for act, answers in (("leave", {}), ("come-back", {"reason": "put right"})):
        before = page(admin_client, record)
        assert WORDS in before
        assert f'href="{reverse("desk", args=[row.member.pk])}"' in before
        assert "No letter goes out." in post(admin_client, record, act, **answers)
    assert not Letter.objects.exists()


def test_who_left_on_the_desk_with_a_letter_is_kept_out_for_good(admin_client: Client, row: Enrolment) -> None:
    assert "stay-out/" not in page(admin_client, row.member)
    reviews.matched_request(row.member, choice="leave")
    assert "stay-out/" in page(admin_client, row.member)
    assert "The wish is kept" in post(admin_client, row.member, "stay-out")
    assert OptOutWish.objects.filter(member=row.member).holding_for(members.this_year() + 9).exists()
    assert Letter.objects.get().kind == "confirmation_leave"
    assert "stay-out/" not in page(admin_client, row.member)
    post(admin_client, row.member, "come-back", reason="changed her mind")
    assert not OptOutWish.objects.for_good().exists()


def test_who_was_let_back_in_meanwhile_is_not_taken_out(admin_client: Client, row: Enrolment) -> None:
    year = row.program_year
    enrolment.opt_out(member=row.member, program_year=year, way="phone", by="rep")
    enrolment.come_back(member=row.member, program_year=year, by="another")
    assert "This member has not left the program." in post(admin_client, row.member, "stay-out")
    row.refresh_from_db()
    assert row.state == "enrolled"
    assert not OptOutWish.objects.for_good().exists()
