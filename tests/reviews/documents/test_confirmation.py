"""The confirmation letter: everything promised is printed, in both languages and sizes, whatever the name."""

import dataclasses
import json
import re

import pymupdf
import pytest

from reviews.documents import letter_paper
from reviews.documents.confirmation import SUBJECTS
from reviews.documents.letter_paper import SIZES
from tests.pdf.checkers import elements, opened, page_texts, text_of
from tests.reviews.documents.samples import YEAR, content, letter

KINDS = sorted(SUBJECTS)


@pytest.mark.parametrize("kind", KINDS)
def test_content_is_json_and_makes_the_same_letter_again(kind: str) -> None:
    frozen = content(kind=kind)
    again = json.loads(json.dumps(frozen))
    assert again == frozen
    assert letter_paper.to_pdf(again) == letter_paper.to_pdf(frozen)


@pytest.mark.parametrize("kind", KINDS)
def test_says_who_writes_to_whom_and_where_to_call(kind: str) -> None:
    text = text_of(letter(kind=kind))
    for part in (
        "Sample Health Plan P.O. Box 100 Boston, MA 02205 María-José O’Neill 12 Beacon Street Apt 4 Boston, MA 02108",
        "November 24, 2026 Your reference: MTM-7K2D-9QXH",
        "Dear María-José O’Neill:",
        "1-800-555-0199 (TTY: 711). The call is free. 8:00 a.m. to 8:00 p.m., Eastern Time "
        "Monday through Friday from April 1 through September 30 Every day from October 1 through March 31",
        "https://mtm.example.org/request/manage/",
        "Sample Health Plan is an HMO plan with a Medicare contract.",
        "An interpreter is free.",
    ):
        assert part in text


def test_a_review_says_what_happens_next_and_when() -> None:
    text = text_of(letter())
    for part in (
        "Tuesday, December 1, 2026, in the morning",
        "Thursday, December 3, 2026, in the evening",
        "Northfield Medication Care will call you",
        "If nobody has called you by December 4, 2026",
        "1-888-555-0100, 1-888-555-0101",
        "They will never ask for your bank account, your credit card, or your Social Security number.",
        "Within 14 days after the review",
    ):
        assert part in text


def test_a_review_without_wishes_or_vendor_still_makes_sense() -> None:
    year = dataclasses.replace(YEAR, vendor_name="", calling_numbers=())
    text = text_of(letter(windows=[], year=year))
    assert "We will call you to set the time" in text
    assert "times are good" not in text
    assert "None" not in text
    assert "call from: ." not in text


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (
            "confirmation_not_now",
            ["You are still in the 2026", "At least every three months", "until December 31, 2026"],
        ),
        ("confirmation_leave", ["did not ask for this", "What stops", "What stays the same", "You can come back"]),
        ("confirmation_come_back", ["Welcome back", "may call to offer", "You can say yes or no"]),
    ],
)
def test_each_choice_has_its_own_letter(kind: str, parts: list[str]) -> None:
    text = text_of(letter(kind=kind))
    assert all(part in text for part in parts)


def test_names_the_helper_only_when_there_is_one() -> None:
    assert "Ana Núñez sent us this request for you." in text_of(letter(helper_name="Ana Núñez"))
    assert "sent us this request" not in text_of(letter())


@pytest.mark.parametrize("kind", KINDS)
def test_the_spanish_letter_is_spanish_but_for_the_line_in_english(kind: str) -> None:
    pdf = letter(kind=kind, language="es")
    text = text_of(pdf)
    assert "24 de noviembre de 2026" in text
    assert "Página 1 de" in text
    assert re.findall(r"\b(?:the|your|and|you)\b", text.replace(_other_language_line(pdf), "")) == []
    with opened(pdf) as document:
        assert document.Root.Lang == "es"
        assert [str(div.Lang) for div in elements(document, "Div") if "/Lang" in div] == ["en"]


def _other_language_line(pdf: bytes) -> str:
    found = re.search(r"If you speak English.*?\(TTY: 711\)\.", text_of(pdf))
    assert found
    return found[0]


def test_the_english_letter_has_a_line_in_spanish() -> None:
    pdf = letter()
    assert "español" in text_of(pdf)
    with opened(pdf) as document:
        assert [str(div.Lang) for div in elements(document, "Div") if "/Lang" in div] == ["es"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "points"), [("standard", 14), ("large", 18)])
def test_text_has_its_size_and_the_address_its_window(language: str, size: str, points: int) -> None:
    with pymupdf.open(stream=letter(language=language, size=size), filetype="pdf") as document:
        spans = [
            span
            for block in document[0].get_text("dict")["blocks"]
            for line in block["lines"]
            for span in line["spans"]
        ]
        body = [round(span["size"]) for span in spans if span["bbox"][1] > 72 * 3.5 and span["bbox"][3] < 72 * 10]
        assert min(body) == points
        street = next(span for span in spans if "Beacon" in span["text"])
        # The window of a #10 envelope, letter folded in three: 2 to 3.2 inches from the top, from 0.9 inches on.
        assert 2.0 * 72 < street["bbox"][1] < 3.2 * 72
        assert 0.9 * 72 < street["bbox"][0] < 1.1 * 72
        assert (document[0].rect.width, document[0].rect.height) == (612, 792)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_has_reference_date_and_number(kind: str, size: str) -> None:
    pages = page_texts(letter(kind=kind, size=size))
    assert len(pages) <= (2 if size == "standard" else 3)
    for number, text in enumerate(pages, start=1):
        assert "MTM-7K2D-9QXH November 24, 2026" in text
        assert f"Page {number} of {len(pages)}" in text


def test_takes_any_name_and_long_addresses() -> None:
    name = "<script>alert('W')</script> O’Neil & 😀 "
    name += "W" * (100 - len(name))
    pdf = letter(member_name=name, address_lines=["9" * 100, "Building " * 11, "A" * 60 + ", MA 02108-1234"])
    text = text_of(pdf).replace(" ", "")
    assert name.replace(" ", "") in text
    assert "9" * 100 in text
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert all(
            72 - 1 <= block[0] and block[2] <= 612 - 72 + 1 for page in document for block in page.get_text("blocks")
        )


def test_material_id_stands_in_the_footer_when_the_sponsor_has_given_one() -> None:
    frozen = content() | {"material_id": "Y0014_26001_C"}
    assert all("Y0014_26001_C" in page for page in page_texts(letter_paper.to_pdf(frozen)))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": "confirmation_other"}, KeyError),
        ({"language": "fr"}, KeyError),
        ({"size": "huge"}, ValueError),
        ({"windows": ["2026-12-01-night"]}, ValueError),
        ({"windows": ["soon-morning"]}, ValueError),
    ],
)
def test_refuses_what_it_does_not_know(changes: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        content(**changes)


@pytest.mark.parametrize("language", ["en", "es"])
def test_wished_times_stand_together_even_in_large_print(language: str) -> None:
    pages = page_texts(letter(language=language, size="large", helper_name="Ana Núñez"))
    first, second = ("December 1", "December 3") if language == "en" else ("1 de diciembre", "3 de diciembre")
    assert [first in page for page in pages] == [second in page for page in pages]
    assert len(pages) == 3


@pytest.mark.parametrize("kind", ["confirmation_leave", "confirmation_cancel", "confirmation_change"])
def test_who_did_not_ask_for_it_finds_the_number_beside_these_words(kind: str) -> None:
    assert "please call us right away at 1-800-555-0199 (TTY: 711)." in text_of(letter(kind=kind))
