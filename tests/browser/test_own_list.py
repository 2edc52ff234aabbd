"""The list goes to a request by two presses, is seen, changed and sent; by keyboard alone, for everyone."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from reviews.models import MemberOwnList
from tests.browser.filling import FILL, TWELVE, Filling
from tests.browser.watching import at_every_width, nothing_odd
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("reviews.views.request.enqueue", lambda *args: None)  # no queue runs in these tests
    members.program_year()
    return str(live_server.url)


def go_on(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.fill(f"[name={name}]", text)
    page.locator("main form .btn").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_from_the_page_to_the_pharmacist(page: Page, site: str, prefix: str) -> None:
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with nothing_odd(page, site):
        fill = Filling(page, site + prefix + FILL)
        fill.type_rows(TWELVE[:2])
        page.click("[data-offer]")
        expect(page.locator("[data-send-panel]")).to_be_visible()
        found = at_every_width(page, where="offer")
        page.click("[data-send-no]")
        expect(page.locator("[data-send-panel]")).to_be_hidden()
        assert posts == [], "the first press sends nothing"
        page.click("[data-offer]")
        page.click("[data-send] button:not([type=button])")
        expect(page).to_have_url(re.compile(f"{prefix}/request/list/$"))
        assert posts == [f"{site}{prefix}/request/list/"]
        expect(page.locator("main")).to_contain_text("Dr. Maria Alvarez")
        found += at_every_width(page, where="list in the request")
        page.click(f"a[href='{prefix}/request/list/change/']")
        page.wait_for_selector("[data-fill]:not([hidden])")
        assert fill.names() == [row[0] for row in TWELVE[:2]]
        fill.box("why", 1).fill("my heart")
        page.click("[data-offer]")
        page.click("[data-send] button:not([type=button])")
        page.click(f"a[href='{prefix}/request/who/']")
        page.check("[value=self]")
        go_on(page)
        person = {"first_name": "Zoë", "last_name": "Peña", "birth_month": "4", "birth_day": "28", "birth_year": "1948"}
        go_on(page, **person, zip_code="02108")
        page.check("[value=review]")
        go_on(page)
        go_on(page)
        go_on(page, phone="617 555 0123")
        expect(page).to_have_url(re.compile("/request/check/$"))
        found += at_every_width(page, where="check")
        page.locator("form[data-once] .btn").click()
        expect(page).to_have_url(re.compile("/request/done/$"))
    assert found == []
    assert MemberOwnList.objects.get().content["medicines"][1]["why"] == "my heart"


def test_by_keyboard_alone_with_a_problem_to_mend(page: Page, site: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    press = page.keyboard.press
    fill = Filling(page, site + FILL)
    page.locator("[data-offer]").focus()
    press("Enter")
    press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-send-panel]')"), "Enter held down is no yes"
    press("Tab")
    assert fill.focused() == "Yes, add the list"
    press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-problems]')")
    expect(page.locator("[data-problems]")).to_contain_text("Type at least one medicine first.")
    fill.box("medication", 0).focus()
    limit = int(fill.box("medication", 0).get_attribute("data-limit") or 0)
    page.keyboard.type("Z" * (limit + 1))
    page.locator("[data-send] button").first.focus()
    press("Enter")
    link = page.locator("[data-problems] a")
    expect(link).to_have_text(f"Medicine 1: Medication: too long by 1. This box holds {limit} characters.")
    press("Tab")
    press("Enter")
    assert fill.focused() == "medication"
    press("End")
    press("Backspace")
    assert sent == []
    page.locator("[data-send] button").first.focus()
    press("Enter")
    expect(page).to_have_url(re.compile("/request/list/$"))
    assert set(parse_qs(sent[0])) == {"csrfmiddlewaretoken", "content"}


def test_clearing_the_request_tells_of_the_list_kept_in_the_browser(page: Page, site: str) -> None:
    left = page.locator("[data-list-left]")
    page.goto(f"{site}/request/cleared/")
    expect(left).to_be_hidden()
    fill = Filling(page, site + FILL)
    fill.box("medication", 0).fill("Zocor")
    page.check("[data-keep]")
    page.goto(f"{site}/request/cleared/")
    expect(left).to_be_visible()


def test_when_the_site_is_closed_in_between_the_list_is_not_lost(page: Page, site: str, settings: object) -> None:
    fill = Filling(page, site + FILL)
    fill.type_rows(TWELVE[:2])
    settings.SERVICE_OFF = True
    page.click("[data-offer]")
    page.click("[data-send] button:not([type=button])")
    expect(page).to_have_title(re.compile("closed|back", re.IGNORECASE))
    page.go_back()
    page.wait_for_selector("[data-fill]:not([hidden])")
    assert fill.names() == [row[0] for row in TWELVE[:2]]
    settings.SERVICE_OFF = False
    page.click("[data-offer]")
    page.click("[data-send] button:not([type=button])")
    expect(page).to_have_url(re.compile("/request/list/$"))
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(sessionStorage)") == []
