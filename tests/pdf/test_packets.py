"""Every edition of the packet through both checkers: no error, and no warning that is not explained here."""

import dataclasses
import itertools
from pathlib import Path

import pytest

from reviews.documents.packet import TakeBackSite
from tests.pdf.checkers import OURS, findings, font_names, page_texts
from tests.reviews.documents.packets import copy_pdf, encounter, medicines, packet_pdf
from tests.reviews.documents.samples import YEAR

EXPLAINED = {
    "TBL-012 warning",  # rows to write new medicines in are empty on purpose
    "TBL-014 warning",  # the tables of medicines and of blank rows stand close: the checker takes them for one grid
    "PAG-001 warning",  # the head of the table, and of the boxes, stands at the top of each page, as the form wants it
}
EVERY = list(itertools.product((2026,), ("en", "es"), ("standard", "large"), (3, 12, 30)))
OLD = [(2021, "en", "standard", 3), (2021, "es", "standard", 12), (2021, "es", "large", 3), (2021, "en", "large", 30)]
SITES = [TakeBackSite(name="Harbor Pharmacy", address="1 Main Street, Boston, MA 02110")] * 2


@pytest.mark.parametrize(("year", "language", "size", "number"), EVERY + OLD)
def test_every_packet_is_clean(year: int, language: str, size: str, number: int, tmp_path: Path) -> None:
    held = encounter(medicines=medicines(number))
    year_facts = dataclasses.replace(YEAR, year=year)
    pdf = packet_pdf(held=held, language=language, size=size, year=year_facts, take_back_sites=SITES)
    assert findings(pdf, tmp_path) <= EXPLAINED
    assert font_names(pdf) <= set(OURS)


@pytest.mark.parametrize(("language", "size"), [("en", "standard"), ("es", "large")])
def test_a_copy_for_a_representative_is_clean_with_one_sheet_in_front(language: str, size: str, tmp_path: Path) -> None:
    pdf = copy_pdf(language=language, size=size, take_back_sites=SITES)
    first, second, *_others = page_texts(pdf)
    assert ("Ana Rivera" in first, "12 Beacon Street" in first) == (True, False)
    assert ("8 Elm Street" in second, "12 Beacon Street" in second) == (False, True)
    assert "OMB" in second
    assert "OMB" not in first
    assert findings(pdf, tmp_path) <= EXPLAINED
    assert font_names(pdf) <= set(OURS)
