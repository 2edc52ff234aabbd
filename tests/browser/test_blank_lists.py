"""Blank lists in a real browser: everyone can use the pages, and paper gets the sheet alone."""

import io

import pymupdf
import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.watching import at_every_width, nothing_odd
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = "/medication-list/"
BLANK = f"{LISTS}blank/"


@pytest.fixture
def site(live_server: LiveServer) -> str:
    members.program_year(members.this_year(), is_demonstration=True)
    return str(live_server.url)


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_pages_for_everyone(page: Page, site: str, prefix: str) -> None:
    found = []
    with nothing_odd(page, site):
        for path in (LISTS, f"{LISTS}by-post/", f"{BLANK}?rows=4", f"{BLANK}?rows=4&size=wallet&edition=2021"):
            page.goto(site + prefix + path)
            found += at_every_width(page, where=prefix + path)
        page.goto(f"{site}{prefix}{LISTS}by-post/")
        page.locator("main form button").click()
        found += at_every_width(page, where="nothing filled in")
    assert found == []


@pytest.mark.parametrize("size", ["standard", "large", "wallet"])
def test_paper_gets_the_sheet_alone_with_what_was_typed(page: Page, site: str, size: str) -> None:
    page.goto(f"{site}{BLANK}?rows=4&size={size}")
    page.locator("[name=medication_2]").fill("Metformin 500 mg")
    with pymupdf.open(stream=io.BytesIO(page.pdf(prefer_css_page_size=True)), filetype="pdf") as document:
        assert {(round(sheet.rect.width), round(sheet.rect.height)) for sheet in document} == {(612, 792)}
        text = " ".join(" ".join(sheet.get_text() for sheet in document).split())
    assert "Metformin" in text
    assert "MEDICATION LIST" in text
    assert "Form CMS-10396" in text
    assert "Open the same list as PDF" not in text
    assert "Need help?" not in text


def test_on_a_phone_each_place_stands_alone_under_the_name_of_its_column(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}{BLANK}?rows=4")
    columns = page.locator(".sheet table").first.locator("thead th").all_inner_texts()
    cells = page.locator(".sheet table").first.locator("tbody tr").first.locator("td")
    names = [cell.evaluate("cell => getComputedStyle(cell, '::before').content") for cell in cells.all()]
    assert [name.strip('"') for name in names] == columns
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert all(box and box["width"] > 250 for box in boxes), boxes
