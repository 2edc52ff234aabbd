"""Every letter and list through both independent checkers: no error, and no warning that is not explained here."""

import itertools
from pathlib import Path

import pytest

from reviews.documents import medication_list
from reviews.documents.confirmation import SIZES, SUBJECTS
from tests.pdf.checkers import OURS, findings, font_names, opened
from tests.reviews.documents.samples import CONTACT, NOTICE, introductory_letter, letter

# A list to write in is mostly empty cells; that is its purpose, and each typeable cell holds a named field.
BLANK_TABLE = "TBL-012 warning"
# Three boxes of the old list fill a page, so that the same heading stands at the top of several; it is no running head.
SAME_PLACE = "PAG-001 warning"

LETTERS = list(itertools.product(sorted(SUBJECTS), ("en", "es"), SIZES))
ROWS = {2021: 7, 2026: 12}
LISTS = list(itertools.product((2021, 2026), ("en", "es"), medication_list.SIZES, (False, True)))


@pytest.mark.parametrize(("kind", "language", "size"), LETTERS)
def test_letter_is_clean(kind: str, language: str, size: str, tmp_path: Path) -> None:
    pdf = letter(kind=kind, language=language, size=size, helper_name="Ana Núñez")
    assert findings(pdf, tmp_path) == set()
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


@pytest.mark.parametrize(("edition", "language", "size", "fillable"), LISTS)
def test_list_is_clean(edition: int, language: str, size: str, fillable: bool, tmp_path: Path) -> None:
    pdf = medication_list.blank_pdf(
        edition=edition, language=language, size=size, rows=ROWS[edition], fillable=fillable, **CONTACT
    )
    explained = {BLANK_TABLE} if edition >= 2022 else {SAME_PLACE}
    assert findings(pdf, tmp_path) <= explained
    assert font_names(pdf) <= set(OURS)


def test_the_checkers_do_find_what_is_wrong(tmp_path: Path) -> None:
    with opened(letter()) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "broken.pdf")
    found = findings((tmp_path / "broken.pdf").read_bytes(), tmp_path)
    assert any(rule.endswith(" error") for rule in found)
