"""Lists with something on them: typed into the PDF by another program, or printed with what is known."""

import io
from functools import cache

import pikepdf
import pymupdf
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator, Form

from reviews.documents import form_sets
from reviews.documents.list_sheet import SIZES, Contact, Written
from reviews.documents.medication_list import filled_sheet, to_pdf
from tests.pdf.checkers import OURS, elements, findings, font_names, opened, page_texts, text_of
from tests.reviews.documents.samples import blank_list

YEARS = (2021, 2026)
TEXT = "Metformina clorhidrato de liberación prolongada, año 1; ácido fólico ½ tableta según indicación, niño Íñigo; "
CONTACT = Contact(phone="1-800-555-0199", tty="711", hours=("8:00 a.m. to 8:00 p.m., Eastern Time",))
MEDICINE = {"medication": "Metformin 500 mg", "how": "Twice a day", "why": "Diabetes", "prescriber": "Dr. Núñez"}


def longest(limit: int) -> str:
    return (TEXT * 3)[:limit].strip()


@cache
def typed(year: int, size: str) -> tuple[dict[str, str], dict[str, str]]:
    """Every field of a typeable list filled to its limit by MuPDF: what was typed, and what is seen on the pages."""
    wanted, seen = {}, {}
    with pymupdf.open(stream=blank_list(edition=year, size=size, rows=4, fillable=True), filetype="pdf") as document:
        places = {}
        for page in document:
            for widget in page.widgets():
                if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT:
                    wanted[widget.field_name] = widget.field_value = longest(widget.text_maxlen)
                    widget.update()
                    places[widget.field_name] = (page.number, widget.rect)
        document.bake(annots=False)
        flat = document.tobytes()
    with pymupdf.open(stream=flat, filetype="pdf") as document:
        for name, (number, rect) in places.items():
            seen[name] = document[number].get_text(
                clip=pymupdf.Rect(rect.x0 - 1, rect.y0 + 1, rect.x1 + 1, rect.y1 + 1)
            )
    return wanted, seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("year", YEARS)
def test_whatever_is_typed_up_to_the_limit_is_seen_whole(year: int, size: str) -> None:
    wanted, seen = typed(year, size)
    assert {name: _letters(text) for name, text in seen.items()} == {
        name: _letters(text) for name, text in wanted.items()
    }


def _letters(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


@pytest.mark.parametrize("year", YEARS)
def test_filled_by_another_library_and_read_back(year: int) -> None:
    with opened(blank_list(edition=year, rows=4, fillable=True)) as pdf:
        form = Form(pdf, DefaultAppearanceStreamGenerator)
        texts = {name: field for name, field in form.items() if hasattr(field, "max_length")}
        for name, field in texts.items():
            field.value = f"{name} año"
        target = io.BytesIO()
        pdf.save(target)
    with pikepdf.open(target) as pdf:
        values = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"}
    assert values == {name: f"{name} año" for name in texts}
    words = form_sets.form_set_of(year).words["en"]
    assert len(values) == len(words.head) + len(words.before) + 4 * len(words.columns) + len(words.after)


def sheet_of(medicines: list[dict[str, str]], *, year: int = 2026, size: str = "standard", **texts: str) -> bytes:
    written = Written(texts={"name": "María-José O’Neill", **texts}, medicines=medicines)
    return to_pdf(filled_sheet(edition=year, language="en", size=size, written=written, blank_rows=4, contact=CONTACT))


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("year", YEARS)
def test_thirty_medicines_of_the_stated_length(year: int, size: str, tmp_path: pytest.TempPathFactory) -> None:
    columns = form_sets.form_set_of(year).words["en"].columns
    medicines = [{column.key: longest(column.limit) for column in columns} for _ in range(30)]
    pdf = sheet_of(medicines, year=year, size=size)
    text = text_of(pdf)
    assert _letters(text).count(_letters(medicines[0]["medication"])) >= 30
    assert {rule for rule in findings(pdf, tmp_path) if rule.endswith("error")} == set()
    assert font_names(pdf) <= set(OURS)
    if year == 2026:
        with opened(pdf) as document:
            assert len([row for row in elements(document, "TR") if row.P.S == "/TBody"]) == 34  # none is split


def test_a_name_without_any_blank_breaks_and_stays_on_the_sheet() -> None:
    pdf = sheet_of([{**MEDICINE, "medication": "x" * 300}])
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        edges = [word[2] for page in document for word in page.get_text("words")]
    assert max(edges) <= 612 - 71
    assert text_of(pdf).replace(" ", "").count("x" * 300) <= 1


@pytest.mark.parametrize("name", ["מטפורמין 500 מ״ג", "ميتفورمين ٥٠٠ ملغ"])
def test_texts_from_right_to_left_are_printed_with_our_fonts(name: str, tmp_path: pytest.TempPathFactory) -> None:
    pdf = sheet_of([{**MEDICINE, "medication": name}, MEDICINE], allergies=name)
    assert {rule for rule in findings(pdf, tmp_path) if rule.endswith("error")} == set()
    assert font_names(pdf) <= {*OURS}
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        seen = "".join(document[0].get_text().split())
    assert all(letter in seen for letter in "".join(name.split()))


def test_the_name_stands_on_every_page_and_the_blank_rows_below() -> None:
    pages = page_texts(sheet_of([MEDICINE] * 30))
    assert all("María-José O’Neill" in page for page in pages)
    assert "Metformin 500 mg" in pages[-2] or "Metformin 500 mg" in pages[-3]


def test_more_medicines_than_a_blank_list_has_rows() -> None:
    assert text_of(sheet_of([MEDICINE] * 45)).count("Metformin 500 mg") == 45


def test_a_wallet_sheet_is_not_filled() -> None:
    with pytest.raises(ValueError, match="standard, large"):
        sheet_of([MEDICINE], size="wallet")
