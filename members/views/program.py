"""The program page of a year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.hours import hours_on
from members.models import ProgramYear
from members.years import published_year, published_years, shown_year

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The year of today, or the newest published one; a kind page when there is none."""
    year = shown_year(timezone.localdate())
    if year is None:
        return render(request, "members/no_year.html")
    return _year_page(request, year, shown=year)


@require_safe
@public_page
def program_year(request: HttpRequest, year: int) -> HttpResponse:
    """One published year; drafts and unknown years do not exist for the public."""
    record = published_year(year)
    if record is None:
        raise Http404
    return _year_page(request, record, shown=shown_year(timezone.localdate()))


def _year_page(request: HttpRequest, year: ProgramYear, shown: ProgramYear | None) -> HttpResponse:
    context = {
        "page_year": year,
        "years": published_years(),
        "is_shown_year": year == shown,
        "is_past": year.year < timezone.localdate().year,
        "conditions": year.conditions.all(),
        "hours": hours_on(year, timezone.localdate()),
        "section": "program",
    }
    return render(request, "members/program.html", context)
