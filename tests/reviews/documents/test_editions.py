"""What the page says of each ready-made list is true of the PDF that is made."""

import datetime
import io

import pikepdf
import pytest
from django.utils import translation

from reviews.documents.editions import Edition, edition_year, editions, form_set
from reviews.documents.medication_list import blank_pdf
from reviews.documents.phrases import hours_lines

SEASON = {"weekdays_only_from": "04-01", "weekdays_only_to": "09-30"}


@pytest.mark.parametrize(
    "edition", editions(), ids=lambda edition: f"{edition.form_set}-{edition.language}-{edition.size}"
)
def test_pages_and_size(edition: Edition) -> None:
    pdf = make(edition)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
    kilobytes = round(len(pdf) / 1000)
    told = f"reviews/data/blank_lists.toml: pages = {pages}, kilobytes = {kilobytes}"
    assert pages == edition.pages, told
    assert abs(kilobytes - edition.kilobytes) <= 5, told


def make(edition: Edition) -> bytes:
    with translation.override(edition.language):
        hours = hours_lines(opens_at=datetime.time(8), closes_at=datetime.time(20), **SEASON)
    return blank_pdf(
        edition=edition_year(form_set(edition.form_set), 2026),
        language=edition.language,
        size=edition.size,
        rows=edition.rows,
        fillable=True,
        phone="1-800-555-0199",
        tty="711",
        hours=tuple(hours),
    )
