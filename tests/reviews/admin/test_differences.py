"""The worklist of differences with vendors, and the vendors' files."""

import pytest

from members import roles
from members.models import AuditEvent
from reviews.models import Discrepancy
from tests.factories import exchange, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/reviews/discrepancy/"


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def difference():
    return exchange.difference(exchange.told_request())


def test_the_start_page_counts_them_and_leads_there(rep, difference):
    page = rep.get("/admin/").text
    assert "differences between a vendor and us" in page
    assert f"{LIST}?work=mismatches" in page
    assert difference.reference in rep.get(f"{LIST}?work=mismatches").text


def test_a_rep_closes_one_with_a_word(rep, difference):
    assert rep.post(f"{LIST}{difference.pk}/close/", {"reason": ""}).status_code == 422
    answer = rep.post(f"{LIST}{difference.pk}/close/", {"reason": "called the vendor"}, follow=True)
    assert "It is closed" in answer.text
    row = Discrepancy.objects.get()
    assert (row.word, bool(row.closed_at)) == ("called the vendor", True)
    assert AuditEvent.objects.filter(verb="discrepancy.closed", reason="called the vendor").exists()
    assert rep.post(f"{LIST}{difference.pk}/close/", {"reason": "again"}).status_code == 409
    assert difference.reference not in rep.get(f"{LIST}?standing=open").text


@pytest.mark.parametrize("search", ["reference", "member"])
def test_it_is_found_by_reference_and_member(rep, difference, search):
    text = difference.reference if search == "reference" else difference.request.member.member_id
    page = rep.post(LIST, {"q": text}, follow=True)
    assert len(page.context["cl"].result_list) == 1


def test_what_only_the_membership_file_confirms_names_its_member_and_is_found_by_it(rep):
    request = exchange.told_request()
    exchange.receive(exchange.message("member.opted_out", request, reason="01"))
    member = request.member
    page = rep.post(LIST, {"q": member.member_id}, follow=True)
    (row,) = page.context["cl"].result_list
    assert member.member_id in page.text
    assert member.member_id in rep.get(f"{LIST}{row.pk}/change/").text


def test_a_refused_file_shows_why():
    exchange.told_request()
    file = exchange.refused_file()
    supervisor = staff.signed_in(roles.SUPERVISOR)
    assert "files of vendors that were refused" in supervisor.get("/admin/").text
    page = supervisor.get(f"/admin/reviews/vendorfile/{file.pk}/change/")
    assert "the hash total is not that of the lines" in page.text
    assert AuditEvent.objects.filter(verb="vendor_file.viewed").exists()
