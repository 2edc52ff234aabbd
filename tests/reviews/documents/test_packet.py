"""The packet after a review: what each edition says, in which order, and what it never says."""

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reviews.documents import packet
from reviews.documents.form_sets import all_form_sets
from reviews.documents.packet import TakeBackSite
from reviews.documents.packet_words import packet_words
from tests.pdf.checkers import page_texts
from tests.reviews.documents.packets import encounter, medicines, packet_content, packet_pdf
from tests.reviews.documents.samples import YEAR

GOLDEN = Path(__file__).parent / "golden"
OLD = dataclasses.replace(YEAR, year=2021)
PARTS = {
    (2026, "en"): ["Thank you for talking with me", "RECOMMENDED TO-DO LIST", "MEDICATION LIST", "How to get rid of"],
    (2026, "es"): ["Gracias por hablar conmigo", "LISTA RECOMENDADA", "LISTA DE MEDICAMENTOS", "Cómo deshacerse"],
    (2021, "en"): ["Thank you for talking with me", "MEDICATION ACTION PLAN", "PERSONAL MEDICATION LIST", "How to get"],
    (2021, "es"): ["Gracias por hablar conmigo", "PLAN DE ACCIÓN", "LISTA PERSONAL", "Cómo deshacerse"],
}


@pytest.mark.parametrize(("year", "language"), PARTS)
def test_the_parts_stand_in_their_order_each_on_its_own_page(year: int, language: str) -> None:
    pages = page_texts(packet_pdf(year=dataclasses.replace(YEAR, year=year), language=language))
    first = [next(n for n, page in enumerate(pages) if part in page) for part in PARTS[year, language]]
    assert first == sorted(set(first))


@pytest.mark.parametrize("number", [3, 12, 30])
def test_the_name_and_the_form_number_stand_on_every_page(number: int) -> None:
    pages = page_texts(packet_pdf(held=encounter(medicines=medicines(number))))
    assert all("María-José O’Neill" in page for page in pages)
    assert all("Form CMS-10396" in page and "OMB No. 0938-1154" in page for page in pages)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all(any(f"({n})" in page for page in pages) for n in range(1, number + 1))


def test_blank_rows_follow_the_medicines() -> None:
    text = " ".join(page_texts(packet_pdf()))
    last, note = text.index("Vitamin D3"), text.index("Add new medications")
    assert last < note < text.index("Allergies:")


def test_a_review_that_found_nothing_says_so() -> None:
    assert "We found nothing that you need to change." in " ".join(page_texts(packet_pdf(held=encounter(to_do=[]))))


def test_what_is_not_taken_any_more_is_not_on_the_list() -> None:
    stopped = {"name": "Warfarin 5 mg", "stopped": datetime.date(2026, 5, 1), "why_stopped": "replaced"}
    assert "Warfarin" not in " ".join(page_texts(packet_pdf(held=encounter(medicines=[*medicines(1), stopped]))))


def test_who_spoke_for_the_member_is_thanked_and_the_letter_is_still_the_members() -> None:
    held = encounter(recipient="caregiver", why_not_the_member="severe dementia", spoke_with="Ana O’Neill")
    content = packet_content(held=held, copy_to="Ana O’Neill")
    assert "Ana O’Neill had with me for you" in content["cover"]["thanks"]
    assert content["cover"]["salutation"] == "Dear María-José O’Neill:"
    assert "cc: Ana O’Neill" in " ".join(page_texts(packet.to_pdf(content)))


def test_an_intern_is_named_with_the_pharmacist_who_supervised() -> None:
    held = encounter(provider="supervised_pharmacy_intern", supervised_by="Dr. Kim Example")
    assert packet_content(held=held)["signed"][-1] == "supervised by Dr. Kim Example"
    with pytest.raises(ValidationError, match="supervised the intern"):
        encounter(provider="supervised_pharmacy_intern")


def test_take_back_sites_are_the_plans_own_or_none() -> None:
    sites = [TakeBackSite(name="Harbor Pharmacy", address="1 Main Street, Boston, MA 02108")]
    assert "Harbor Pharmacy" in " ".join(page_texts(packet_pdf(take_back_sites=sites)))
    assert "Places near you" not in " ".join(page_texts(packet_pdf()))


def test_the_older_form_has_allergies_and_side_effects_in_one_box() -> None:
    texts = packet_content(year=OLD)["list"]["texts"]
    assert texts["allergies"] == "Penicillin (rash), Dry cough with enalapril"
    assert "side_effects" not in texts


def test_the_older_form_says_what_it_was_made_from() -> None:
    assert packet_content(year=OLD)["list"]["made"].endswith("your prescription records and your pill bottles.")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("form", [form.key for form in all_form_sets()])
def test_each_form_set_has_its_words_with_a_source(form: str, language: str) -> None:
    words = packet_words(form, language)
    assert words.source
    assert words.confidence
    assert not words.is_verified  # until somebody compares them with CMS's file, and then the next test holds


def test_a_packet_is_verified_only_when_all_its_words_are(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = packet_content()
    assert not packet.are_verified(frozen)
    who = {"verified_by": "Kim Example", "verified_on": "2026-11-24"}
    words = dataclasses.replace(packet_words("2022", "en"), **who)
    disposal = dataclasses.replace(packet.safe_disposal("en"), **who)
    form = dataclasses.replace(packet.form_set_of(2026), verified_by="Kim Example")
    for name, value in [("packet_words", words), ("safe_disposal", disposal), ("form_set_of", form)]:
        monkeypatch.setattr(packet, name, lambda *_a, value=value: value)
    assert packet.are_verified(frozen)
    newer: Any = dataclasses.replace(words, version="3")
    monkeypatch.setattr(packet, "packet_words", lambda *_a: newer)
    assert not packet.are_verified(frozen)


GOLD = [("2022-en", 2026, "en"), ("2022-es", 2026, "es"), ("pre2022-en", 2021, "en")]


@pytest.mark.parametrize(("name", "year", "language"), GOLD)
def test_the_content_is_the_golden_one(name: str, year: int, language: str) -> None:
    """A change of a word shows here: look at it, raise the version, and write the file anew."""
    content = packet_content(year=dataclasses.replace(YEAR, year=year), language=language)
    golden = (GOLDEN / f"packet-{name}.json").read_text(encoding="utf-8")
    assert json.loads(json.dumps(content)) == json.loads(golden)


def test_the_same_content_gives_the_same_bytes() -> None:
    content = packet_content()
    assert packet.to_pdf(content) == packet.to_pdf(json.loads(json.dumps(content)))
