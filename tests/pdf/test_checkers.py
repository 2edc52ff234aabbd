"""Every letter through both independent checkers: no error, and no warning that is not explained here."""

import itertools
from pathlib import Path

import pytest

from reviews.documents import alert_letters, outreach, told
from reviews.documents.confirmation import SUBJECTS
from reviews.documents.letter_paper import SIZES
from tests.pdf.checkers import OURS, findings, font_names, opened, page_texts
from tests.reviews.documents.samples import NOTICE, any_letter, introductory_letter, letter

# A list to write in is mostly empty cells; that is its purpose.
BLANK_TABLE = "TBL-012 warning"
BY_ITSELF = (*outreach.SUBJECTS, *told.SUBJECTS, *alert_letters.SUBJECTS)
OTHERS = list(itertools.product(("blank_list", *BY_ITSELF), ("en", "es"), SIZES))
WITH_A_FORM = ("blank_list", "alert_prescriber")
SIGNED = {
    "en": "Medication Therapy Management (MTM) program",
    "es": "Programa de Administración de la Terapia de Medicamentos (MTM)",
}
HOURS = "8:00 a.m."
LETTERS = list(itertools.product(sorted(SUBJECTS), ("en", "es"), SIZES))


def last_page(pdf: bytes) -> str:
    """No last page has small matters alone: who signs stands there too, and when to call."""
    return " ".join(page_texts(pdf)[-1].split())


@pytest.mark.parametrize(("kind", "language", "size"), LETTERS)
def test_letter_is_clean(kind: str, language: str, size: str, tmp_path: Path) -> None:
    pdf = letter(kind=kind, language=language, size=size, helper_name="Ana Núñez")
    assert findings(pdf, tmp_path) == set()
    assert SIGNED[language] in last_page(pdf)
    assert HOURS in last_page(pdf)
    assert font_names(pdf) <= set(OURS)


@pytest.mark.parametrize(("kind", "language", "size"), OTHERS)
def test_letter_that_goes_out_by_itself_or_with_a_list_is_clean(
    kind: str, language: str, size: str, tmp_path: Path
) -> None:
    pdf = any_letter(kind, language=language, size=size)
    assert findings(pdf, tmp_path) <= ({BLANK_TABLE} if kind == "blank_list" else set())
    assert kind in WITH_A_FORM or SIGNED[language] in last_page(pdf)
    assert kind in WITH_A_FORM or HOURS in last_page(pdf)
    assert size == "large" or len(page_texts(pdf)) <= (4 if kind == "blank_list" else 2)
    assert font_names(pdf) <= set(OURS)


@pytest.mark.parametrize(("language", "size"), list(itertools.product(("en", "es"), SIZES)))
def test_introduction_and_its_form_are_clean(language: str, size: str, tmp_path: Path) -> None:
    pdf = introductory_letter(language=language, size=size)
    assert findings(pdf, tmp_path) == set()
    assert font_names(pdf) <= set(OURS)


def test_the_notice_in_other_languages_is_clean(tmp_path: Path) -> None:
    pdf = introductory_letter(notice=NOTICE)
    assert findings(pdf, tmp_path) == set()
    assert font_names(pdf) <= set(OURS)


def test_the_checkers_do_find_what_is_wrong(tmp_path: Path) -> None:
    with opened(letter()) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "broken.pdf")
    found = findings((tmp_path / "broken.pdf").read_bytes(), tmp_path)
    assert any(rule.endswith(" error") for rule in found)
