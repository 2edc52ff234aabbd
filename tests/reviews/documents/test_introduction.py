"""The introductory letter: all that it has to say, the form on a page of its own, whatever the name."""

import dataclasses
import json
import re

import pymupdf
import pytest

from reviews.documents import inserts, introduction
from reviews.documents.letter_paper import SIZES
from tests.pdf.checkers import elements, opened, page_texts, text_of
from tests.reviews.documents.samples import NOTICE, YEAR, introductory_content, introductory_letter


def form_of(pdf: bytes) -> str:
    """The text from the first page of the form on."""
    pages = page_texts(pdf)
    first = next(number for number, text in enumerate(pages) if text.startswith(("Appointment form", "Formulario")))
    return " ".join(pages[first:])


def test_content_is_json_and_makes_the_same_letter_again() -> None:
    frozen = introductory_content(notice=NOTICE)
    again = json.loads(json.dumps(frozen))
    assert introduction.to_pdf(again) == introduction.to_pdf(frozen)


def test_says_what_the_program_is_and_what_may_be_done() -> None:
    text = text_of(introductory_letter())
    for part in (
        "Sample Health Plan P.O. Box 100 Boston, MA 02205 María-José O’Neill 12 Beacon Street Apt 4 Boston, MA 02108",
        "November 24, 2026 Your reference: MTM-7K2D-9QXH",
        "We are Sample Health Plan, your Medicare drug plan. You are now in our Medication Therapy Management (MTM) "
        "program for 2026.",
        "are put in automatically",
        "It costs you nothing.",
        "You can leave the program at any time.",
        "your plan, your drug coverage, and what you pay stay the same",
        "A pharmacist goes over all your medicines with you on the phone",
        "at least every three months",
        "Soon Northfield Medication Care will call you to welcome you.",
        "1-888-555-0100, 1-888-555-0101",
        "They will never ask for your bank account, your credit card, or your Social Security number.",
        "Mail us the form at the end of this letter.",
        "You can come back at any time until December 31, 2026.",
        "1-800-555-0199 (TTY: 711). The call is free. 8:00 a.m. to 8:00 p.m., Eastern Time "
        "Monday through Friday from April 1 through September 30 Every day from October 1 through March 31",
        "An interpreter is free.",
        "Si habla español",
        "Sample Health Plan is an HMO plan with a Medicare contract.",
    ):
        assert part in text


def test_says_how_to_get_rid_of_medicines() -> None:
    text = text_of(introductory_letter()).replace("/ ", "/")
    for part in (
        "take them to a drop-off site",
        "Or mail them.",
        "Mix them with dirt, cat litter, or used coffee grounds.",
        "Flush a medicine only if its label says so",
        "www.hhs.gov/opioids/prevention/safely-dispose-drugs/index.html",
        "apps2.deadiversion.usdoj.gov/pubdispsearch",
    ):
        assert part in text


@pytest.mark.parametrize(("size", "sheets"), [("standard", 1), ("large", 2)])
def test_the_form_has_its_own_pages_and_all_that_is_asked(size: str, sheets: int) -> None:
    pdf = introductory_letter(size=size)
    pages = page_texts(pdf)
    assert pages[-sheets].startswith("Appointment form 2026")
    assert not any("Appointment form" in page for page in pages[:-sheets])
    form = form_of(pdf)
    for part in (
        "mail it to: Sample Health Plan P.O. Box 100 Boston, MA 02205",
        "Your reference: MTM-7K2D-9QXH",
        "Name: María-José O’Neill",
        "Have a medicine review by phone. It is free. Not now. I stay in the program. Leave the program.",
        "Mark up to three boxes. Monday: morning afternoon evening Tuesday:",
        "Friday: morning afternoon evening",
        "Morning, 8 a.m. to noon; Afternoon, noon to 5 p.m.; Evening, 5 p.m. to 8 p.m. (Eastern Time)",
        "Phone number:",
        "May we leave a message? Yes No",
        "Language for the call:",
        "Send me letters in large print.",
        "Name of that person:",
        "Signature:",
        "Date:",
        "You can also answer on the web: https://mtm.example.org/request/",
    ):
        assert part in form


def test_a_year_that_closes_at_five_offers_no_evening() -> None:
    year = dataclasses.replace(YEAR, closes_at=YEAR.opens_at.replace(hour=17))
    assert "evening" not in form_of(introductory_letter(year=year)).lower()


def test_without_a_vendor_it_still_makes_sense() -> None:
    text = text_of(introductory_letter(year=dataclasses.replace(YEAR, vendor_name="", calling_numbers=())))
    assert "Soon we will call you to welcome you." in text
    assert "None" not in text
    assert "call from: ." not in text


def test_codes_have_words_for_who_hears_the_letter() -> None:
    with opened(introductory_letter()) as document:
        figures = [str(figure.Alt) for figure in elements(document, "Figure")]
    assert figures == ["Barcode of your reference", "QR code of the web address beside it"]


def test_the_spanish_letter_is_spanish_but_for_the_line_in_english() -> None:
    text = text_of(introductory_letter(language="es"))
    other = re.search(r"If you speak English.*?\(TTY: 711\)\.", text)
    assert other
    assert re.findall(r"\b(?:the|your|and|you)\b", text.replace(other[0], "")) == []
    for part in ("24 de noviembre de 2026", "Lunes: mañana tarde noche", "Firma:", "basura", "Página 1 de"):
        assert part in text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "points", "least"), [("standard", 14, 13), ("large", 18, 18)])
def test_text_has_its_size_and_the_address_its_window(language: str, size: str, points: int, least: int) -> None:
    with pymupdf.open(stream=introductory_letter(language=language, size=size), filetype="pdf") as document:
        for number, page in enumerate(document):
            blocks = page.get_text("dict")["blocks"]
            spans = [span for block in blocks for line in block.get("lines", []) for span in line["spans"]]
            top = 72 * 3.5 if number == 0 else 0
            body = [span["size"] for span in spans if span["bbox"][1] > top and span["bbox"][3] < 72 * 10]
            if number == 0:
                street = next(span for span in spans if "Beacon" in span["text"])
                assert min(round(size) for size in body) == points
                # The window of a #10 envelope, letter folded in three.
                assert 2.0 * 72 < street["bbox"][1] < 3.2 * 72
                assert 0.9 * 72 < street["bbox"][0] < 1.1 * 72
            assert min(body) >= (12 if size == "standard" else least) - 0.1
            assert (page.rect.width, page.rect.height) == (612, 792)


@pytest.mark.parametrize("size", SIZES)
def test_every_page_has_reference_date_and_number(size: str) -> None:
    pages = page_texts(introductory_letter(size=size))
    assert len(pages) <= (4 if size == "standard" else 7)
    for number, text in enumerate(pages, start=1):
        assert "MTM-7K2D-9QXH November 24, 2026" in text
        assert f"Page {number} of {len(pages)}" in text


def test_takes_any_name_and_stays_on_the_sheet() -> None:
    name = "<script>alert('W')</script> O’Neil & 😀 "
    name += "W" * (100 - len(name))
    pdf = introductory_letter(member_name=name, address_lines=["9" * 100, "Building " * 11])
    assert text_of(pdf).replace(" ", "").count(name.replace(" ", "")) >= 3
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            assert all(64 <= block[0] and block[2] <= 612 - 64 for block in page.get_text("blocks"))


def test_the_notice_in_other_languages_is_marked_as_such() -> None:
    pdf = introductory_letter(notice=NOTICE)
    assert "Help in your language" in text_of(pdf)
    with opened(pdf) as document:
        assert [str(div.Lang) for div in elements(document, "Div") if "/Lang" in div] == ["es", "zh-Hans", "ar", "vi"]


def test_no_notice_no_page_for_it() -> None:
    assert "Help in your language" not in text_of(introductory_letter())


@pytest.mark.parametrize(("changes", "error"), [({"language": "fr"}, KeyError), ({"size": "huge"}, ValueError)])
def test_refuses_what_it_does_not_know(changes: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        introductory_content(**changes)


# Inserts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_disposal_text_is_whole_and_not_yet_verified(language: str) -> None:
    text = inserts.safe_disposal(language)
    assert len(text.ways) == 2
    assert len(text.trash_steps) == 4
    assert {"hhs" in each["address"] or "deadiversion" in each["address"] for each in text.addresses} == {True}
    assert not text.is_verified


def test_a_notice_that_is_not_there_is_not_verified() -> None:
    who = {"verified_by": "A. Reader", "verified_on": "2026-11-24"}
    assert not inserts.language_notice().is_verified
    assert not dataclasses.replace(inserts.language_notice(), **who).is_verified
    assert dataclasses.replace(NOTICE, **who).is_verified


def test_inserts_are_verified_in_the_versions_that_were_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = introductory_content(notice=NOTICE)
    who = {"verified_by": "A. Reader", "verified_on": "2026-11-24"}
    assert not inserts.are_verified(frozen, "en")
    disposal = dataclasses.replace(inserts.safe_disposal("en"), **who)
    monkeypatch.setattr(inserts, "safe_disposal", lambda language: disposal)
    monkeypatch.setattr(inserts, "language_notice", lambda: dataclasses.replace(NOTICE, **who))
    assert inserts.are_verified(frozen, "en")
    monkeypatch.setattr(inserts, "safe_disposal", lambda language: dataclasses.replace(disposal, version="2"))
    assert not inserts.are_verified(frozen, "en")
