"""Ours against theirs: what differs is on the list once, and goes when it agrees or a rep has said a word."""

import datetime
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.models import Member
from members.services.status import TransitionRefused
from reviews.models import Discrepancy, MemberRequest, Vendor, VendorNotice
from reviews.services import outbox, worklists
from reviews.services.exchange import reconciliation
from tests.factories import exchange, introductions, members, reviews
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db


@pytest.fixture
def vendor() -> Vendor:
    return reviews.vendor()


@pytest.fixture
def told(vendor: Vendor) -> MemberRequest:
    """With the vendor for an hour."""
    with time_machine.travel(timezone.now() - datetime.timedelta(hours=1)):
        request = reviews.queued_notice().request
        VendorNotice.objects.update(state="acknowledged", acknowledged_at=timezone.now())
    assert request
    return request


def run(theirs: dict[str, str]) -> dict[str, int]:
    vendor = Vendor.objects.get()
    return dict(reconciliation._settle(vendor, reconciliation.differences(vendor, theirs), "test"))


def test_what_agrees_is_no_work(told: MemberRequest) -> None:
    assert run({told.reference: "open"}) == {}
    assert not Discrepancy.objects.exists()


@pytest.mark.parametrize(
    ("theirs", "kind", "here", "there"),
    [
        ({}, "missing_there", "open", ""),
        ({"{told}": "scheduled"}, "state_differs", "open", "scheduled"),
        ({"{told}": "open", "MTM-0000-0000": "open"}, "missing_here", "", "open"),
    ],
)
def test_each_difference_is_one_row_however_often_it_is_seen(
    told: MemberRequest, theirs: dict[str, str], kind: str, here: str, there: str
) -> None:
    listed = {reference.format(told=told.reference): state for reference, state in theirs.items()}
    for _ in range(2):
        assert run(listed) == {kind: 1}
    row = Discrepancy.objects.get()
    assert (row.kind, row.ours, row.theirs, row.closed_at) == (kind, here, there, None)
    assert row.request == (None if kind == "missing_here" else told)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1)):
        run(listed)
    row.refresh_from_db()
    assert row.last_seen == row.first_seen + datetime.timedelta(days=1)
    assert worklists.BY_KEY["mismatches"].count() == 1


def test_what_agrees_again_closes_by_itself_and_may_come_back(told: MemberRequest) -> None:
    run({})
    assert run({told.reference: "open"}) == {"agrees again": 1}
    row = Discrepancy.objects.get()
    assert (row.closed_by, row.word, worklists.BY_KEY["mismatches"].count()) == ("reconciliation", "agrees again", 0)
    run({})
    assert Discrepancy.objects.open().count() == 1
    assert Discrepancy.objects.count() == 2


def test_a_rep_closes_with_a_word_and_it_stays_closed_until_it_changes(told: MemberRequest) -> None:
    run({told.reference: "missed"})
    row = Discrepancy.objects.get()
    with pytest.raises(ValueError, match="needs a word"):
        reconciliation.close(discrepancy=row, by="rep1", word="")
    reconciliation.close(discrepancy=row, by="rep1", word="called the vendor")
    with pytest.raises(TransitionRefused):
        reconciliation.close(discrepancy=row, by="rep1", word="again")
    assert run({told.reference: "missed"}) == {"closed by a rep": 1}
    assert not Discrepancy.objects.open().exists()
    assert run({told.reference: "declined"}) == {"state_differs": 1}


def test_what_is_on_its_way_or_fresh_is_no_difference(told: MemberRequest) -> None:
    exchange.receive(exchange.message("appointment.scheduled", told))
    assert run({told.reference: "open"}) == {}  # it has just changed here
    fresh = reviews.queued_notice(members.member(first_name="Ana")).request
    assert fresh
    assert run({told.reference: "scheduled", fresh.reference: "open"}) == {}
    VendorNotice.objects.filter(request=told).update(state="queued", acknowledged_at=None)
    assert run({fresh.reference: "open"}) == {}


@pytest.mark.parametrize("state", ["cancelled", "declined", "done"])
def test_a_vendor_may_forget_what_is_over(told: MemberRequest, state: str) -> None:
    with time_machine.travel(timezone.now() - datetime.timedelta(minutes=40)):
        told.statuses.create(state=state, by="test")
    assert run({}) == {}


def test_another_vendors_requests_are_not_compared(told: MemberRequest) -> None:
    reviews.vendor(key="other")
    other = Vendor.objects.get(key="other")
    assert reconciliation.differences(other, {}) == []
    seen = reconciliation.differences(other, {told.reference: "open"})
    assert [(each.kind, each.request) for each in seen] == [("missing_here", None)]


def test_a_death_to_confirm_is_on_the_list_until_the_file_says_so(told: MemberRequest) -> None:
    introductions.enrolment(told.member)
    exchange.receive(exchange.message("member.opted_out", told, reason="01"))
    row = Discrepancy.objects.get()
    assert (row.kind, row.request) == ("to_confirm", told)
    assert run({told.reference: "open"}) == {}
    Member.objects.update(death_date=timezone.localdate())
    assert run({told.reference: "open"}) == {"agrees again": 1}


# Where their list comes from ------------------------------------------------------------------------------------------


def command() -> dict[str, Any]:
    words = StringIO()
    call_command("reconcile_vendors", "--json", stdout=words)
    found: dict[str, Any] = json.loads(words.getvalue().splitlines()[-1])["vendors"]
    return found


def test_the_sandbox_is_asked_over_http(vendor: Vendor) -> None:
    with running_vendor() as (url, inbox):
        Vendor.objects.update(endpoint=f"{url}/events", list_endpoint=f"{url}/requests")
        notice = reviews.queued_notice()
        outbox.send(notice_id=str(notice.pk), by="worker")
        with time_machine.travel(timezone.now() + datetime.timedelta(hours=1)):
            assert command() == {"sandbox": {}}
            inbox.events.clear()
            assert command() == {"sandbox": {"missing_there": 1}}


def test_a_list_that_cannot_be_had_closes_nothing_and_is_said(vendor: Vendor, told: MemberRequest) -> None:
    run({})
    for address in ("http://127.0.0.1:9/requests", "http://[::1"):
        Vendor.objects.update(list_endpoint=address)
        with pytest.raises(CommandError, match="could be asked"):
            command()
    with running_vendor() as (url, _inbox):
        Vendor.objects.update(list_endpoint=f"{url}/received")  # not a list of requests
        with pytest.raises(CommandError):
            command()
    assert Discrepancy.objects.open().count() == 1


def test_the_list_of_the_newest_file_counts(told: MemberRequest, settings: Any, tmp_path: Path) -> None:
    from tests.reviews.documents.test_vendor_file import returned
    from tests.reviews.services.exchange.test_files import come_back, read_back

    settings.EXCHANGE_DIR = tmp_path
    Vendor.objects.update(channel="file")
    assert command() == {"sandbox": {}}  # no list has come yet
    vendor = Vendor.objects.get()
    come_back(tmp_path / "sandbox", "1", returned(f"S|{told.reference}|scheduled", vendor="sandbox"))
    come_back(tmp_path / "sandbox", "2", returned(f"S|{told.reference}|missed", vendor="sandbox", sequence=2))
    come_back(tmp_path / "sandbox", "3", returned(vendor="sandbox", sequence=3))
    assert read_back(vendor).read == 3
    assert command() == {"sandbox": {"state_differs": 1}}
    assert Discrepancy.objects.get().theirs == "missed"
