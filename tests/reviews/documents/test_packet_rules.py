"""What CMS fixes of the packet: the names of its parts, its headings, its numbers."""

import dataclasses
import re
from typing import Any

import pytest
from django.template.loader import render_to_string

from reviews.documents import packet
from reviews.documents.form_sets import form_set_of
from tests.pdf.checkers import page_texts
from tests.reviews.documents.packets import packet_content
from tests.reviews.documents.samples import YEAR

NAMES = {
    2021: ("Medication Action Plan", "Personal Medication List"),
    2022: ("Recommended To-Do List", "Medication List"),
}
HEADINGS = {
    2026: [
        "My To-Do List", "What we talked about:", "What I should do:", "Allergies:", "Side effects I have had:",
        "Other information:", "My notes and questions:",
    ],
    2021: [
        "What we talked about:", "What I need to do:", "What I did and when I did it:",
        "My follow-up plan (add notes about next steps):",
        "Questions I want to ask (include topics about medications or therapy):", "Keep this list up-to-date with:",
        "Allergies or side effects:", "Other Information:",
    ],
}  # fmt: skip
EVERY_HEADING = re.compile(r"<h3[^>]*>(.*?)</h3>", re.DOTALL)


@pytest.mark.parametrize("year", NAMES)
def test_the_names_of_the_parts_change_with_the_year_2022(year: int) -> None:
    content = packet_content(year=dataclasses.replace(YEAR, year=year))
    title = form_set_of(year).words["en"].title
    assert (content["to_do"]["title"], title) == NAMES[year]
    assert all(name in content["cover"]["enclosed"] for name in NAMES[year])


@pytest.mark.parametrize("year", HEADINGS)
def test_the_headings_are_those_of_the_form_and_no_others(year: int) -> None:
    parts = _html(packet_content(year=dataclasses.replace(YEAR, year=year)))
    parts = parts.partition('class="sheet ')[2].partition('class="disposal-page"')[0]
    assert list(dict.fromkeys(EVERY_HEADING.findall(parts))) == HEADINGS[year]


@pytest.mark.parametrize("known", [True, False])
def test_expiry_and_statement_are_printed_when_they_are_known(known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_set_of(2026)
    if known:
        words = {"en": dataclasses.replace(form.words["en"], pra_statement="According to the act, 40 minutes.")}
        form = dataclasses.replace(form, expires="02/28/2027", words=words)
    monkeypatch.setattr(packet, "form_set_of", lambda year: form)
    pages = page_texts(packet.to_pdf(packet_content()))
    assert [("(Expires: 02/28/2027)" in page) for page in pages] == [known] * len(pages)
    assert " ".join(pages).count("According to the act, 40 minutes.") == known


def _html(content: dict[str, Any]) -> str:
    return render_to_string("pdf/letters/takeaway.html", {"letter": content, **packet.drawn(content)})
