"""Targeting runs with their figures, and decisions as sentences. Nothing is changed here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from members.decision_sentences import sentences
from members.models import TargetingDecision, TargetingRun
from members.services.finding import find_members

FIGURES = {
    "members": _("members covered on that day"),
    "met_conditions": _("with enough conditions"),
    "met_drugs": _("with enough drugs"),
    "met_cost": _("with enough cost"),
    "at_risk": _("in an at-risk limitation"),
    "targeted": _("targeted"),
    "newly_enrolled": _("newly enrolled"),
    "already_enrolled": _("in already"),
    "opted_out": _("opted out"),
    "died": _("skipped: died before that day"),
    "not-covered": _("skipped: not covered on that day"),
    "died-since": _("targeted, but died since"),
    "left-since": _("targeted, but no longer covered"),
    "merged": _("targeted, but merged with another record"),
}


def listed(texts: list[str]) -> Any:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((text,) for text in texts)))


@admin.register(TargetingRun)
class TargetingRunAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "targeting_run"
    actions = None
    list_display = [
        "created_at",
        "program_year",
        "as_of",
        "targeted",
        "newly_enrolled",
        "opted_out",
        "by",
    ]
    list_filter = ["program_year"]
    date_hierarchy = "created_at"
    fields = [
        "program_year", "as_of", "cost_method", "lookback_months", "incremental", "by", "created_at", "finished_at",
        "found",
    ]  # fmt: skip
    readonly_fields = ["found", "created_at"]

    @admin.display(description=_("targeted"))
    def targeted(self, run: TargetingRun) -> Any:
        return run.figures.get("targeted", "-")

    @admin.display(description=_("newly enrolled"))
    def newly_enrolled(self, run: TargetingRun) -> Any:
        return run.figures.get("newly_enrolled", "-")

    @admin.display(description=_("opted out"))
    def opted_out(self, run: TargetingRun) -> Any:
        return run.figures.get("opted_out", "-")

    @admin.display(description=_("what it found"))
    def found(self, run: TargetingRun) -> Any:
        figures = {**run.figures, **run.figures.get("skipped", {})}
        rows = ((f"{figures[name]:,}", words) for name, words in FIGURES.items() if name in figures)
        return listed([f"{count} {words}" for count, words in rows])


@admin.register(TargetingDecision)
class TargetingDecisionAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    """Found by member ID; the list names nobody."""

    audited_as = "decision"
    search_first = True
    list_display = ["member", "program_year", "outcome", "reason_code"]
    list_select_related = ["member", "program_year"]
    list_per_page = 50
    sortable_by: list[str] = []
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID or its first characters, or birth date (MM/DD/YYYY).")
    fields = ["member", "program_year", "outcome", "told", "run"]
    readonly_fields = ["told"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        people = find_members(TargetingDecision._meta.get_field("member").related_model.objects.all(), text)
        return rows.filter(member__in=people)

    @admin.display(description=_("why"))
    def told(self, decision: TargetingDecision) -> Any:
        return listed(sentences(decision))


class DecisionInline(HistoryInline):
    """On the member's page."""

    model = TargetingDecision
    fields = ["program_year", "outcome", "told"]
    readonly_fields = ["told"]
    verbose_name_plural = _("why in the program, or why not")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("program_year", "run").order_by("-program_year__year")

    @admin.display(description=_("why"))
    def told(self, decision: TargetingDecision) -> Any:
        return listed(sentences(decision))
