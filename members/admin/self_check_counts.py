"""How the self-check is used, month by month: sums alone, and none so small that it could tell of somebody."""

import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import ReadOnlyMixin, note
from members.models import SelfCheckCount
from members.reporting import self_check
from members.reporting.small_counts import FEWEST_SHOWN


@admin.register(SelfCheckCount)
class SelfCheckCountAdmin(ReadOnlyMixin, admin.ModelAdmin):
    """One page instead of a list of rows: the rows have the small counts in them."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.changelist_view)
        return [path("", page, name="members_selfcheckcount_changelist")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        months = self_check.months()
        chosen = _chosen(request.GET.get("month", ""), months)
        note(request, "self_check_counts.viewed", SelfCheckCount)
        context = {
            **self.admin_site.each_context(request),
            "title": _("How the self-check is used"),
            "opts": self.opts,
            "months": [(f"{year}-{month:%Y-%m}", year, month) for year, month in months],
            "chosen": chosen,
            "report": self_check.of_month(*chosen) if chosen else None,
            "fewest": FEWEST_SHOWN,
        }
        return TemplateResponse(request, "admin/self_check_counts.html", context)


def _chosen(name: str, months: list[tuple[int, datetime.date]]) -> tuple[int, datetime.date] | None:
    """The month of that name, or the newest; ``None`` while there are no counts."""
    named = {f"{year}-{month:%Y-%m}": (year, month) for year, month in months}
    return named.get(name) or next(iter(months), None)
