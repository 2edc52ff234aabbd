"""The self-check in a real browser: both years and reasons for everyone, Back, clearing, the sheet on paper."""

import io
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from members import two_years
from tests.browser.watching import at_every_width, nothing_odd
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = members.this_year()
FOCUSED = "() => document.activeElement.matches('[data-focus]')"


@pytest.fixture
def site(live_server: LiveServer) -> Iterator[str]:
    """Two years that differ, on a day on which people look at both."""
    members.program_year(TODAY)
    members.program_year(TODAY + 1, cost_threshold=6000, conditions=("diabetes", "hypertension", "asthma"))
    with mock.patch.object(two_years, "FIRST_MONTH", 1):
        yield str(live_server.url)


def answer(page: Page, **changes: Any) -> None:
    for slug in ("diabetes", "hypertension", "depression"):
        page.locator(f"input[value={slug}]").check()
    for name, value in {"drug_count": "8", "annual_cost": "$5,000", **changes}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=at_risk][value=no]").check()
    page.locator("[name=worth_asking][value=cost]").check()
    page.locator("[name=worth_asking_not_sure]").check()
    page.locator("main form button").click()
    page.wait_for_selector("[data-outcome]")


def typed(page: Page) -> tuple[str, str, int]:
    """What stands in the form: both numbers and how many boxes are checked."""
    numbers = [page.locator(f"[name={name}]").input_value() for name in ("drug_count", "annual_cost")]
    return numbers[0], numbers[1], page.locator("main input:checked").count()


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_both_years_and_reasons_are_for_everyone(page: Page, site: str, prefix: str) -> None:
    with nothing_odd(page, site):
        page.goto(f"{site}{prefix}/{TODAY}/self-check/")
        answer(page)
        expect(page.locator("[data-other-outcome=not-by-these-answers]")).to_be_visible()
        expect(page.locator("[data-reasons]")).to_be_visible()
        assert at_every_width(page, where="both years") == []


def test_back_leads_to_the_answers_which_stay_and_forward_to_the_result(page: Page, site: str) -> None:
    page.goto(f"{site}/{TODAY}/")
    page.goto(f"{site}/{TODAY}/self-check/")
    answer(page)
    page.wait_for_function(FOCUSED)
    page.go_back()
    expect(page.locator("[data-outcome]")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "change-answers"
    assert typed(page) == ("8", "$5,000", 6)
    page.go_forward()
    expect(page.locator("[data-outcome]")).to_be_visible()
    page.wait_for_function(FOCUSED)
    page.go_back()
    answer(page, drug_count="7")
    page.wait_for_selector("[data-outcome=not-by-these-answers]")
    page.go_back()
    page.go_back()
    assert page.url == f"{site}/{TODAY}/"


def test_clearing_leaves_nothing_not_even_behind_back(page: Page, site: str) -> None:
    page.goto(f"{site}/{TODAY}/self-check/")
    answer(page)
    page.locator("[data-clear]").first.click()
    page.wait_for_selector(".note[data-focus]")
    page.wait_for_function(FOCUSED)
    assert typed(page) == ("", "", 0)
    assert page.context.cookies() == [cookie for cookie in page.context.cookies() if cookie["name"] == "csrftoken"]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_back()
    page.wait_for_selector("[name=drug_count]")
    assert typed(page) == ("", "", 0)


def test_the_button_prints_what_the_browser_prints(page: Page, site: str) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; }")
    page.goto(f"{site}/{TODAY}/self-check/")
    answer(page)
    page.emulate_media(media="print")
    before = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert page.locator("body").inner_text() == before
    for words in ("Your answers", "Checked on", "Questions to ask when you call", "My notes:", "1-800-555-0199"):
        assert words in before
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator("[data-clear] >> nth=0")).to_be_hidden()
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as sheet:
        assert len(sheet.pages) <= 3


def test_without_scripts_the_answers_stay_below_the_result(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{TODAY}/self-check/")
    answer(page)
    assert typed(page) == ("8", "$5,000", 6)
    page.locator("a.btn[href='#change-answers']").click()
    page.locator("[name=drug_count]").fill("1")
    page.locator("main form button").click()
    assert page.locator("[data-outcome]").get_attribute("data-outcome") == "not-by-these-answers"
    page.locator("[data-clear]").first.click()
    expect(page.locator(".note").filter(has_text="cleared")).to_be_visible()
    assert typed(page) == ("", "", 0)
    context.close()
