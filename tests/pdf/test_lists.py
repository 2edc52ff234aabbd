"""Every medication list through both independent checkers: no error, and no warning that is not explained here."""

import itertools
from pathlib import Path

import pymupdf
import pytest

from reviews.documents import list_letter
from reviews.documents.editions import USUAL_ROWS
from reviews.documents.form_sets import LANGUAGES
from reviews.documents.list_sheet import SIZES
from tests.pdf.checkers import OURS, elements, findings, font_names, opened, page_texts
from tests.reviews.documents.samples import blank_list, list_content

# A list to write in is mostly empty cells; that is its purpose, and each typeable cell holds a named field.
BLANK_TABLE = "TBL-012 warning"
# The boxes of the old list fill a page, so that the same heading stands at the top of several; it is no running head.
SAME_PLACE = "PAG-001 warning"
# A wallet sheet is ruled into cards to be folded; a card is no cell, and the table on it is tagged as one.
CARDS = "TBL-014 warning"

EDITIONS = [(2021, {SAME_PLACE}), (2026, {BLANK_TABLE})]
EVERY = list(itertools.product(EDITIONS, LANGUAGES, SIZES, (False, True)))
SHORT_AND_LONG = list(itertools.product(EDITIONS, SIZES, (4, 40)))


@pytest.mark.parametrize(("edition", "language", "size", "fillable"), EVERY)
def test_every_edition_is_clean(
    edition: tuple[int, set[str]], language: str, size: str, fillable: bool, tmp_path: Path
) -> None:
    year, explained = edition
    pdf = blank_list(edition=year, language=language, size=size, rows=USUAL_ROWS[size], fillable=fillable)
    _is_clean(pdf, explained | ({CARDS} if size == "wallet" else set()), tmp_path)
    _is_ours(pdf, language)


@pytest.mark.parametrize(("edition", "size", "rows"), SHORT_AND_LONG)
def test_short_and_long_lists_are_clean(edition: tuple[int, set[str]], size: str, rows: int, tmp_path: Path) -> None:
    year, explained = edition
    pdf = blank_list(edition=year, size=size, rows=rows, fillable=rows == 4)
    _is_clean(pdf, explained | ({CARDS} if size == "wallet" else set()), tmp_path)


def _is_clean(pdf: bytes, explained: set[str], folder: Path) -> None:
    assert findings(pdf, folder) <= explained
    assert font_names(pdf) <= set(OURS)


def _is_ours(pdf: bytes, language: str) -> None:
    """US Letter, a title, the language, one heading of the first rank, headers that say what they head."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert {(page.rect.width, page.rect.height) for page in document} == {(612, 792)}
    with opened(pdf) as document:
        assert document.Root.Lang == language
        assert str(document.docinfo["/Title"])
        assert len(elements(document, "H1")) == 1
        assert {str(cell.A.Scope) for cell in elements(document, "TH")} <= {"/Column"}
        assert all(b"/Artifact <</Type /Pagination>> BDC" in page.Contents.read_bytes() for page in document.pages)


def test_large_print_is_large() -> None:
    for year in (2021, 2026):
        pdf = blank_list(edition=year, size="large", rows=USUAL_ROWS["large"], fillable=True)
        with pymupdf.open(stream=pdf, filetype="pdf") as document:
            spans = [
                span
                for page in document
                for block in page.get_text("dict")["blocks"]
                for line in block.get("lines", [])
                for span in line["spans"]
                if span["text"].strip()
            ]
        assert min(span["size"] for span in spans) >= 17.99, sorted(
            {span["text"] for span in spans if span["size"] < 18}
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_the_letter_that_brings_a_list_is_clean(size: str, language: str, tmp_path: Path) -> None:
    letter_size = "large" if size == "large" else "standard"
    content = list_content(language=language, size=letter_size, list_size=size)
    pdf = list_letter.to_pdf(content)
    _is_clean(pdf, {BLANK_TABLE} | ({CARDS} if size == "wallet" else set()), tmp_path)
    assert pdf == list_letter.to_pdf(content)
    pages = page_texts(pdf)
    assert "CMS-10396" not in pages[0]
    assert all("CMS-10396" in page for page in pages if "Medicamento " in page or "Medication How" in page)
