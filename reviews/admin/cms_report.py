"""The yearly report to CMS: what is missing before it is due, how sure each element is, and its files."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from members.admin.mixins import note
from members.models import ProgramYear
from reviews.delivery.cms_report_files import TRACES, stem_of
from reviews.reporting import cms_rows
from reviews.reporting.cms_layout import layout_of
from reviews.reporting.cms_record import PROBLEMS
from reviews.services import cms_report

PERMISSION = "reviews.export_cms_report"
HOW_SURE = {
    "primary": gettext_lazy("seen in a text of CMS"),
    "secondary": gettext_lazy("seen in a text that restates one"),
    "inferred": gettext_lazy("concluded, not seen"),
    "unverified": gettext_lazy("not verified"),
}


@admin.site.admin_view
@require_safe
@permission_required(PERMISSION, raise_exception=True)
def report(request: HttpRequest) -> HttpResponse:
    """The chosen year stands in the address; with ``check`` every record is looked at, and nothing is kept."""
    years = _years()
    year = _chosen(years, request.GET.get("year", ""))
    note(request, "cms_report.viewed", year or ProgramYear)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Report to CMS"),
        "years": years,
        "chosen": year,
        "contracts": cms_rows.contracts(year) if year else {},
        **(_elements(year, checked="check" in request.GET) if year else {}),
    }
    return TemplateResponse(request, "admin/cms_report.html", context)


@admin.site.admin_view
@require_safe
@permission_required(PERMISSION, raise_exception=True)
def report_file(request: HttpRequest, year: int, part: str) -> StreamingHttpResponse:
    """The records of the contract asked for, or their traces; who took them is known before the first line leaves."""
    program_year = next((each for each in _years() if each.year == year), None)
    contract = request.GET.get("contract", "")
    if program_year is None or contract not in cms_rows.contracts(program_year) or part not in ("records", "traces"):
        raise Http404
    traces = part == "traces"
    note(request, "cms_report.exported", program_year, contract=contract, part=part)
    text = cms_report.text_of(program_year=program_year, contract=contract, traces=traces)
    name = f"mtm-{year}-{stem_of(contract)}{TRACES if traces else ''}.csv"
    answer = StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _years() -> list[ProgramYear]:
    """Published ones for which it is known what CMS asks for."""
    return [each for each in ProgramYear.objects.published().order_by("-year") if layout_of(each.year)]


def _chosen(years: list[ProgramYear], asked: str) -> ProgramYear | None:
    """That of the address, else today's, else the newest."""
    by_number = {str(each.year): each for each in years}
    if asked and asked not in by_number:
        raise Http404
    return by_number.get(asked or str(timezone.localdate().year)) or next(iter(years), None)


def _elements(year: ProgramYear, *, checked: bool) -> dict[str, Any]:
    """A line per element; with what is missing once every record was looked at."""
    layout = cms_report.layout(year)
    found = cms_report.check(program_year=year) if checked else None
    missing, too_long = (found.missing, found.too_long) if found else ({}, {})
    return {
        "layout": layout,
        "layout_how_sure": HOW_SURE[layout.how_sure],
        "elements": [
            (each, HOW_SURE[each.how_sure], missing.get(each.letter, 0), too_long.get(each.letter, 0))
            for each in layout.elements
        ],
        "found": found,
        "problems": [(PROBLEMS[name][0], count) for name, count in found.problems.items()] if found else [],
    }
