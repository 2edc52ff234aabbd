"""The blank list: right words per year, as many rows as asked for, none split, typeable where it says so."""

from typing import Any

import pikepdf
import pymupdf
import pytest

from mtmsite.pdf_fields import SEVERAL_LINES
from reviews.documents import form_sets
from reviews.documents.list_sheet import ROWS_OF_FIRST_PAGE, SIZES
from reviews.documents.medication_list import blank_pdf, blank_sheet, file_name
from tests.pdf.checkers import elements, opened, page_texts, text_of
from tests.reviews.documents.samples import CONTACT, blank_list


def blank(**changes: Any) -> bytes:
    return blank_list(**changes)


def test_since_2022_it_is_the_medication_list_with_four_columns() -> None:
    text = text_of(blank(edition=2022))
    assert "MEDICATION LIST" in text
    for heading in (
        "Medication How I take it Why I use it Prescriber", "Allergies:", "Side effects I have had:",
        "Other information:", "My notes and questions:", "Form CMS-10396", "OMB No. 0938-1154", "1-800-555-0199",
    ):  # fmt: skip
        assert heading in text
    assert "PERSONAL" not in text


def test_before_2022_it_is_the_personal_medication_list_with_boxes_and_marked_old() -> None:
    text = text_of(blank(edition=2021, rows=4))
    assert "PERSONAL MEDICATION LIST" in text
    for heading in (
        "Keep this list up-to-date with:", "over the counter drugs", "Allergies or side effects:", "How I use it:",
        "Date I started using it:", "Date I stopped using it:", "Why I stopped using it:", "Other Information:",
        "This is the form of the years before 2022. It was in use from 2013 to 2021.", "Paperwork Reduction Act",
    ):  # fmt: skip
        assert heading in text
    assert text.count("Prescriber:") == 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rows", [4, 40])
def test_has_the_rows_asked_for_none_split_and_the_head_on_each_page(size: str, rows: int) -> None:
    with opened(blank(size=size, rows=rows)) as pdf:
        tables = elements(pdf, "Table")
        heads = elements(pdf, "TH")
        body = [row for row in elements(pdf, "TR") if row.P.S == "/TBody"]
        assert len(heads) == 4 * len(tables)
        assert len(tables) == len({row.Pg.objgen for row in body})
        assert len(body) == rows  # a split row would be counted twice
        assert all(str(cell.A.Scope) == "/Column" for cell in heads)


@pytest.mark.parametrize("rows", [4, 40])
def test_no_box_of_the_old_list_splits(rows: int) -> None:
    for page in page_texts(blank(edition=2021, rows=rows)):
        assert page.count("Why I use it:") == page.count("Why I stopped using it:")


def test_pages_are_numbered_and_the_name_is_asked_for_on_each() -> None:
    pages = page_texts(blank(rows=40))
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Name:" in text


def test_is_black_on_white() -> None:
    with opened(blank()) as pdf:
        colours = {
            tuple(float(value) for value in operands)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in ("rg", "RG")
        }
    assert colours <= {(0.0, 0.0, 0.0)}


def test_typeable_list_has_named_fields_that_say_how_much_they_take() -> None:
    words = form_sets.form_set_of(2026).words["es"]
    with opened(blank(fillable=True, language="es")) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
    assert len(fields) == 3 + 12 * 4 + 4
    assert str(fields["how_3"].TU) == "Medicamento 3: Cómo lo tomo"
    assert all(str(field.TU).strip() for field in fields.values())
    for place in (*words.head, *words.columns, *words.after):
        assert int(fields.get(place.key, fields.get(f"{place.key}_1")).MaxLen) == place.limit
    assert all(int(fields[name].Ff) & SEVERAL_LINES for name in ("medication_1", "notes"))
    assert not int(fields["name"].Ff) & SEVERAL_LINES


def test_tab_order_follows_the_page() -> None:
    with opened(blank(fillable=True)) as pdf:
        assert all(page.Tabs == "/S" for page in pdf.pages)
        order = [str(pdf.Root.AcroForm.Fields[number].T) for number in range(3 + 4)]
    assert order == ["name", "birth_date", "prepared_on", "medication_1", "how_1", "why_1", "prescriber_1"]


def test_old_list_has_boxes_to_tick() -> None:
    with opened(blank(edition=2021, fillable=True, rows=4)) as pdf:
        ticks = {str(field.TU) for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"}
        texts = [str(field.T) for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"]
    assert ticks == set(form_sets.form_set_of(2021).words["en"].keep_items)
    assert len(texts) == len(set(texts)) == 3 + 1 + 4 * 7 + 1


def test_spanish_list_is_spanish() -> None:
    text = text_of(blank(language="es"))
    assert "LISTA DE MEDICAMENTOS" in text
    assert "Medicamento Cómo lo tomo Por qué lo uso Recetado por" in text
    assert "Página 1 de" in text


@pytest.mark.parametrize("fillable", [False, True])
def test_the_same_list_is_the_same_bytes(fillable: bool) -> None:
    again = blank_pdf(edition=2026, language="en", size="standard", rows=12, fillable=fillable, **CONTACT)
    assert blank(fillable=fillable) == again


@pytest.mark.parametrize(
    "changes",
    [{"rows": 3}, {"rows": 41}, {"rows": 9999}, {"language": "fr"}, {"size": "huge"}, {"edition": 1999}],
)
def test_refuses_other_lists_with_a_sentence(changes: dict[str, object]) -> None:
    facts = {"edition": 2026, "language": "en", "size": "standard", "rows": 12, "fillable": False, **changes}
    with pytest.raises(ValueError, match=r"^[A-Z].+\.$"):
        blank_sheet(**facts, **CONTACT)


def test_file_name_is_plain() -> None:
    name = file_name(edition=2026, language="es", size="large", fillable=True)
    assert name == "medication-list-2026-es-large-fillable.pdf"


def test_form_sets_say_where_their_words_come_from_and_follow_each_other() -> None:
    sets = form_sets.all_form_sets()
    assert [(s.first_year, s.last_year) for s in sets] == [(2013, 2021), (2022, None)]
    assert all(s.source and s.confidence for s in sets)
    assert [len(line) for line in form_sets.form_set_of(2015).words["en"].lines] == [1, 1, 2, 2, 1]


def test_every_place_to_write_says_how_much_it_takes() -> None:
    for form_set in form_sets.all_form_sets():
        english, spanish = (form_set.words[language] for language in form_sets.LANGUAGES)
        for part in ("head", "before", "columns", "after"):
            places = [(field.key, field.half, field.limit) for field in getattr(english, part)]
            assert places == [(field.key, field.half, field.limit) for field in getattr(spanish, part)]
            assert all(limit >= 20 for _, _, limit in places)


def test_no_row_of_a_wallet_sheet_crosses_a_fold() -> None:
    """The folds lie 1 inch from the top and every 2.125 inches below; so do the edges of the rows that say so."""
    with pymupdf.open(stream=blank(size="wallet", rows=ROWS_OF_FIRST_PAGE), filetype="pdf") as document:
        assert len(document) == 2
        edges = {point.y for drawing in document[0].get_drawings() for point in _ends(drawing)}
    for fold in (1, 2, 3, 4):
        assert min(abs(edge - 72 * (1 + 2.125 * fold)) for edge in edges) <= 2, sorted(edges)


def _ends(drawing: dict[str, Any]) -> list[pymupdf.Point]:
    """The ends of the lines wider than a column: those in the margins mark the folds themselves."""
    return [drawing["rect"].tl, drawing["rect"].br] if drawing["rect"].width > 100 else []


def test_the_folds_of_later_pages_are_counted_from_their_top() -> None:
    sheet = blank_sheet(edition=2026, language="en", size="wallet", rows=40, fillable=False, **CONTACT)
    assert [line.number for line in sheet.lines if line.folds] == [3, 7, 11, 14, 18, 22, 26, 29, 33, 37]
