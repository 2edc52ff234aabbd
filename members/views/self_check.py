"""The self-check of a year: answers in, an explanation out. Nothing is stored, logged or put into a session."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.context import shown_year_today
from members.eligibility import check
from members.explanations import OUTCOMES, explain
from members.facts_from_answers import facts_from_answers
from members.forms.self_check import SelfCheckForm
from members.models import ProgramYear
from members.years import published_years, timing


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@cache_control(private=True, no_store=True)
def self_check(request: HttpRequest, year: int) -> HttpResponse:
    """The whole page every time; htmx selects its part. 422 when an answer cannot be read."""
    record = published_years().numbered(year)
    if record is None:
        raise Http404
    form = SelfCheckForm(request.POST if request.method == "POST" else None, year=record)
    context = _context(record) | {"form": form}
    if not form.is_bound:
        return render(request, "members/self_check.html", context)
    if not form.is_valid():
        return render(request, "members/self_check.html", context, status=422)
    return render(request, "members/self_check.html", context | _answer(form, record))


def _context(year: ProgramYear) -> dict[str, Any]:
    return {
        "page_year": year,
        "timing": timing(year, shown=shown_year_today(), today=timezone.localdate()),
        "section": "self_check",
    }


def _answer(form: SelfCheckForm, year: ProgramYear) -> dict[str, Any]:
    criteria = year.criteria()
    facts = facts_from_answers(form.cleaned_data, criteria)
    result = check(facts, criteria)
    return {
        "outcome": OUTCOMES[result.outcome],
        "explanations": explain(result, facts, criteria, form.cleaned_data),
    }
