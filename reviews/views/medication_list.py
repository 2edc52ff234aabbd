"""The blank medication list: which there are, and the PDF itself."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.models import ProgramYear
from members.years import shown_year
from reviews.documents import medication_list
from reviews.documents.editions import edition_year, editions, form_set
from reviews.documents.phrases import hours_lines
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES, BlankListForm

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
def editions_page(request: HttpRequest) -> HttpResponse:
    """What the list is for, what stands on it, and every edition with its kind, language, size and pages."""
    today = timezone.localdate()
    links = [_link(edition, today.year) for edition in editions()]
    context = {
        "form": BlankListForm(today=today),
        "current": [link for link in links if not link["form_set"].is_old],
        "old": [link for link in links if link["form_set"].is_old],
        "words": medication_list.form_set_of(today.year).words[(get_language() or "en")[:2]],
    }
    return render(request, "reviews/medication_list/editions.html", context)


@require_safe
@public_page
def blank(request: HttpRequest) -> HttpResponse:
    """The blank list as PDF; a page that explains, with status 400, for parameters that make no list."""
    form = BlankListForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return render(request, "reviews/medication_list/no_such_list.html", {"form": form}, status=400)
    wanted = form.wanted()
    pdf = _pdf(**wanted, **_contact(shown_year(timezone.localdate()), wanted["language"]))
    name = medication_list.file_name(**{key: value for key, value in wanted.items() if key != "rows"})
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@lru_cache(maxsize=64)
def _pdf(**wanted: Any) -> bytes:
    """Made once per set of parameters and process; it holds nothing about anybody."""
    return medication_list.blank_pdf(**wanted)


def _contact(year: ProgramYear | None, language: str) -> dict[str, Any]:
    if year is None:
        return {"phone": "", "tty": "711", "hours": ()}
    with translation.override(language):
        hours = hours_lines(
            opens_at=year.opens_at,
            closes_at=year.closes_at,
            weekdays_only_from=year.weekdays_only_from,
            weekdays_only_to=year.weekdays_only_to,
        )
    return {"phone": year.phone, "tty": year.tty, "hours": tuple(hours)}


def _link(edition: Any, this_year: int) -> dict[str, Any]:
    of_set = form_set(edition.form_set)
    return {
        "edition": edition,
        "form_set": of_set,
        "year": edition_year(of_set, this_year),
        "title": of_set.words[edition.language].title,
        "language_name": LANGUAGE_NAMES[edition.language],
        "size_name": SIZE_NAMES[edition.size],
    }
