"""The public pages in a real browser: everyone can use them, with or without scripts, on any screen and on paper."""

import datetime
import io
from typing import Any

import pikepdf
import pymupdf
import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from members.models import ProgramYear
from members.public_pages import TEXT_PAGES
from tests.browser.watching import at_every_width, nothing_odd
from tests.factories import members
from tests.reading import as_read

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ENGLISH_AND_SPANISH = pytest.mark.parametrize("prefix", ["", "/es"])
TODAY = members.this_year()
TEXTS = [reverse(name) for name in TEXT_PAGES]
FOCUSED = "() => document.activeElement.matches('[data-focus]')"


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site with two published years."""
    members.program_year(TODAY, is_demonstration=True)
    members.program_year(TODAY - 1)
    return str(live_server.url)


def answer(page: Page, *, drugs: str, cost: str, at_risk: str = "no") -> None:
    for slug in ("diabetes", "hypertension", "depression"):
        page.locator(f"input[value={slug}]").check()
    page.locator("[name=drug_count]").fill(drugs)
    page.locator("[name=annual_cost]").fill(cost)
    page.locator(f"[name=at_risk][value={at_risk}]").check()
    page.locator("main form button").click()


# Self-check -----------------------------------------------------------------------------------------------------------


@ENGLISH_AND_SPANISH
def test_self_check_by_htmx(page: Page, site: str, prefix: str) -> None:
    documents: list[str] = []
    with nothing_odd(page, site):
        page.goto(f"{site}{prefix}/{TODAY}/self-check/")
        page.on(
            "request", lambda request: documents.append(request.url) if request.resource_type == "document" else None
        )
        answer(page, drugs="-1", cost="4935,50")
        page.wait_for_selector(".errsum")
        page.wait_for_function(FOCUSED)
        assert page.title().startswith("Error:")
        found = at_every_width(page, where="errors")
        page.locator(".errsum a").first.click()
        assert page.evaluate("document.activeElement.name") == "drug_count"

        answer(page, drugs="8", cost="$4,935.01")
        page.wait_for_selector("[data-outcome=may-qualify]")
        page.wait_for_function(FOCUSED)
        assert not page.title().startswith("Error:")
        expect(page.locator("[data-print]")).to_be_visible()
        found += at_every_width(page, where="result")

        answer(page, drugs="7", cost="1", at_risk="not_sure")
        page.wait_for_selector("[data-outcome=cannot-tell]")
        assert page.locator("#self-check").count() == 1
    assert found == []
    assert documents == [], "htmx swapped its part; no page was loaded anew"


@ENGLISH_AND_SPANISH
def test_self_check_without_scripts(browser: Browser, site: str, prefix: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{prefix}/{TODAY}/self-check/")
    page.locator("main form button").click()
    assert page.locator(".errsum a").count() == 2
    answer(page, drugs="8", cost="4935")
    assert page.locator("[data-outcome]").get_attribute("data-outcome") == "not-by-these-answers"
    assert page.locator("[data-criterion=cost]").get_attribute("data-met") == "no"
    expect(page.locator("[data-print]")).to_be_hidden()
    page.locator("main form a.btn").click()
    assert page.locator("[name=drug_count]").input_value() == ""
    page.locator("nav.nav a").first.click()
    assert page.locator(".year-tabs [aria-current=page]").inner_text().endswith(str(TODAY))
    context.close()


# Language, years, paper -----------------------------------------------------------------------------------------------


def test_language_and_year_lead_where_they_say(page: Page, site: str) -> None:
    page.goto(f"{site}/{TODAY - 1}/")
    page.locator(".lang a").click()
    assert page.url == f"{site}/es/{TODAY - 1}/"
    page.locator(".year-tabs a").first.click()
    assert page.url == f"{site}/es/{TODAY}/"
    assert page.title().startswith(f"Programa de {TODAY}")
    page.go_back()
    page.go_back()
    assert page.url == f"{site}/{TODAY - 1}/"


def test_on_paper(page: Page, site: str) -> None:
    page.goto(site)
    page.emulate_media(media="print")
    for hidden in (".nav", ".year-tabs", ".lang", ".btn >> nth=0", ".onpage", "aside", ".foot__links"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", ".needs", "main a.phone", ".foot__legal"):
        expect(page.locator(shown)).to_be_visible()
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as sheet:
        assert len(sheet.pages) <= 5
        assert [round(float(edge)) for edge in sheet.pages[0].mediabox] == [0, 0, 612, 792]


@ENGLISH_AND_SPANISH
def test_every_page_as_a_sheet(page: Page, site: str, prefix: str) -> None:
    """Letter size, numbered, dated, with the phone; black, no menu, no button, no address of a link."""
    for path in ["/", *TEXTS, "/sample-letters/introductory/"]:
        page.goto(site + prefix + path)
        with pymupdf.open(stream=page.pdf(prefer_css_page_size=True)) as sheet:
            is_a_sheet(sheet, prefix)


def is_a_sheet(sheet: pymupdf.Document, prefix: str) -> None:
    texts = [" ".join(each.get_text().split()) for each in sheet]
    numbers = "Página {} de {}" if prefix else "Page {} of {}"
    for number, text in enumerate(texts, start=1):
        assert numbers.format(number, len(texts)) in text
    whole = " ".join(texts)
    said, button = (
        ("Esto es lo que decía", "Imprimir esta página")
        if prefix
        else ("This is what the page said on", "Print this page")
    )
    assert all(words in whole for words in ("1-800-555-0199", "TTY 711", said)), whole
    assert not any(words in whole for words in ("(http", button)), whole
    assert {span["color"] for each in sheet for span in spans(each)} == {0}
    assert {tuple(round(edge) for edge in each.rect) for each in sheet} == {(0, 0, 612, 792)}


def spans(page: pymupdf.Page) -> list[dict[str, Any]]:
    blocks = page.get_text("dict")["blocks"]
    return [
        span for block in blocks for line in block.get("lines", []) for span in line["spans"] if span["text"].strip()
    ]


def test_the_button_prints_what_the_browsers_own_print_does(page: Page, site: str) -> None:
    """The button does nothing but ask the browser, and nothing on the page differs between the two ways."""
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    for path in ["/", *TEXTS]:
        page.goto(site + path)
        page.emulate_media(media="print")
        before = page.locator("body").inner_text()
        page.emulate_media(media="screen")
        if page.locator("[data-print]").count():
            page.locator("[data-print]").first.click()
            assert page.evaluate("window.printed") == 1, path
        page.emulate_media(media="print")
        assert page.locator("body").inner_text() == before, path
        page.emulate_media(media="screen")


def test_the_result_on_paper(page: Page, site: str) -> None:
    page.goto(f"{site}/{TODAY}/self-check/")
    answer(page, drugs="8", cost="5000")
    page.wait_for_selector("[data-outcome]")
    page.emulate_media(media="print")
    expect(page.locator("[data-outcome]")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as sheet:
        assert len(sheet.pages) <= 2


def test_a_year_not_yet_begun_prints_its_first_day(page: Page, site: str) -> None:
    later = ProgramYear.objects.get(year=TODAY).year + 1
    members.program_year(later)
    page.goto(f"{site}/{later}/")
    assert datetime.date(later, 1, 1).strftime("%B ") + f"1, {later}" in as_read(
        page.locator(".note").first.inner_text()
    )
