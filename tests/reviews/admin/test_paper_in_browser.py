"""The mail desk in a real browser: by keyboard alone, with and without scripts, for everybody."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, User
from django.urls import reverse

from members import roles
from reviews.models import MemberRequest
from tests.browser.signing_in import sign_in
from tests.browser.watching import RULES, nothing_odd
from tests.factories import introductions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page: Any, live_server: Any) -> Any:
    """A rep who has the page open."""
    user = User.objects.create_user("rep1", password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.REP))
    sign_in(page, live_server, user)
    page.goto(live_server.url + reverse("admin:reviews_memberrequest_paper_add"))
    page.get_by_label("Reference on the form").wait_for()
    return page


def violations(page: Any) -> list[Any]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:100]) for rule in found]


def key_a_form(desk: Any, reference: str) -> None:
    """As a scanner and two hands do it: nothing is clicked, nothing is waited for but the pages."""
    keys = desk.keyboard
    keys.type(reference)
    keys.press("Enter")
    desk.get_by_text("Maria Lopez").wait_for()
    for typed in ("Have", "Tuesday m", "Friday e", "", "617-555-0177", "Yes"):
        keys.type(typed)
        keys.press("Tab")
    for pressed in ("Tab", "Space", "Tab", "Tab", "Tab", "Space", "Enter"):
        keys.press(pressed)
    desk.get_by_text("Keyed.").wait_for()


def test_a_form_is_keyed_by_keyboard_alone_and_the_next_one_can_follow(desk: Any, live_server: Any) -> None:
    letters = [introductions.mailed_letter() for _ in range(2)]
    with nothing_odd(desk, live_server.url):
        for letter in letters:
            key_a_form(desk, letter.form_reference)
    for letter in letters:
        request = MemberRequest.objects.get(paper_form=letter)
        assert (request.state, request.choice, request.leave_message) == ("matched", "review", True)
        assert sorted(window.rpartition("-")[2] for window in request.windows) == ["evening", "morning"]
        assert (request.phone, request.large_print) == ("617-555-0177", True)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_too(desk: Any) -> None:
    letter = introductions.mailed_letter()
    key_a_form(desk, letter.form_reference)
    assert MemberRequest.objects.get().paper_form == letter


def test_it_is_accessible_and_fits_a_phone_in_every_state(desk: Any) -> None:
    letter = introductions.mailed_letter()
    desk.set_viewport_size({"width": 390, "height": 844})
    wrong = {"empty": violations(desk)}
    desk.keyboard.press("Enter")
    desk.get_by_text("There is a problem").wait_for()
    wrong["refused"] = violations(desk)
    desk.get_by_label("Reference on the form").fill(letter.form_reference)
    desk.keyboard.press("Enter")
    desk.get_by_text("Maria Lopez").wait_for()
    wrong["opened"] = violations(desk)
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert wrong == {"empty": [], "refused": [], "opened": []}
