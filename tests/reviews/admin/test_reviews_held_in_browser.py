"""A review is written in a real browser: saved as one types, by keyboard, without scripts, on a small screen."""

import pytest
from django.urls import reverse

from members import roles
from reviews.models import CompletedReview
from tests.browser import signing_in
from tests.browser.watching import nothing_odd
from tests.factories import cmr as held
from tests.factories import staff
from tests.reviews.admin.test_in_browser import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_page(page, live_server, draft):
    signing_in.sign_in(page, live_server, staff.account(roles.PHARMACIST))
    address = live_server.url + reverse("admin:reviews_reviewdraft_writing", args=[draft.pk])
    page.goto(address)
    return address


def test_what_is_typed_outlives_a_dead_browser_and_is_finalised(page, live_server):
    draft = held.written()
    address = open_page(page, live_server, draft)
    with nothing_odd(page, live_server.url):
        page.get_by_label("Minutes").fill("35")
        page.get_by_text("Saved at").wait_for()
        page.keyboard.press("Tab")
    page.goto("about:blank")
    page.goto(address)
    assert page.get_by_label("Minutes").input_value() == "35"
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("button", name="Save, and add another medicine").click()
    page.get_by_label("Medicine and strength").nth(1).fill("Vitamin D3")
    page.get_by_text("Saved at").wait_for()
    page.get_by_role("button", name="Finalise, and have the packet mailed").click()
    page.get_by_text("The packet leaves when the undo window is over.").wait_for()
    names = [each["name"] for each in CompletedReview.objects.get().encounter["medicines"]]
    assert names == ["Metformin 500 mg tablet", "Vitamin D3"]


def test_what_is_missing_is_led_to(page, live_server):
    open_page(page, live_server, held.written(provider_name=None))
    page.get_by_role("button", name="Finalise, and have the packet mailed").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    page.get_by_role("link", name="Name who held the review").click()
    assert page.evaluate("document.activeElement.name") == "held-provider_name"
    assert violations(page) == []


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_is_saved_by_the_button(page, live_server):
    draft = held.written()
    address = open_page(page, live_server, draft)
    page.get_by_label("Minutes").fill("20")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(address)
    assert page.get_by_label("Minutes").input_value() == "20"
