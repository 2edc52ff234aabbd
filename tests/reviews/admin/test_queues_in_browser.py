"""Unmatched requests and welcome calls in a real browser: accessible, and whole at the width of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from members import roles
from reviews.models import Call, MemberRequest
from reviews.services import matching
from tests.browser import signing_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import introductions, members, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page, name):
    """No violation and nothing cut off, at a desk and on a phone."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found] == [], (name, width)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (name, width)


def test_a_request_is_settled_and_a_welcome_call_is_taken_on(page, live_server, settings):
    settings.CALLS_FROM_HOUR, settings.CALLS_UNTIL_HOUR = 0, 24
    member = introductions.enrolment(members.member(last_name="Lopes", city="Lowell")).member
    request = reviews.request(zip_code="99999")
    matching.match(request_id=str(request.pk), by="worker")
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    with nothing_odd(page, live_server.url):
        page.goto(f"{live_server.url}/admin/unmatched/")
        looked_at(page, "unmatched")
        page.get_by_role("link", name=f"Choose, or reject {request.reference}").click()
        looked_at(page, "settle")
        page.get_by_label(member.member_id).check()
        page.get_by_label("How do you know?").fill("called, address confirmed")
        page.get_by_role("button", name="Settle it").click()
        page.get_by_text("Matched.").wait_for()
        page.goto(f"{live_server.url}/admin/welcome/")
        page.get_by_role("button", name="Next call").click()
        looked_at(page, "welcome")
        page.get_by_role("button", name="Open the call").click()
        page.get_by_role("heading", name="Close the call").wait_for()
    assert MemberRequest.objects.get().member == member
    assert Call.objects.get().purpose == "welcome"
