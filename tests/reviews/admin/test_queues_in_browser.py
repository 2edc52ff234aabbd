"""Worklists, lists and comparisons in a real browser: accessible, and whole at the width of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from members import roles
from members.models import MemberMerge
from members.services import page_history
from reviews.models import Call, MemberRequest
from reviews.services import matching
from tests.browser import signing_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import duplicates, introductions, members, reviews, staff, tmr

LONG_NAME = "maria.lopez-castellanos@sample-health-plan.example"
CUT_OFF = "[...document.querySelectorAll('.results')].map(list => list.scrollWidth - list.clientWidth)"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page, name, widths=(1280, 390)):
    """No violation and nothing cut off, at a desk and on a phone."""
    for width in widths:
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


def test_two_records_are_merged_and_the_merge_is_undone(page, live_server):
    kept, other = members.member(), members.member(phone="617-555-0177", city="Lowell")
    duplicates.pair(kept, other)
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    with nothing_odd(page, live_server.url):
        page.goto(f"{live_server.url}/admin/duplicates/")
        looked_at(page, "duplicates")
        page.get_by_role("link", name=f"Compare {kept.member_id} and {other.member_id}").click()
        looked_at(page, "pair")
        page.get_by_label("Yes, one person: merge the records").check()
        page.get_by_label(kept.member_id).check()
        page.get_by_label("How do you know?").fill("called both numbers")
        page.get_by_role("button", name="Settle it").click()
        page.get_by_text("is the record that counts").wait_for()
        page.goto(f"{live_server.url}/admin/desk/{other.pk}/")
        page.get_by_text(f"This record was merged with {kept.member_id}").wait_for()
        page.get_by_role("link", name="See the merge, or undo it").click()
        looked_at(page, "merge")
        page.get_by_label("Why?").fill("two people")
        page.get_by_role("button", name="Undo the merge").click()
        page.get_by_text("Both records count for themselves again.").wait_for()
    assert not MemberMerge.objects.open().exists()


def test_lists_and_the_differences_of_a_year_end_within_the_page(page, live_server):
    members.program_year(2030)
    draft = members.program_year(2031, published=False, material_ids=["Y0000_MTM_PROGRAM_2031_C"], min_drugs=7)
    page_history.keep(pages={"/es/nondiscrimination/": "as it was"}, by="worker")
    staff.script(
        purpose="offer", written_by="writer", approved_by=LONG_NAME, approved_at=timezone.now(),
        in_force_from=timezone.localdate(),
    )  # fmt: skip
    tmr.run(by=LONG_NAME)
    signing_in.sign_in(page, live_server, staff.account(roles.PROGRAM_OWNER))
    with nothing_odd(page, live_server.url):
        for name in ("members/pageversion", "reviews/scriptversion", "reviews/tmrrun"):
            page.goto(f"{live_server.url}/admin/{name}/")
            assert page.evaluate(CUT_OFF) == [0], name
        page.goto(f"{live_server.url}/admin/members/programyear/{draft.pk}/differences/")
        looked_at(page, "differences", widths=(390,))
