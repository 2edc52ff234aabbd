"""A vendor's switches: the hold keeps taking requests, tests never mix with what is real."""

from typing import Any

import pytest
from django.utils import timezone

from members.models import Member
from reviews.models import NoticeState, NoticeType, Vendor, VendorNotice
from reviews.services import outbox, vendors, worklists
from tests.factories import members, reviews
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db


def switch(vendor: Vendor, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(vendor, name, value)
    vendor.save()
    vendors.changed(vendor=vendor, fields=list(columns), by="supervisor")


def ripe() -> Any:
    VendorNotice.objects.filter(state="queued").update(not_before=timezone.now())
    return outbox.send_ripe(vendor_key="sandbox", by="worker")


def test_a_hold_is_told_and_keeps_the_rest_until_it_ends() -> None:
    with running_vendor() as (url, inbox):
        vendor = reviews.vendor(endpoint=f"{url}/events")
        members.program_year(members.this_year() + 1)
        members.program_year(members.this_year() - 2)  # long over
        request = reviews.queued_notice().request
        switch(vendor, on_hold=True)
        assert ripe() == {"queued": 1, "acknowledged": 2}
        told = [event["body"] for event in inbox.received()]
        assert {body["type"] for body in told} == {"hold.changed"}
        assert {body["data"]["on_hold"] for body in told} == {True}
        assert {body["data"]["program_year"] for body in told} == {members.this_year(), members.this_year() + 1}
        later = reviews.matched_request()  # requests are taken as ever
        switch(vendor, on_hold=False)
        ripe()
        references = {event["body"]["data"]["reference"] for event in inbox.received()}
    assert references == {None, request.reference, later.reference}
    assert set(VendorNotice.objects.values_list("state", flat=True)) == {"acknowledged"}
    assert list(VendorNotice.objects.filter(type="hold.changed").values_list("number", flat=True)) == [2, 2, 1, 1]


def test_in_test_mode_tests_go_to_their_own_address_and_nothing_real_leaves() -> None:
    with running_vendor() as (url, live), running_vendor() as (test_url, tests):
        vendor = reviews.vendor(endpoint=f"{url}/events", test_endpoint=f"{test_url}/events", test_mode=True)
        real = reviews.queued_notice()
        assert vendors.send_tests(vendor=vendor, by="supervisor") == len(NoticeType)
        assert ripe() == {"queued": 1, "acknowledged": len(NoticeType)}
        assert live.received() == []
        bodies = [event["body"] for event in tests.received()]
        assert {body["type"] for body in bodies} == set(NoticeType.values)
        assert {body["test"] for body in bodies} == {True}
        person = Member.objects.get()
        assert person.member_id not in str(bodies)
        switch(vendor, test_mode=False)
        assert ripe() == {"acknowledged": 1}
        (event,) = live.received()
    assert event["id"] == str(real.pk)
    assert "test" not in event["body"]


def test_a_test_left_over_does_not_reach_a_vendor_that_is_live() -> None:
    with running_vendor() as (url, live):
        vendor = reviews.vendor(endpoint=f"{url}/events", test_endpoint=f"{url}/other", test_mode=True)
        members.program_year()
        vendors.send_tests(vendor=vendor, by="supervisor")
        switch(vendor, test_mode=False)
        assert ripe() == {"queued": len(NoticeType)}
        assert live.received() == []


def test_tests_count_nowhere() -> None:
    vendor = reviews.vendor(test_endpoint="http://127.0.0.1:9/test", test_mode=True)
    members.program_year()
    vendors.send_tests(vendor=vendor, by="supervisor")
    VendorNotice.objects.update(state=NoticeState.DEAD)
    assert worklists.BY_KEY["dead"].count() == 0
    VendorNotice.objects.update(state=NoticeState.REJECTED)
    assert worklists.BY_KEY["rejected"].count() == 0
    assert not VendorNotice.objects.live().exists()


@pytest.mark.parametrize("columns", [{"test_mode": False}, {"test_endpoint": ""}])
def test_no_tests_without_test_mode_and_its_address(columns: dict[str, Any]) -> None:
    vendor = reviews.vendor(**{"test_mode": True, "test_endpoint": "http://127.0.0.1:9/test", **columns})
    members.program_year()
    assert vendors.send_tests(vendor=vendor, by="supervisor") == 0
