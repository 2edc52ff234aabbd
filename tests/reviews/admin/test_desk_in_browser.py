"""The call desk in a real browser: a call in few steps, by keyboard, without scripts, at the width of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from members import roles
from reviews.models import Call, MemberRequest
from tests.browser import signing_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import calls, introductions, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def member():
    found = introductions.enrolment().member
    reviews.matched_request(found, choice="not_now", leave_message=None)
    calls.tried(found, "no_answer")
    return found


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]


def say(page, member):
    """What the caller says is typed as it is heard."""
    page.locator("#id_answer_name").fill(member.full_name)
    page.locator("#id_answer_number").fill(member.member_id)
    for part in ("month", "day", "year"):
        page.locator(f"#id_answer_birth_{part}").fill(str(getattr(member.birth_date, part)))
    page.locator("#id_answer_zip_code").fill(member.zip_code)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_an_inbound_call_is_wrapped_up_in_at_most_eight_interactions(page, live_server, member):
    """An interaction is a click, or a key that sends or chooses; typing what is heard is none."""
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    page.goto(f"{live_server.url}/admin/")
    done = []

    def step(act, *wanted):
        act(*wanted)
        done.append(wanted)

    with nothing_odd(page, live_server.url):
        page.locator("#find-member").fill(member.member_id)
        step(page.keyboard.press, "Enter")
        page.get_by_role("heading", name=member.full_name).wait_for()
        assert violations(page) == []
        say(page, member)
        step(page.keyboard.press, "Enter")
        page.get_by_text("The caller has passed the check.").first.wait_for()
        assert violations(page) == []
        step(page.get_by_role("link", name="Ask for a review").click)
        page.get_by_text("Choose up to three times").wait_for()
        step(page.get_by_label("Any time is fine").check)
        assert violations(page) == []
        step(page.get_by_role("button", name="Take the request").click)
        page.get_by_text("Taken. The reference is").wait_for()
        assert page.get_by_role("radio", name="REQ:").is_checked()
        step(page.get_by_role("button", name="Close the call").click)
        page.get_by_text("The call is closed.").wait_for()
    assert len(done) <= 8
    assert MemberRequest.objects.get(choice="review").state == "matched"
    assert Call.objects.get().code == "REQ"
    page.set_viewport_size({"width": 390, "height": 844})
    assert violations(page) == []
    assert fits(page)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_everything_works_by_whole_pages(page, live_server, member):
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    page.goto(f"{live_server.url}/admin/desk/{member.pk}/")
    say(page, member)
    page.get_by_role("button", name="Open the call and check").click()
    page.get_by_text("The caller has passed the check.").first.wait_for()
    page.get_by_role("link", name="Language and kinds of letters").click()
    page.locator("#id_wishes_large_print").check()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Kept for all letters to come.").wait_for()
    page.get_by_role("button", name="Close the call").click()
    page.get_by_role("link", name="Choose one code.").wait_for()
    page.get_by_role("radio", name="INF:").check()
    page.get_by_role("button", name="Close the call").click()
    page.get_by_text("The call is closed.").wait_for()
    member.refresh_from_db()
    assert (member.large_print, Call.objects.get().code) == (True, "INF")


def test_an_error_takes_the_focus_and_the_own_list_is_accessible(page, live_server, member):
    rep = staff.account(roles.REP)
    calls.call(member, by=rep.username)
    signing_in.sign_in(page, live_server, rep)
    page.goto(f"{live_server.url}/admin/desk/")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)
    page.get_by_role("link", name=member.full_name).click()
    page.get_by_role("button", name="Close the call").focus()
    page.keyboard.press("Enter")
    page.locator(".errsum:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_close_code_0"
