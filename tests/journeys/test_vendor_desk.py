"""The vendor desk in a browser: all traffic held back and let go, a dead notice put right, a difference settled."""

from typing import Any

import pytest

from members import roles
from reviews.models import Discrepancy, Vendor, VendorNotice
from reviews.services import outbox
from tests.browser import signing_in
from tests.browser.desks import Worker
from tests.browser.watching import nothing_odd
from tests.factories import exchange, members, reviews, staff
from tests.vendor import running_vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def dead_notice() -> VendorNotice:
    """Given up after many tries."""
    notice = reviews.queued_notice(members.member(last_name="Ortiz"))
    VendorNotice.objects.filter(pk=notice.pk).update(state="dead", attempts=8, last_error="no line at this number")
    return notice


def sends(notice: VendorNotice) -> str:
    """What a worker does with it, and how it stands then."""
    VendorNotice.objects.filter(pk=notice.pk).update(not_before=reviews.a_minute_ago())
    outbox.send(notice_id=str(notice.pk), by="worker")
    notice.refresh_from_db()
    return notice.state


def hold(desk: Worker, vendor: Vendor, *, on: bool) -> None:
    desk.page.goto(f"{desk.server.url}/admin/reviews/vendor/")
    desk.follow(vendor.name)
    desk.page.locator("[name=on_hold]").set_checked(on)
    desk.press("Save", "was changed successfully")


def test_a_day_at_the_vendor_desk(page: Any, live_server: Any) -> None:
    desk = Worker(page, live_server)
    signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
    with running_vendor() as (address, inbox), nothing_odd(page, live_server.url):
        vendor = reviews.vendor(endpoint=f"{address}/events")
        notice = dead_notice()
        exchange.difference(exchange.told_request())

        # given a vendor whose system is being changed, everything is held back, and what is put right waits
        hold(desk, vendor, on=True)
        desk.start()
        desk.follow("notices given up after many tries")
        desk.open_row(notice.reference)
        page.locator("[name=phone]").fill("617-555-0199")
        desk.write("mend", "asked the member")
        desk.press("Write it anew and send it", "It was written anew")
        assert sends(notice) == "queued"
        assert [each["body"]["type"] for each in inbox.received()] in ([], ["hold.changed"])

        # when the hold ends, the vendor hears of it under the key it always had, with what was put right
        hold(desk, vendor, on=False)
        assert sends(notice) == "acknowledged"
        (told,) = [each for each in inbox.received() if each["id"] == str(notice.pk)]
        assert told["body"]["data"]["member"]["phone"] == "617-555-0199"

        # and a difference between their list and ours is settled with a word
        desk.start()
        desk.follow("differences between a vendor and us")
        desk.open_row("MTM-")
        desk.write("close", "called them: they have it now")
        desk.press("Close it", "It is closed.")
    assert desk.wrong == {}
    assert Discrepancy.objects.get().word == "called them: they have it now"
