"""A vendor's stopped notice in a browser, by keyboard alone."""

import pytest

from members import roles
from reviews.models import VendorNotice
from reviews.services import outbox
from tests.browser import signing_in
from tests.browser.keys import Keys
from tests.factories import reviews, staff
from tests.vendor import running_vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "the phone number 617-555-0123 has no line, and 617-555-0124 has a fax machine that answers every call"


def stopped(**columns):
    """A notice that the vendor rejected."""
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(
        **{"state": "rejected", "attempts": 1, "last_error": LONG, **columns}
    )
    return VendorNotice.objects.get(pk=notice.pk)


def test_a_stopped_notice_is_put_right_by_keyboard_and_told_again_under_its_key(page, live_server):
    with running_vendor() as (address, inbox):
        reviews.vendor(endpoint=f"{address}/events")
        notice = stopped()
        signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
        page.goto(f"{live_server.url}/admin/reviews/vendornotice/{notice.pk}/change/")
        keys = Keys(page)
        keys.to("[name=phone]")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("617-555-0199")
        keys.to("form:has([name=phone]) [name=reason]")
        page.keyboard.type("asked the member")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_text("It was written anew").wait_for()
        VendorNotice.objects.update(not_before=reviews.a_minute_ago())
        outbox.send(notice_id=str(notice.pk), by="worker")
        (told,) = inbox.received()
    assert told["id"] == str(notice.pk)
    assert told["body"]["data"]["member"]["phone"] == "617-555-0199"
    assert VendorNotice.objects.get().state == "acknowledged"
    assert keys.unseen == []
