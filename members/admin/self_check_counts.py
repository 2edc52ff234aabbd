"""How the self-check is used, month by month: sums alone, and none so small that it could tell of somebody."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import CountsPageMixin
from members.models import SelfCheckCount
from members.reporting import self_check
from members.reporting.small_counts import FEWEST_SHOWN


@admin.register(SelfCheckCount)
class SelfCheckCountAdmin(CountsPageMixin, admin.ModelAdmin):
    """The rows themselves have the small counts in them."""

    audited_as = "self_check_counts"
    counts_title = _("How the self-check is used")
    counts_template = "admin/self_check_counts.html"

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        months = {f"{year}-{month:%Y-%m}": (year, month) for year, month in self_check.months()}
        chosen = months.get(request.GET.get("month", "")) or next(iter(months.values()), None)
        return {
            "months": [(name, *month) for name, month in months.items()],
            "chosen": chosen,
            "report": self_check.of_month(*chosen) if chosen else None,
            "fewest": FEWEST_SHOWN,
        }
