"""Runs of the targeted review: what each rule found, and whose review of the quarter is missing."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, ReadOnlyMixin
from members.models import Member
from reviews.models import TmrHeading, TmrRun
from reviews.services.tmr import catalogue, who
from reviews.tmr.rules import RULES

GAPS_SHOWN = 50
COLUMNS = ("found", "raised", "held_back", "resolved", "not_known")


@admin.register(TmrRun)
class TmrRunAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "tmr_run"
    actions = None
    change_form_template = "admin/reviews/tmrrun/record.html"
    list_display = [
        "created_at",
        "program_year",
        "quarter",
        "as_of",
        "incremental",
        "reviewed",
        "gaps",
        "finished_at",
    ]
    list_filter = ["program_year", "quarter"]
    list_select_related = ["program_year"]
    sortable_by: list[str] = []
    fields = ["program_year", "quarter", "as_of", "incremental", "by", "created_at", "finished_at"]
    readonly_fields = ["created_at"]

    @admin.display(description=_("reviewed"))
    def reviewed(self, run: TmrRun) -> Any:
        return run.figures.get("reviewed", "-")

    @admin.display(description=_("without a review"))
    def gaps(self, run: TmrRun) -> Any:
        return run.figures.get("gaps", "-")

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        run = context.get("original")
        if run:
            context["rules"] = [_row(run, slug) for slug in RULES]
            context["now"] = dict(zip(("members", "gaps"), who.count(run), strict=True))
            context["missing"] = Member.objects.filter(pk__in=who.gaps(run, GAPS_SHOWN))
            context["figures"] = run.figures
        return super().render_change_form(request, context, *args, **kwargs)


def _row(run: TmrRun, slug: str) -> dict[str, Any]:
    """One rule of the run, in words and figures."""
    card = catalogue.cards()[slug]
    counts = [run.figures.get(column, {}).get(slug, 0) for column in COLUMNS]
    return {"title": card.title, "heading": TmrHeading(card.heading).label, "on": slug in run.rules, "counts": counts}
