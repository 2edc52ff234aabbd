"""Fill in the medication list in the browser: the page knows the form, and never what is typed into it."""

from typing import Any

from csp.constants import NONE
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reviews.documents.editions import edition_year
from reviews.documents.form_sets import FormSet, form_set_of
from reviews.documents.medication_list import ROWS
from reviews.forms.blank_list import BlankListForm
from reviews.views.medication_list import asked_sheet

SCRIPTS = [
    f"js/fill-list-{part}.js"
    for part in ("content", "rows", "search", "suggest", "sheet", "copy", "keep", "send", "start")
]
HINTS = {
    "medication": _("Name and strength, as on the bottle. Example: Metoprolol 50 mg"),
    "how": _("How much and when. Example: 1 tablet in the morning with food"),
    "why": _("Example: for my blood pressure"),
    "prescriber": _("The doctor who prescribed it. For things you buy yourself: nobody"),
}

# With this the browser itself refuses to send anything by script: no fetch, no beacon, no socket.
sends_nothing = csp_update({"connect-src": [NONE]})


@require_safe
@never_cache
@sends_nothing
def page(request: HttpRequest) -> HttpResponse:
    """The page with an empty list; ``edition`` and ``size`` as for the blank PDF, status 400 for what is no edition."""
    form = BlankListForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return render(request, "reviews/medication_list/no_such_list.html", {"form": form}, status=400)
    wanted = form.wanted()
    return editor(request, form_set_of(wanted["edition"]), large=wanted["size"] == "large")


def editor(
    request: HttpRequest, form_set: FormSet, *, large: bool = False, status: int = 200, **more: Any
) -> HttpResponse:
    """The page for one form set in the reader's language."""
    language = (get_language() or "en")[:2]
    words = form_set.words[language]
    context = {
        "form_set": form_set,
        "words": words,
        "columns": [(column, HINTS.get(column.key, "")) for column in words.columns],
        "large": large,
        "most_rows": ROWS.stop - 1,
        "scripts": SCRIPTS,
        "printed": _printed(form_set, language),
    }
    return render(request, "reviews/medication_list/fill.html", context | more, status=status)


def _printed(form_set: FormSet, language: str) -> str:
    """The sheet of the blank list; the page's script puts in what was typed in the moment of printing."""
    edition = edition_year(form_set, timezone.localdate().year)
    sheet = asked_sheet(
        {"edition": edition, "language": language, "size": "standard", "rows": ROWS.start, "fillable": False}
    )
    context = {"sheet": sheet, "top": "2", "sub": "3", "on_page": True, "to_fill": True}
    return render_to_string(sheet.template, context)
