"""The program page of a year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.context import shown_year_today
from members.hours import hours_on
from members.models import ProgramYear
from members.views.kept import kept
from members.year_changes import changes
from members.years import published_years, timing, worked_example

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
@kept
def home(request: HttpRequest) -> HttpResponse:
    """The year of today, or the newest published one; a kind page when there is none."""
    year = shown_year_today()
    return _year_page(request, year) if year else render(request, "members/no_year.html")


@require_safe
@public_page
@kept
def program_year(request: HttpRequest, year: int) -> HttpResponse:
    """One published year; drafts and unknown years do not exist for the public."""
    record = published_years().numbered(year)
    if record is None:
        raise Http404
    return _year_page(request, record)


def preview(request: HttpRequest, year: ProgramYear, *, self_check: str) -> HttpResponse:
    """A draft as members would see it. Has no address of its own: the back office calls it for those who may.

    ``self_check`` is the address at which they try the draft's questions.
    """
    return _year_page(request, year, self_check=self_check, is_preview=True)


def _year_page(
    request: HttpRequest, year: ProgramYear, *, self_check: str = "", is_preview: bool = False
) -> HttpResponse:
    today, before = timezone.localdate(), published_years().before(year.year)
    context = {
        "page_year": year,
        "years": published_years().newest_first,
        "timing": timing(year, shown=shown_year_today(), today=today),
        "conditions": year.conditions.all(),
        "example": worked_example(year),
        "manager_note": _in_language(year.benefit_manager_note, year.benefit_manager_note_es),
        "hours": hours_on(year, today),
        "before": before,
        "changes": changes(before, year) if before else [],
        "section": "program",
        "self_check_at": self_check or reverse("self_check", args=[year.year]),
        "is_preview": is_preview,
    }
    return render(request, "members/program.html", context)


def _in_language(english: str, spanish: str) -> str:
    return spanish if get_language() == "es" else english
