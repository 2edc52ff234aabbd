"""What vendors told us, message by message, and what they did for our members."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActsMixin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from reviews.admin.appointment_acts import CANCEL, HELD, MISSED
from reviews.admin.state import StateFilter, StateMixin, StatusInline, as_json, link, short_time
from reviews.admin.work_filter import DayFilter
from reviews.models import (
    Appointment,
    AppointmentState,
    AppointmentStatus,
    ContactAttempt,
    SummarySent,
    TmrResult,
    VendorEvent,
)
from reviews.services import coming_days
from reviews.services.finding import wanted


@admin.register(VendorEvent)
class VendorEventAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "vendor_event"
    list_display = ["type", "vendor", "outcome", "happened", "came", "for_request"]
    list_filter = ["type", "vendor", "outcome", "program_year"]
    list_select_related = ["vendor", "request"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["request__reference"]
    search_help_text = _("Reference or its start, message key, birth date (MM/DD/YYYY), or member ID.")
    fieldsets = [
        (None, {"fields": ["type", "outcome", "vendor", "program_year", "for_request", "to_member"]}),
        (_("Message"), {"fields": ["webhook_id", "happened", "came", "content"]}),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="request__", key=True))

    @admin.display(description=_("request"))
    def for_request(self, event: VendorEvent) -> Any:
        return link(event.request)

    @admin.display(description=_("member"))
    def to_member(self, event: VendorEvent) -> Any:
        return link(event.member)

    @admin.display(description=_("happened at"), ordering="occurred_at")
    def happened(self, event: VendorEvent) -> str:
        return short_time(event.occurred_at)

    @admin.display(description=_("came at"), ordering="created_at")
    def came(self, event: VendorEvent) -> str:
        return short_time(event.created_at)

    @admin.display(description=_("as it came"))
    def content(self, event: VendorEvent) -> str:
        return as_json(json.loads(event.body))


class WorkAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    """Shared by what was done for a member; the list shows no name before one is opened."""

    list_per_page = 50
    list_select_related = ["request"]
    search_help_text = _("Reference or its start, birth date (MM/DD/YYYY), or member ID.")
    search_fields = ["request__reference"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="request__"))

    @admin.display(description=_("request"))
    def for_request(self, record: Any) -> Any:
        return link(record.request)

    @admin.display(description=_("member"))
    def to_member(self, record: Any) -> Any:
        return link(record.member)

    @admin.display(description=_("message from a vendor"))
    def heard_by(self, record: Any) -> Any:
        return link(record.event, _("the message")) if record.event else "-"


@admin.register(ContactAttempt)
class ContactAttemptAdmin(WorkAdmin):
    audited_as = "contact_attempt"
    list_display = ["at", "channel", "outcome", "call_back_at", "for_request"]
    list_filter = ["channel", "outcome", "program_year"]
    fields = ["at", "channel", "outcome", "call_back_at", "program_year", "for_request", "to_member", "heard_by"]


class AppointmentStatusInline(StatusInline):
    model = AppointmentStatus
    fields = ["state", "starts_at", "at", "by", "reason"]


@admin.register(Appointment)
class AppointmentAdmin(StateMixin, ActsMixin, WorkAdmin):
    audited_as = "appointment"
    agreed_on = staticmethod(coming_days.reviews_on)
    states = AppointmentState
    acts = [MISSED, HELD, CANCEL]
    change_form_template = "admin/reviews/appointment/change_form.html"
    inlines = [AppointmentStatusInline]
    list_display = ["starts_at", "state_now", "since", "method", "provider", "for_request"]
    list_select_related = ["request", "provider"]
    list_filter = [DayFilter, StateFilter, "method", "provider", "program_year"]
    fields = [
        "starts_at", "minutes", "method", "provider", "code", "state_now", "since", "key", "program_year",
        "for_request", "to_member", "heard_by",
    ]  # fmt: skip

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who holds reviews goes from a call of ours to the page on which its review is written."""
        call = context.get("original")
        ours = call and call.provider_id and call.current_state in (AppointmentState.SCHEDULED, AppointmentState.DONE)
        context["may_write"] = ours and request.user.has_perm("reviews.hold_review")
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(SummarySent)
class SummarySentAdmin(WorkAdmin):
    audited_as = "summary"
    list_display = ["sent_on", "returned_on", "return_reason", "for_request"]
    list_filter = ["return_reason", "program_year"]
    fields = ["sent_on", "returned_on", "return_reason", "review_key", "program_year", "for_request", "to_member"]


@admin.register(TmrResult)
class TmrResultAdmin(WorkAdmin):
    audited_as = "tmr_result"
    list_display = ["done_on", "quarter", "program_year"]
    list_filter = ["quarter", "program_year"]
    fields = ["done_on", "quarter", "key", "program_year", "to_member", "heard_by", "told"]

    @admin.display(description=_("all that was told"))
    def told(self, record: TmrResult) -> str:
        return as_json(
            {"alerts": record.alerts, "recommendations": record.recommendations, "resolutions": record.resolutions}
        )
