"""Differences with vendors, closed with a word; the files that went and came, with the lines put aside."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from reviews.admin.state import StandingFilter, link, short_time
from reviews.admin.work_filter import WorkFilter
from reviews.models import Discrepancy, MemberRequest, VendorEvent, VendorFile, VendorFileProblem
from reviews.services.exchange import reconciliation
from reviews.services.finding import wanted


def _close(discrepancy: Discrepancy, *, by: str, reason: str) -> tuple[Any, Discrepancy]:
    reconciliation.close(discrepancy=discrepancy, by=by, word=reason)
    return _("It is closed. It opens again only when something about it changes."), discrepancy


CLOSE = Act(
    slug="close",
    title=_("Close this difference"),
    button=_("Close it"),
    hint=_("Say how it was settled. What agrees again closes by itself in the night."),
    permission="reviews.close_discrepancy",
    may=lambda discrepancy: discrepancy.closed_at is None,
    do=_close,
)


@admin.register(Discrepancy)
class DiscrepancyAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "discrepancy"
    acts = [CLOSE]
    list_display = ["named", "kind", "to_member", "ours", "theirs", "last_seen"]
    list_filter = [WorkFilter, StandingFilter, "kind", "vendor", "program_year"]
    list_select_related = ["request__member", "event__member", "merge__kept"]
    list_per_page = 50
    search_fields = ["reference"]
    search_help_text = _("Reference or its start, birth date (MM/DD/YYYY), or member ID.")
    fieldsets = [
        (None, {"fields": ["reference", "kind", "ours", "theirs", "vendor", "program_year"]}),
        (_("More about it"), {"fields": ["to_member", "for_request", "heard_by", "first_seen", "last_seen"]}),
        (_("Settled"), {"fields": ["closed", "closed_by", "word"]}),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        """Also by a reference that we do not know."""
        return rows.filter(reference__startswith=text.strip().upper()) if "-" in text else self._about(rows, text)

    def _about(self, rows: QuerySet, text: str) -> QuerySet:
        requests = MemberRequest.objects.filter(wanted(text))
        events = VendorEvent.objects.filter(wanted(text, request="request__", form="request__reference"))
        ids = Q(merge__isnull=False) & (Q(ours__iexact=text.strip()) | Q(theirs__iexact=text.strip()))
        return rows.filter(Q(request__in=requests) | Q(event__in=events) | ids)

    @admin.display(description=_("reference"), ordering="reference")
    def named(self, discrepancy: Discrepancy) -> Any:
        """The key of a message is long, and tells nobody anything."""
        return _("message from a vendor") if discrepancy.event else discrepancy.reference

    @admin.display(description=_("member"))
    def to_member(self, discrepancy: Discrepancy) -> Any:
        if discrepancy.merge:
            return link(discrepancy.merge.kept)
        about = discrepancy.request or discrepancy.event
        return link(about and about.member)

    @admin.display(description=_("request"))
    def for_request(self, discrepancy: Discrepancy) -> Any:
        return link(discrepancy.request)

    @admin.display(description=_("message from a vendor"))
    def heard_by(self, discrepancy: Discrepancy) -> Any:
        return link(discrepancy.event, _("the message")) if discrepancy.event else "-"

    @admin.display(description=_("closed at"))
    def closed(self, discrepancy: Discrepancy) -> str:
        return short_time(discrepancy.closed_at)


class ProblemInline(HistoryInline):
    model = VendorFileProblem
    fields = ["line_number", "reason", "text"]


@admin.register(VendorFile)
class VendorFileAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    """What is in an outgoing file is on the pages of its notices."""

    actions = None
    audited_as = "vendor_file"
    inlines = [ProblemInline]
    list_display = ["name", "vendor", "direction", "sequence", "state", "lines", "put_aside", "reason", "made"]
    list_filter = [WorkFilter, "vendor", "direction", "state"]
    list_select_related = ["vendor"]
    date_hierarchy = "created_at"
    fields = [
        "name", "vendor", "direction", "sequence", "layout", "state", "reason", "lines", "hash_total", "sha256", "made",
        "handed",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("content", "listed").annotate(problem_count=Count("problems"))

    @admin.display(description=_("lines put aside"), ordering="problem_count")
    def put_aside(self, file: VendorFile) -> int:
        return file.problem_count  # type: ignore[attr-defined]

    @admin.display(description=_("came at"), ordering="created_at")
    def made(self, file: VendorFile) -> str:
        return short_time(file.created_at)

    @admin.display(description=_("handed over at"))
    def handed(self, file: VendorFile) -> str:
        return short_time(file.handed_over_at)
