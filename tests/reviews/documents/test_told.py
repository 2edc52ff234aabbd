"""Letters about what a vendor told say who told it, of which day, and what to do when it is wrong."""

import dataclasses
from typing import Any

import pytest

from reviews.documents import letter_paper
from tests.pdf.checkers import page_texts, text_of
from tests.reviews.documents.samples import YEAR, told_content


def text(**changes: Any) -> str:
    return text_of(letter_paper.to_pdf(told_content(**changes))).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "told_leave"}, ["you said that you want to leave", "We will put you back in", "What stops"]),
        ({"kind": "told_leave", "asked": False}, ["they noted that you are leaving"]),
        ({"kind": "told_not_now"}, ["medicine review right now", "You are still in the 2026", "every three months"]),
    ],
)
def test_each_says_who_told_what_and_where_to_call(changes: dict[str, Any], words: list[str]) -> None:
    said = text(**changes)
    for each in [*words, "Northfield Medication Care", "November 20, 2026", "1-800-555-0199", "MTM-7K2D-9QXH"]:
        assert each in said


def test_who_is_not_in_the_program_is_not_said_to_be() -> None:
    said = text(kind="told_not_now", in_program=False)
    assert "still in the" not in said
    assert "every three months" not in said


def test_a_year_without_a_named_vendor_has_a_team() -> None:
    assert "The team that holds the medicine reviews" in text(year=dataclasses.replace(YEAR, vendor_name=""))


@pytest.mark.parametrize("kind", ["told_leave", "told_not_now"])
@pytest.mark.parametrize(("language", "size", "most"), [("en", "standard", 2), ("es", "large", 3)])
def test_it_is_short(kind: str, language: str, size: str, most: int) -> None:
    pages = page_texts(letter_paper.to_pdf(told_content(kind=kind, language=language, size=size)))
    assert len(pages) <= most
    assert len(pages[-1]) > 300
    assert "1-800-555-0199 (TTY: 711)" in pages[0]  # beside the words that ask for a call
