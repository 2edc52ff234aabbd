"""The blank medication list: which there are, and each as PDF and as a page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.years import shown_year
from reviews.documents import medication_list
from reviews.documents.editions import edition_year, editions, form_set
from reviews.documents.kept_lists import kept
from reviews.documents.list_sheet import Sheet
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
@cache_control(public=True, no_cache=True)
def blank_pdf(request: HttpRequest) -> HttpResponse:
    """The blank list as PDF; a page that explains, with status 400, for parameters that make no list."""
    form = BlankListForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return _no_such_list(request, form)
    wanted = form.wanted()
    made = kept(_sheet(wanted))
    answer = HttpResponse(content_type="application/pdf", headers=_headers(wanted, made.etag, len(made.pdf)))
    if request.method == "GET":
        answer.content = made.pdf
    conditional: HttpResponse = get_conditional_response(request, etag=made.etag, response=answer)
    return conditional


@require_safe
@public_page
def blank_page(request: HttpRequest) -> HttpResponse:
    """The same list as a page, to print or to type in."""
    form = BlankListForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return _no_such_list(request, form)
    sheet = _sheet(form.wanted())
    with translation.override(sheet.language):
        context = {"sheet": sheet, "top": "1", "sub": "2", "on_page": True}
        rendered = render_to_string(sheet.template, context)
    query = request.GET.urlencode()
    address = reverse("medication_list_blank") + (f"?{query}" if query else "")
    parts = {"sheet": sheet, "rendered": rendered, "pdf_address": address}
    return render(request, "reviews/medication_list/blank.html", parts)


def _no_such_list(request: HttpRequest, form: BlankListForm) -> HttpResponse:
    return render(request, "reviews/medication_list/no_such_list.html", {"form": form}, status=400)


def _headers(wanted: dict[str, Any], etag: str, length: int) -> dict[str, str]:
    name = medication_list.file_name(**{key: value for key, value in wanted.items() if key != "rows"})
    return {"Content-Disposition": f'inline; filename="{name}"', "ETag": etag, "Content-Length": str(length)}


def _sheet(wanted: dict[str, Any]) -> Sheet:
    return medication_list.blank_sheet(**wanted, **_contact(wanted["language"]))


def _contact(language: str) -> dict[str, Any]:
    year = shown_year(timezone.localdate())
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
    year = edition_year(of_set, this_year)
    query = {"edition": year, "language": edition.language, "size": edition.size, "rows": edition.rows}
    return {
        "edition": edition,
        "form_set": of_set,
        "query": urlencode(query),
        "title": of_set.words[edition.language].title,
        "language_name": LANGUAGE_NAMES[edition.language],
        "size_name": SIZE_NAMES[edition.size],
    }
