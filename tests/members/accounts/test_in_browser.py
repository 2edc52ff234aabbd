"""Sign-in in a real browser: the first time, with a security key, and when a session ends."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, User
from playwright.sync_api import expect

from members import roles
from members.models import TypedForm
from mtmsite import session_limits
from reviews.services import matching
from tests.browser.signing_in import sign_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import members, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:100]) for rule in found]


def newcomer():
    user = User.objects.create_user("newcomer", password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.REP))
    return user


def type_password(page, server, user):
    page.goto(f"{server.url}/admin/reviews/letter/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("pass")
    page.get_by_role("button", name="Sign in").click()


def secret(page):
    return page.locator(".secret").inner_text().replace(" ", "")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_first_sign_in_with_an_app_and_the_next_one(browser, live_server, javascript):
    user = newcomer()
    page = browser.new_context(java_script_enabled=javascript, viewport={"width": 390, "height": 844}).new_page()
    wrong = {}
    with nothing_odd(page, live_server.url):
        # given somebody who has a password, and typed it
        type_password(page, live_server, user)
        wrong["choice"] = violations(page) if javascript else []
        # when an app is set up, after a wrong code
        page.get_by_role("link", name="Set up an app").click()
        page.get_by_label("Code that the app shows now").fill("12 34 56")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        wrong["app"] = violations(page) if javascript else []
        page.get_by_label("Code that the app shows now").fill(staff.code_of(secret(page)))
        page.get_by_role("button", name="Continue").click()
        # then ten codes are shown once, and the page that was asked for comes after them
        expect(page.locator(".codes li")).to_have_count(10)
        wrong["codes"] = violations(page) if javascript else []
        recovery = page.locator(".codes li").first.inner_text()
        page.get_by_role("link", name="I have kept them, go on").click()
        page.wait_for_url("**/admin/reviews/letter/")
        page.get_by_role("button", name="Log out").click()
        # and the next time a recovery code opens the second step
        type_password(page, live_server, user)
        expect(page.get_by_role("button", name="Use my security key")).to_be_visible(visible=javascript)
        wrong["code"] = violations(page) if javascript else []
        page.get_by_label("Code").fill(recovery)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/reviews/letter/")
    page.context.close()
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_security_key_is_added_and_opens_the_second_step(page, live_server):
    # given a browser with a security key in its port
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
    key = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    user = newcomer()
    # when it is added at the first sign-in
    type_password(page, live_server, user)
    page.get_by_role("link", name="Add a key").click()
    assert violations(page) == []
    page.get_by_label("A name for the key").fill("Blue key")
    page.get_by_role("button", name="Add the key").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them, go on").click()
    page.get_by_role("button", name="Log out").click()
    # then it opens the second step
    type_password(page, live_server, user)
    page.get_by_role("button", name="Use my security key").click()
    page.wait_for_url("**/admin/reviews/letter/")
    # and a key that does not answer is said on the page
    page.get_by_role("button", name="Log out").click()
    devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"transport": "usb"}})
    type_password(page, live_server, user)
    page.get_by_role("button", name="Use my security key").click()
    expect(page.get_by_role("alert")).to_contain_text("The key did not answer")


def at_an_act(page, server):
    """A rep types into a form of a request."""
    members.member()
    request = reviews.request(zip_code="99999")
    matching.match(request_id=str(request.pk), by="worker")
    user = staff.account(roles.REP)
    sign_in(page, server, user)
    page.goto(f"{server.url}/admin/reviews/memberrequest/{request.pk}/reject/")
    return user


def test_a_warning_comes_two_minutes_before_the_end_and_one_key_keeps_the_session(
    page, live_server, settings, monkeypatch
):
    settings.STAFF_IDLE = datetime.timedelta(seconds=122)
    monkeypatch.setattr(session_limits, "STEP", 0)
    at_an_act(page, live_server)
    with nothing_odd(page, live_server.url):
        warning = page.get_by_role("alertdialog", name="Are you still there?")
        expect(warning).to_be_visible()
        assert violations(page) == []
        expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
        with page.expect_response("**/admin/account/stay/") as answer:
            page.keyboard.press("Enter")
        assert answer.value.json()["seconds"] >= 120
        expect(warning).to_be_hidden()


def test_at_the_end_what_was_typed_is_kept_and_shown_after_the_next_sign_in(page, live_server, settings):
    settings.STAFF_IDLE = datetime.timedelta(seconds=4)
    user = at_an_act(page, live_server)
    page.get_by_label("Why?").fill("The caller is not this member")
    page.get_by_label("Username").wait_for()
    settings.STAFF_IDLE = datetime.timedelta(minutes=15)
    expect(page.get_by_text("What you typed is kept: sign in")).to_be_visible()
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("pass")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(staff.code(user))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("definition")).to_have_text("The caller is not this member")
    assert violations(page) == []
    with nothing_odd(page, live_server.url):
        page.get_by_role("button", name="Send it now").click()
        page.get_by_text("rejected").first.wait_for()
    assert not TypedForm.objects.exists()
