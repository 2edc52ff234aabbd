"""Letters to read before they arrive: the list, each as a page, and each as PDF."""

import io
from functools import lru_cache
from typing import Any

import pikepdf
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.views.kept import kept
from members.years import shown_year
from reviews.documents import sample_letters
from reviews.documents.wording import wording
from reviews.documents.year_facts import YearFacts, year_facts

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
@kept
def all_letters(request: HttpRequest) -> HttpResponse:
    letters = [{"slug": slug, "subject": sample_letters.SUBJECTS[kind]} for slug, kind in sample_letters.KINDS.items()]
    return render(request, "reviews/sample_letters/all.html", {"letters": letters})


@require_safe
@public_page
@kept
def one_letter(request: HttpRequest, kind: str) -> HttpResponse:
    """The letter as a page, from the very template that is printed, with what its PDF is like."""
    wanted = _wanted(kind)
    pdf = _pdf(**wanted)
    frozen = sample_letters.content(**wanted)
    context = {
        "slug": kind,
        "pages": _pages(pdf),
        "kilobytes": round(len(pdf) / 1024),
        "frame": "reviews/sample_letters/frame.html",
        **sample_letters.page_context(frozen),
    }
    return render(request, wording(wanted["kind"], wanted["language"]).template, context)


@require_safe
@public_page
def pdf(request: HttpRequest, kind: str) -> HttpResponse:
    wanted = _wanted(kind)
    name = f"sample-letter-{kind}-{wanted['language']}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(_pdf(**wanted), content_type="application/pdf", headers=headers)


def _wanted(slug: str) -> dict[str, Any]:
    year = shown_year(timezone.localdate())
    if slug not in sample_letters.KINDS or year is None:
        raise Http404
    language = (get_language() or "en")[:2]
    return {"kind": sample_letters.KINDS[slug], "language": language, "year": year_facts(year, language)}


@lru_cache(maxsize=64)
def _pdf(*, kind: str, language: str, year: YearFacts) -> bytes:
    """Made once for each letter, language and state of the year's facts; it holds nothing about anybody."""
    return sample_letters.to_pdf(sample_letters.content(kind=kind, language=language, year=year))


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as sheet:
        return len(sheet.pages)
