"""The blank medication list for members' own use, to print or to type in."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from mtmsite.pdf import render_pdf
from reviews.documents.form_sets import LANGUAGES, FormSet, form_set_of

SIZES = ("standard", "large", "wallet")
ROWS = range(4, 41)


def blank_pdf(
    *, edition: int, language: str, size: str, rows: int, fillable: bool, phone: str, tty: str, hours: Sequence[str]
) -> bytes:
    """The blank list of the year ``edition`` as PDF/UA-1; the same request gives the same bytes.

    ``hours`` are lines of text in ``language``. Raises ``ValueError`` with a sentence for the reader when there is no
    such edition, language, size or number of rows.
    """
    form_set = _checked(edition, language, size, rows)
    with translation.override(language):
        context = {
            "form": form_set,
            "words": form_set.words[language],
            "language": language,
            "size": size,
            "rows": range(1, rows + 1),
            "fillable": fillable,
            "edition": edition,
            "contact": {"phone": phone, "tty": tty, "hours": hours},
        }
        return render_pdf("pdf/medication_list.html", context, fillable=fillable)


def file_name(*, edition: int, language: str, size: str, fillable: bool) -> str:
    """``medication-list-2026-en-large-fillable.pdf``: plain ASCII, nothing personal."""
    return f"medication-list-{edition:d}-{language}-{size}{'-fillable' if fillable else ''}.pdf"


def _checked(edition: int, language: str, size: str, rows: int) -> FormSet:
    if language not in LANGUAGES:
        raise ValueError(_("The list comes in English (en) and Spanish (es)."))
    if size not in SIZES:
        raise ValueError(_("The list comes in these sizes: standard, large, wallet."))
    if rows not in ROWS:
        raise ValueError(_("Choose between 4 and 40 rows."))
    try:
        return form_set_of(edition)
    except LookupError:
        raise ValueError(_("There is no list for that year.")) from None
