"""The medication list as PDF: blank, to print or to type in, or with what is known already."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from mtmsite.pdf import render_pdf
from reviews.documents.form_sets import LANGUAGES, FormSet, form_set_of
from reviews.documents.list_sheet import SIZES, Contact, Sheet, Written

ROWS = range(4, 41)
SIZES_WITH_TEXT = ("standard", "large")  # the cards of a wallet sheet do not grow with what is written


def blank_sheet(
    *, edition: int, language: str, size: str, rows: int, fillable: bool, phone: str, tty: str, hours: Sequence[str]
) -> Sheet:
    """The blank list of the year ``edition``; ``hours`` are lines of text in ``language``.

    Raises ``ValueError`` with a sentence for the reader when there is no such edition, language, size or number of
    rows.
    """
    form_set = _checked(edition, language, size, rows)
    contact = Contact(phone=phone, tty=tty, hours=tuple(hours))
    return Sheet(form=form_set, language=language, size=size, rows=rows, fillable=fillable, contact=contact)


def blank_pdf(
    *, edition: int, language: str, size: str, rows: int, fillable: bool, phone: str, tty: str, hours: Sequence[str]
) -> bytes:
    """``blank_sheet`` as PDF/UA-1; the same request gives the same bytes. Raises as ``blank_sheet`` does."""
    return to_pdf(
        blank_sheet(
            edition=edition,
            language=language,
            size=size,
            rows=rows,
            fillable=fillable,
            phone=phone,
            tty=tty,
            hours=hours,
        )
    )


def filled_sheet(
    *, edition: int, language: str, size: str, written: Written, blank_rows: int, contact: Contact
) -> Sheet:
    """A list with what is known, and ``blank_rows`` below the medicines. A long text makes its row taller.

    Raises ``ValueError`` with a sentence for the reader as ``blank_sheet`` does.
    """
    rows = len(written.medicines) + blank_rows
    form_set = _checked(edition, language, size, ROWS.start, sizes=SIZES_WITH_TEXT)
    return Sheet(
        form=form_set, language=language, size=size, rows=rows, fillable=False, contact=contact, written=written
    )


def to_pdf(sheet: Sheet) -> bytes:
    """A sheet as PDF/UA-1."""
    with translation.override(sheet.language):
        return render_pdf("pdf/medication_list.html", {"sheet": sheet}, fillable=sheet.fillable)


def file_name(*, edition: int, language: str, size: str, fillable: bool) -> str:
    """``medication-list-2026-en-large-fillable.pdf``: plain ASCII, nothing personal."""
    return f"medication-list-{edition:d}-{language}-{size}{'-fillable' if fillable else ''}.pdf"


def _checked(edition: int, language: str, size: str, rows: int, sizes: Sequence[str] = SIZES) -> FormSet:
    if language not in LANGUAGES:
        raise ValueError(_("The list comes in English (en) and Spanish (es)."))
    if size not in sizes:
        raise ValueError(_("The list comes in these sizes: %(sizes)s.") % {"sizes": ", ".join(sizes)})
    if rows not in ROWS:
        raise ValueError(_("Choose between 4 and 40 rows."))
    try:
        return form_set_of(edition)
    except LookupError:
        raise ValueError(_("There is no list for that year.")) from None
