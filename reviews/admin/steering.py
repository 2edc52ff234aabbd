"""The supervisor's page: how far members came, which clocks run, how calls end; each with its table and its file."""

import csv
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.admin.mixins import note
from members.models import ProgramYear
from reviews.admin.steering_lists import with_lists
from reviews.reporting import overview, period, reps, weeks
from reviews.reporting.period import Period
from reviews.reporting.pictures import as_text

PERMISSION = "members.view_selfcheckcount"  # whoever sees counts: supervisor and program owner
REPS, WEEKS = "reps", "weeks"


@admin.site.admin_view
@require_safe
@permission_required(PERMISSION, raise_exception=True)
def steering(request: HttpRequest) -> HttpResponse:
    """The chosen year and week stand in the address; nothing there is about a person."""
    chosen = _chosen(request)
    today = timezone.localdate()
    note(request, "counts.viewed", ProgramYear)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("How the program stands"),
        "chosen": chosen,
        "years": _years(),
        "weeks": period.weeks(today),
        "by_week": weeks.by_week(chosen.program_year, today) if chosen else [],
        "pictures": with_lists(overview.pictures(chosen, today), chosen, request.user) if chosen else [],
        "reps": reps.reps(chosen) if chosen else [],
    }
    return TemplateResponse(request, "admin/steering.html", context)


@admin.site.admin_view
@require_safe
@permission_required(PERMISSION, raise_exception=True)
def steering_file(request: HttpRequest, key: str) -> HttpResponse:
    """One table as a file without small counts; who took it is written down."""
    chosen = _chosen(request)
    lines = _lines(chosen, key) if chosen else None
    if chosen is None or lines is None:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{key}-{chosen.program_year.year}{chosen.week and '-' + chosen.week}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write("\ufeff")  # spreadsheets take it for Latin-1 else
    csv.writer(answer).writerows(lines)
    note(request, "counts.exported", ProgramYear, table=key, year=chosen.program_year.year, week=chosen.week)
    return answer


def _lines(chosen: Period, key: str) -> list[list[str]] | None:
    if key == REPS:
        return [[as_text(cell) for cell in reps.HEAD], *(rep.line() for rep in reps.reps(chosen))]
    if key == WEEKS:
        return weeks.lines(weeks.by_week(chosen.program_year, timezone.localdate()))
    found = {each.key: each for each in overview.pictures(chosen, timezone.localdate())}
    picture = found.get(key)
    return [[str(picture.title), _("How often")], *picture.lines()] if picture else None


def _years() -> list[ProgramYear]:
    return list(ProgramYear.objects.published().order_by("-year"))


def _chosen(request: HttpRequest) -> Period | None:
    """The year and week of the address; today's year, or the newest one, without them."""
    years = {str(each.year): each for each in _years()}
    asked = request.GET.get("year", "")
    year = years.get(asked or str(timezone.localdate().year)) or next(iter(years.values()), None)
    if asked and asked not in years:
        raise Http404
    try:
        return period.chosen(year, request.GET.get("week", "")) if year else None
    except ValueError as error:
        raise Http404 from error
