"""Every edition of the packet through both checkers: no error, and no warning that is not explained here."""

import dataclasses
import itertools
from pathlib import Path

import pytest

from tests.pdf.checkers import OURS, findings, font_names
from tests.reviews.documents.packets import encounter, medicines, packet_pdf
from tests.reviews.documents.samples import YEAR

EXPLAINED = {
    "TBL-012 warning",  # rows to write new medicines in are empty on purpose
    "TBL-014 warning",  # the tables of medicines and of blank rows stand close: the checker takes them for one grid
    "PAG-001 warning",  # the head of the table, and of the boxes, stands at the top of each page, as the form wants it
}
EVERY = list(itertools.product((2021, 2026), ("en", "es"), ("standard", "large"), (3, 12)))
LONG = [(2026, "en", "standard", 30), (2026, "es", "large", 30), (2021, "en", "large", 30)]


@pytest.mark.parametrize(("year", "language", "size", "number"), EVERY + LONG)
def test_every_packet_is_clean(year: int, language: str, size: str, number: int, tmp_path: Path) -> None:
    held = encounter(medicines=medicines(number))
    pdf = packet_pdf(held=held, language=language, size=size, year=dataclasses.replace(YEAR, year=year))
    assert findings(pdf, tmp_path) <= EXPLAINED
    assert font_names(pdf) <= set(OURS)
