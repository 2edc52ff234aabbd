"""The blank medication list: which there are, and each as PDF and as a page."""

import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
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
from reviews.documents.kept_lists import KeptList, kept
from reviews.documents.list_sheet import Sheet
from reviews.documents.phrases import hours_lines
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES, BlankListForm
from reviews.models import ListKind
from reviews.services import list_downloads

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
def editions_page(request: HttpRequest) -> HttpResponse:
    """What the list is for, what stands on it, and every edition with its kind, language, size and pages."""
    today, language = timezone.localdate(), (get_language() or "en")[:2]
    in_order = sorted(editions(), key=lambda edition: edition.language != language)  # the reader's own first
    links = [link(edition, today.year) for edition in in_order]
    context = {
        "form": BlankListForm(today=today),
        "current": [link for link in links if not link["form_set"].is_old],
        "old": [link for link in links if link["form_set"].is_old],
        "words": medication_list.form_set_of(today.year).words[language],
    }
    return render(request, "reviews/medication_list/editions.html", context)


@require_safe
def blank_pdf(request: HttpRequest) -> HttpResponse:
    """The blank list as PDF; a page that explains, with status 400, for parameters that make no list."""
    return pdf_answer(request, (get_language() or "en")[:2]) or _no_such_list(request, _form(request))


def pdf_answer(request: HttpRequest, language: str) -> HttpResponse | None:
    """The list that the address asks for, the page's ``language`` being the usual one; ``None`` when it makes none."""
    try:
        wanted = _wanted(request.META.get("QUERY_STRING", ""), language, timezone.localdate())
    except ValueError:
        return None
    sheet = asked_sheet(wanted)
    made = kept(sheet)
    answer = HttpResponse(content_type="application/pdf", headers=_headers(wanted, made))
    if request.method == "GET":
        answer.content = made.pdf
    conditional: HttpResponse = get_conditional_response(request, etag=made.etag, response=answer)
    if request.method == "GET" and conditional.status_code == 200:
        _count(sheet, ListKind.PDF)
    return conditional


@require_safe
@public_page
def blank_page(request: HttpRequest) -> HttpResponse:
    """The same list as a page, to print or to type in."""
    form = _form(request)
    if not form.is_valid():
        return _no_such_list(request, form)
    sheet = asked_sheet(form.wanted())
    if request.method == "GET":
        _count(sheet, ListKind.PAGE)
    with translation.override(sheet.language):
        context = {"sheet": sheet, "top": "1", "sub": "2", "on_page": True}
        rendered = render_to_string(sheet.template, context)
    query = request.GET.urlencode()
    address = reverse("medication_list_blank") + (f"?{query}" if query else "")
    parts = {"sheet": sheet, "rendered": rendered, "pdf_address": address}
    return render(request, "reviews/medication_list/blank.html", parts)


def _count(sheet: Sheet, kind: str) -> None:
    list_downloads.count(
        form_set=sheet.form.key, language=sheet.language, size=sheet.size, fillable=sheet.fillable, kind=str(kind)
    )


def _form(request: HttpRequest) -> BlankListForm:
    return BlankListForm(request.GET, today=timezone.localdate())


@lru_cache(maxsize=256)
def _wanted(query: str, language: str, today: datetime.date) -> dict[str, Any]:
    """What an address asks for, read once. Raises ``ValueError`` when it makes no list."""
    with translation.override(language):
        form = BlankListForm(QueryDict(query), today=today)
        if not form.is_valid():
            raise ValueError("no such list")
        return form.wanted()


def _no_such_list(request: HttpRequest, form: BlankListForm) -> HttpResponse:
    return render(request, "reviews/medication_list/no_such_list.html", {"form": form}, status=400)


def _headers(wanted: dict[str, Any], made: KeptList) -> dict[str, str]:
    name = medication_list.file_name(**{key: value for key, value in wanted.items() if key != "rows"})
    return {
        "Content-Disposition": f'inline; filename="{name}"',
        "Content-Length": str(len(made.pdf)),
        "Cache-Control": "public, no-cache",
        "ETag": made.etag,
    }


def asked_sheet(wanted: dict[str, Any]) -> Sheet:
    """The blank list for those parameters, with the phone and hours of today's year."""
    year = shown_year(timezone.localdate())
    if year is None:
        return medication_list.blank_sheet(**wanted, phone="", tty="711", hours=())
    times = (year.opens_at, year.closes_at, year.weekdays_only_from, year.weekdays_only_to)
    hours = _hours(wanted["language"], *times)
    return medication_list.blank_sheet(**wanted, phone=year.phone, tty=year.tty, hours=hours)


@lru_cache(maxsize=16)
def _hours(language: str, opens_at: datetime.time, closes_at: datetime.time, first: str, last: str) -> tuple[str, ...]:
    with translation.override(language):
        return tuple(
            hours_lines(opens_at=opens_at, closes_at=closes_at, weekdays_only_from=first, weekdays_only_to=last)
        )


def link(edition: Any, this_year: int) -> dict[str, Any]:
    """What ``reviews/medication_list/link.html`` shows of an edition."""
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
