"""Sample letters: the real templates with an invented person, and no way to take one for a real letter."""

from pathlib import Path

import pytest
from django.utils import translation

from reviews.documents import sample_letters
from reviews.documents.sample_letters import KINDS, REFERENCE
from reviews.references import parse_reference
from tests.pdf.checkers import findings, text_of
from tests.reading import as_read
from tests.reviews.documents.samples import YEAR

LETTERS = pytest.mark.parametrize("language", ["en", "es"])
EACH = pytest.mark.parametrize("kind", sorted(KINDS.values()))


@LETTERS
@EACH
def test_the_paper_says_that_it_is_a_sample(kind: str, language: str, tmp_path: Path) -> None:
    pdf = sample_letters.to_pdf(sample_letters.content(kind=kind, language=language, year=YEAR))
    words = text_of(pdf)
    assert ("MUESTRA" if language == "es" else "SAMPLE") in words
    assert "Maria Sample" in words
    assert YEAR.phone in words
    assert ("/es/request/" in words) == (language == "es")
    assert findings(pdf, tmp_path) == set()


def test_its_reference_is_none() -> None:
    assert parse_reference(REFERENCE) is None


def test_a_real_letter_does_not_say_so() -> None:
    frozen = sample_letters.content(kind="confirmation_leave", language="en", year=YEAR)
    frozen["is_sample"] = False
    assert "SAMPLE" not in text_of(sample_letters.to_pdf(frozen))


def test_the_same_facts_make_the_same_sample() -> None:
    with translation.override("es"):
        one, two = (sample_letters.content(kind="introductory", language="en", year=YEAR) for _ in range(2))
    assert one == two
    assert as_read(one["date_text"]) == "March 2, 2026"
