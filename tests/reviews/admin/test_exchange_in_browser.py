"""The pages about vendors and about messages to members in a browser: at a desk, on a phone, by keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from members import roles
from reviews.models import Message, Vendor, VendorEvent, VendorFileProblem, VendorNotice
from reviews.services import messages as owed
from reviews.services import outbox
from tests.browser import signing_in
from tests.browser.keys import Keys
from tests.browser.watching import RULES, TOO_WIDE, nothing_odd
from tests.factories import exchange, members, messages, reviews, staff
from tests.vendor import running_vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINOR = {"empty-table-header"}  # an empty corner of a table of Django's own
LONG = "the phone number 617-555-0123 has no line, and 617-555-0124 has a fax machine that answers every call"


@pytest.fixture(scope="session")
def base_url():
    """See tests/browser/conftest.py."""


def stopped(**columns):
    """A notice that the vendor rejected."""
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(
        **{"state": "rejected", "attempts": 1, "last_error": LONG, **columns}
    )
    return VendorNotice.objects.get(pk=notice.pk)


def everything_there_is():
    """Addresses below the admin's start of lists and of one of each."""
    request = exchange.told_request()
    exchange.receive(exchange.message("review.declined", request))
    difference, file = exchange.difference(request), exchange.refused_file()
    VendorFileProblem.objects.create(file=file, line_number=3, reason=LONG, text=f"EVT|{LONG}")
    consent = messages.consent(channel="text")
    message = messages.due_message(members.member(first_name="Else"))
    owed.make_due(by="test")
    rows = [Vendor.objects.get(), stopped(), difference, file, VendorEvent.objects.get(), consent, message]
    names = [type(row)._meta.model_name for row in rows]
    pages = [f"reviews/{name}/{row.pk}/change/" for name, row in zip(names, rows, strict=True)]
    return [*[f"reviews/{name}/" for name in names], "reviews/inboundtext/", *pages]


# A column of a list at a desk, or a form of a phone, that ends beyond the edge of what holds it.
CUT_OFF = """() => {
  const list = innerWidth > 1000 && document.querySelector("#changelist-form .results")
  const edge = document.querySelector("#content-main").getBoundingClientRect().right + 1
  const forms = [...document.querySelectorAll("#content-main .form-row > div, #content-main .act")]
  return list && list.scrollWidth > list.clientWidth || forms.some(each => each.getBoundingClientRect().right > edge)
}"""


def wrong(page):
    if page.evaluate(CUT_OFF):
        yield "something is cut off"
    found = Axe().run(page, options=RULES).response["violations"]
    yield from ((rule["id"], rule["nodes"][0]["html"][:100]) for rule in found if rule["id"] not in MINOR)
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        yield f"{pixels} px too wide"


def test_every_page_is_accessible_at_a_desk_and_on_a_phone(page, live_server):
    addresses = everything_there_is()
    signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
    found = {}
    for address in addresses:
        with nothing_odd(page, live_server.url):
            assert page.goto(f"{live_server.url}/admin/{address}").status == 200, address
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            found[address, width] = list(wrong(page))
    assert {where: what for where, what in found.items() if what} == {}
    assert Message.objects.exists()


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
