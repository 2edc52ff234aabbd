"""The back office in a real browser: under the content security policy, for everybody, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from members import roles
from reviews.services import matching
from tests.browser import signing_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import members, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINOR = {"empty-table-header"}  # an empty corner of a table of Django's own


def sign_in(page, server, role):
    signing_in.sign_in(page, server, staff.account(role))
    page.goto(f"{server.url}/admin/")


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:100]) for rule in found if rule["id"] not in MINOR]


def waiting():
    request = reviews.request(zip_code="99999")
    matching.match(request_id=str(request.pk), by="worker")
    return request


def test_the_sign_in_page_is_accessible_and_quiet(page, live_server):
    with nothing_odd(page, live_server.url):
        page.goto(f"{live_server.url}/admin/")
    assert violations(page) == []


def test_a_draft_is_edited_with_djangos_pickers_under_the_policy(page, live_server):
    members.program_year(year=2031, published=False)
    sign_in(page, live_server, roles.PROGRAM_OWNER)
    with nothing_odd(page, live_server.url):
        page.goto(f"{live_server.url}/admin/members/programyear/")
        page.get_by_role("link", name="2031").click()
        page.locator(".date-icon").first.click()
        page.locator(".calendarbox td a").first.click()
        page.get_by_text("Add another").click()
        page.locator("#id_conditions-6-slug").select_option("asthma")
        page.locator("#id_conditions-6-position").fill("7")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("was changed successfully").wait_for()
        page.get_by_role("link", name="2031").first.click()
        page.locator("#id_conditions-6-slug").wait_for()
    assert violations(page) == []
    assert page.locator("#id_conditions-6-slug").input_value() == "asthma"


def test_a_rep_matches_a_request_by_keyboard(page, live_server):
    members.member()
    request = waiting()
    sign_in(page, live_server, roles.REP)
    page.get_by_role("link", name="requests to match or reject").click()
    page.get_by_role("link", name=request.reference).click()
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("How do you know?").focus()
    page.keyboard.type("called, birth date confirmed")
    page.keyboard.press("Enter")
    page.get_by_text("Matched.").wait_for()
    assert request.state == "matched"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_a_rep_finds_a_member_and_matches(page, live_server):
    member = members.member()
    request = waiting()
    sign_in(page, live_server, roles.REP)
    page.goto(f"{live_server.url}/admin/members/member/")
    page.get_by_label("Search").fill(member.member_id)
    page.get_by_role("button", name="Search").click()
    assert member.member_id not in page.url
    page.get_by_role("link", name=member.member_id).click()
    page.get_by_text(member.address1).wait_for()
    page.goto(f"{live_server.url}/admin/reviews/memberrequest/{request.pk}/change/")
    page.get_by_role("button", name="Match and let it go").click()
    page.get_by_text("There is a problem").wait_for()
    page.get_by_role("radio").first.check()
    page.get_by_label("How do you know?").fill("called")
    page.get_by_role("button", name="Match and let it go").click()
    page.get_by_text("Matched.").wait_for()


def test_at_a_phones_width_nothing_is_out_of_reach(page, live_server):
    members.program_year(is_demonstration=True)
    members.member()
    request = waiting()
    sign_in(page, live_server, roles.REP)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/admin/reviews/memberrequest/{request.pk}/change/")
    page.get_by_text("Demonstration: every person").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []
