"""Enrolments with their history and the list of reviews to be offered."""

import datetime
from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActsMixin
from members.admin.enrolment_acts import ENROLMENT_ACTS
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from members.admin.targeting import listed
from members.decision_sentences import reasons_of
from members.models import Enrolment, EnrolmentState, EnrolmentStatus, Member, OptOutWish
from members.services.finding import find_members

SOON = datetime.timedelta(days=14)


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return EnrolmentState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(current_state=self.value()) if self.value() else queryset


class OfferFilter(admin.SimpleListFilter):
    """The due list: overdue first, as the list is in the order of the dates."""

    title = _("review to be offered")
    parameter_name = "offer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("overdue", _("overdue")), ("soon", _("overdue or within 14 days")), ("due", _("all that are due"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        today = timezone.localdate()
        last_day = {"overdue": today - datetime.timedelta(days=1), "soon": today + SOON, "due": datetime.date.max}
        return queryset.offer_due(last_day[self.value()]) if self.value() in last_day else queryset


class EnrolmentStatusInline(HistoryInline):
    model = EnrolmentStatus
    fields = ["state", "on", "way", "cms_reason", "at", "by", "reason"]
    readonly_fields = ["at"]
    verbose_name_plural = _("what happened")


@admin.register(Enrolment)
class EnrolmentAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "enrolment"
    acts = ENROLMENT_ACTS
    list_display = [
        "member",
        "program_year",
        "standing",
        "offer_due_on",
        "offered_on",
        "contract_number",
    ]
    list_filter = [OfferFilter, StandingFilter, "program_year", "continues_from_last_year"]
    list_select_related = ["member", "program_year"]
    list_per_page = 50
    ordering = [F("offered_on").asc(nulls_first=True), "offer_due_on"]
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID or its first characters, or birth date (MM/DD/YYYY).")
    inlines = [EnrolmentStatusInline]
    fieldsets = [
        (None, {"fields": ["member", "program_year", "contract_number", "standing", "enrolled_on", "criteria_met_on",
                           "reason_code", "continues"]}),
        (_("Why it began"), {"fields": ["began_because"]}),
        (_("Review"), {"fields": ["offer_due_on", "offered_on"]}),
        (_("Leaving"), {"fields": ["opted_out_on", "opt_out_way", "opt_out_reason", "ended_on"]}),
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(member__in=find_members(Member.objects.all(), text))

    @admin.display(description=_("standing"))
    def standing(self, record: Enrolment) -> Any:
        return standing(record)

    @admin.display(description=_("continues from last year"))
    def continues(self, record: Enrolment) -> Any:
        return _("yes") if record.continues_from_last_year else _("no")

    @admin.display(description=_("why"))
    def began_because(self, record: Enrolment) -> Any:
        return listed(reasons_of(record)) if record.basis else "-"


def standing(record: Enrolment) -> Any:
    return EnrolmentState(record.current_state).label


class EnrolmentInline(HistoryInline):
    """On the member's page."""

    model = Enrolment
    fields = ["program_year", "contract_number", "standing", "enrolled_on", "offer_due_on", "offered_on", "ended_on"]
    readonly_fields = ["standing"]
    show_change_link = True

    @admin.display(description=_("standing"))
    def standing(self, record: Enrolment) -> Any:
        return standing(record)


class WishInline(HistoryInline):
    """On the member's page."""

    model = OptOutWish
    fields = ["since", "year", "way", "reason", "ended_on", "end_reason"]
