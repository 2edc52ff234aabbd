"""The list that was filled in, printed: the same sheet by our button and by the browser's own Print."""

import pymupdf
import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from reviews.documents.form_sets import form_set_of
from tests.browser.filling import FILL, TWELVE, Filling
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEBREW = "אומפרזול 20 מ״ג"


@pytest.fixture
def site(live_server: LiveServer) -> str:
    members.program_year()
    return str(live_server.url)


def test_button_and_browser_print_the_same(page: Page, site: str) -> None:
    fill = Filling(page, site + FILL)
    fill.box("name").fill("José Núñez")
    fill.box("allergies").fill("Penicillin\nShellfish")
    fill.type_rows(TWELVE)
    page.evaluate("""() => {
        window.sheets = []; // as a printer sees them
        window.addEventListener("beforeprint", () => {
            window.sheets.push(document.querySelector("[data-sheet]").textContent);
        });
        window.print = () => ["beforeprint", "afterprint"].forEach((name) => window.dispatchEvent(new Event(name)));
    }""")
    before = fill.printed()
    page.click("[data-print]")
    assert fill.printed() == before
    by_browser, by_button, by_browser_again = page.evaluate("window.sheets")
    assert by_browser == by_button == by_browser_again
    assert "Latanoprost" in by_button
    assert "Latanoprost" not in page.locator("[data-sheet]").text_content()
    assert page.locator("[data-sheet] tbody tr").count() == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sheet_is_that_of_the_form(page: Page, site: str, language: str) -> None:
    fill = Filling(page, site + ("/es" if language == "es" else "") + FILL)
    fill.box("name").fill("José Núñez")
    fill.type_rows(TWELVE)
    pages = fill.printed()
    words = form_set_of(members.this_year()).words[language]
    text = " ".join(pages)
    for sentence in (words.title.upper(), *words.instructions, *(field.label for field in (*words.head, *words.after))):
        assert sentence in text, sentence
    for row in TWELVE:
        assert all(cell in text for cell in row if cell and cell.isascii()), row
    heads = [" ".join(column.label for column in words.columns) in page for page in pages]
    assert heads[:2] == [True, True], "the head of the table stands on each page of it"
    first = "Page 1 of" if language == "en" else "Página 1 de"
    assert f"{first} {len(pages)}" in pages[0]
    assert "CMS-10396" in text
    assert "What you type" not in text


def test_thirty_medicines_large_and_from_right_to_left(page: Page, site: str) -> None:
    Filling(page, site + FILL, "?size=large")
    limits = {column.key: column.limit for column in form_set_of(members.this_year()).words["en"].columns}
    rows = [{key: f"{number} " + "ñ" * (limit - 4) for key, limit in limits.items()} for number in range(110, 138)]
    rows += [{"medication": HEBREW}, {"medication": "Last one"}]
    page.evaluate("rows => fillList.write({ medicines: rows })", rows)
    with pymupdf.open(stream=page.pdf(prefer_css_page_size=True), filetype="pdf") as sheet:
        spans = [
            (span, number)
            for number, paper in enumerate(sheet)
            for block in paper.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
        ]
        text = " ".join(paper.get_text() for paper in sheet)
    assert min(span["size"] for span, _ in spans if span["text"].strip()) >= 17.9
    assert {span["color"] for span, _ in spans} == {0}
    assert "Last one" in text
    assert text.count("ñ") == 28 * sum(limit - 4 for limit in limits.values()), "nothing is cut"
    for number in range(110, 138):
        cells = [at for span, at in spans if span["text"].split()[:1] == [str(number)]]
        assert len(cells) == len(limits)
        assert len(set(cells)) == 1, "a row never splits"
    hebrew = [span for span, _ in spans if "א" in span["text"]]
    assert hebrew
    assert page.evaluate("fillList.fillSheet()") is None
    page.emulate_media(media="print")
    cell = page.locator("td p", has_text=HEBREW)
    assert cell.evaluate("cell => getComputedStyle(cell).direction") == "rtl"


def test_the_older_form_prints_its_boxes(page: Page, site: str) -> None:
    fill = Filling(page, site + FILL, "?edition=2021")
    fill.box("medication", 0).fill("Zocor")
    fill.box("stopped", 0).fill("March 3, 2021")
    text = " ".join(fill.printed())
    words = form_set_of(2021).words["en"]
    assert all(field.label in text for field in words.columns)
    assert "March 3, 2021" in text
    assert "It was in use from 2013 to 2021" in text


def test_an_empty_page_prints_a_blank_list(page: Page, site: str) -> None:
    pages = Filling(page, site + FILL).printed()
    assert len(pages) == 2
    assert "MEDICATION LIST" in pages[0]
