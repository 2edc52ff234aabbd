"""The self-check of a year: answers in, an explanation out. No answer is stored, logged or put into a session."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.checked import Checked, checked
from members.conditions import CONDITIONS
from members.context import shown_year_today
from members.forms.answers_in_words import answers_in_words
from members.forms.self_check import SelfCheckForm
from members.models import ProgramYear
from members.self_check_words import counting_help, worth_asking
from members.two_years import other_year, pairs
from members.views.self_check_counts import count_answered, count_opened, count_refused
from members.years import published_years, timing, worked_example


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def self_check(request: HttpRequest, year: int) -> HttpResponse:
    """The whole page every time; htmx selects its part. 422 when an answer cannot be read.

    A page with answers is kept nowhere. The empty one may wait behind the Back button with what was typed into it.
    """
    response = _page(request, year)
    if request.method == "POST":
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _page(request: HttpRequest, year: int) -> HttpResponse:
    record = published_years().numbered(year)
    if record is None:
        raise Http404
    context = _context(record) | _answers(request, record)
    if request.method != "HEAD":
        _count(context, year)
    return _rendered(request, context)


def preview(request: HttpRequest, year: ProgramYear, *, here: str) -> HttpResponse:
    """A draft's questions at an address of the back office, which calls it for those who may. Nothing is counted."""
    marks = {"is_preview": True, "here": here, "cleared_at": here}
    return _rendered(request, _context(year) | _answers(request, year) | marks)


def _answers(request: HttpRequest, year: ProgramYear) -> dict[str, Any]:
    form = SelfCheckForm(request.POST if request.method == "POST" else None, year=year)
    if not form.is_bound:
        return {"form": form, "cleared": "cleared" in request.GET}
    return {"form": form, **(_answer(form, year) if form.is_valid() else {})}


def _count(context: dict[str, Any], year: int) -> None:
    form = context["form"]
    if not form.is_bound:
        count_opened(year=year, cleared=context["cleared"])
    elif form.errors:
        count_refused(form, year=year)
    else:
        count_answered(form, year=year, outcome=context["outcome"])


def _rendered(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    form = context["form"]
    return render(request, "members/self_check.html", context, status=422 if form.is_bound and form.errors else 200)


def _context(year: ProgramYear) -> dict[str, Any]:
    today, here = timezone.localdate(), reverse("self_check", args=[year.year])
    return {
        "page_year": year,
        "here": here,
        "cleared_at": f"{here}?cleared",
        "timing": timing(year, shown=shown_year_today(), today=today),
        "today": today,
        "section": "self_check",
        "counting": counting_help(year.year),
        "example": _example(year),
    }


def _example(year: ProgramYear) -> dict[str, int]:
    """A month whose twelvefold is just enough, split into what the member and what the plan pays."""
    whole = worked_example(year)
    yours = whole["month"] // 20 * 5
    return {**whole, "yours": yours, "plans": whole["month"] - yours}


def _answer(form: SelfCheckForm, year: ProgramYear) -> dict[str, Any]:
    result = checked(form.cleaned_data, year.criteria())
    ticked = form.cleaned_data["worth_asking"]
    return {
        "outcome": result.outcome,
        "result": result,
        "answers": answers_in_words(form),
        "reasons": [question for question in worth_asking() if question.key in ticked],
        **_beside(form, year, result),
    }


def _beside(form: SelfCheckForm, year: ProgramYear, result: Checked) -> dict[str, Any]:
    """The same answers in the other year, in the months in which people look at two."""
    years = published_years()
    numbers = [record.year for record in years.newest_first]
    other = years.numbered(other_year(year.year, published=numbers, today=timezone.localdate()) or 0)
    if other is None:
        return {}
    asked, listed = year.criteria().conditions, other.criteria().conditions
    beside = checked(form.cleaned_data, other.criteria(), asked=asked)
    both = pairs(result.explanations, beside.explanations)
    return {
        "beside": beside,
        "pairs": both,
        "only_in_other": _named(listed - asked),
        "only_here": _named(asked - listed),
        "same_rules": asked == listed and not any(pair.asks_differently for pair in both),
    }


def _named(slugs: frozenset[str]) -> list[Any]:
    return [CONDITIONS[slug] for slug in sorted(slugs)]
