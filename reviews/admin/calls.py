"""Calls, holds and complaints as lists; a hold is lifted, a complaint handed on and answered, each with a word."""

import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from members.models import Member
from reviews.admin.state import StandingFilter, StateFilter, StateMixin, StatusInline, link, short_time
from reviews.admin.work_filter import DayFilter, WorkFilter
from reviews.caller_check import ITEMS
from reviews.models import (
    Call,
    CallerCheck,
    CallState,
    CallStatus,
    Complaint,
    ComplaintState,
    ComplaintStatus,
    ContactHold,
)
from reviews.services import coming_days, complaints, contact_holds
from reviews.services.finding import wanted


def desk_of(member: Member) -> Any:
    """A link to the member’s desk."""
    return format_html('<a href="{}">{} · {}</a>', reverse("desk", args=[member.pk]), member, member.full_name)


class ToFollowFilter(admin.SimpleListFilter):
    """Members to be called again whom nobody has spoken with since."""

    title = _("to be called again")
    parameter_name = "follow"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("today", _("today or overdue")), ("overdue", _("overdue")), ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        now = timezone.now()
        tomorrow = timezone.localtime(now).replace(hour=0, minute=0, second=0) + datetime.timedelta(days=1)
        until = {"today": tomorrow, "overdue": now, "all": now + datetime.timedelta(days=3650)}
        return queryset.to_follow(until[self.value()]) if self.value() in until else queryset


class CallStatusInline(StatusInline):
    model = CallStatus


class CallerCheckInline(HistoryInline):
    model = CallerCheck
    fields = ["number", "agreed", "passed", "by", "created_at"]
    readonly_fields = ["agreed", "created_at"]

    @admin.display(description=_("agreed"))
    def agreed(self, check: CallerCheck) -> str:
        return ", ".join(str(ITEMS[name]) for name in check.matched) or "-"


@admin.register(Call)
class CallAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "call"
    agreed_on = staticmethod(coming_days.calls_on)
    states = CallState
    list_display = ["created_at", "direction", "purpose", "opened_by", "code", "state_now", "again"]
    list_filter = [ToFollowFilter, DayFilter, StateFilter, "direction", "code", "program_year"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID or its start, or birth date (MM/DD/YYYY).")
    inlines = [CallerCheckInline, CallStatusInline]
    fields = [
        "of_member", "direction", "purpose", "opened_by", "script", "state_now", "code", "note", "again",
        "appointment_at", "for_request",
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("member"))
    def of_member(self, call: Call) -> Any:
        return desk_of(call.member)

    @admin.display(description=_("to be called again"), ordering="next_at")
    def again(self, call: Call) -> str:
        return short_time(call.next_at)

    @admin.display(description=_("request"))
    def for_request(self, call: Call) -> Any:
        return link(call.request)


def _lift(hold: ContactHold, *, by: str, reason: str) -> tuple[Any, ContactHold]:
    contact_holds.lift(hold=hold, by=by, reason=reason)
    return _("Lifted."), hold


@admin.register(ContactHold)
class ContactHoldAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "hold"
    acts = [
        Act(
            slug="lift",
            title=_("Lift it"),
            button=_("Lift it"),
            hint=_("Say by whose word. From then on the member is called and written to again."),
            permission="reviews.lift_contacthold",
            may=lambda hold: hold.closed_at is None,
            do=_lift,
        )
    ]
    list_display = ["since", "kind", "until", "source", "by", "closed_at"]
    list_filter = [WorkFilter, StandingFilter, "kind", "source"]
    list_per_page = 50
    search_fields = ["member__member_id"]
    search_help_text = CallAdmin.search_help_text
    fields = ["of_member", "kind", "since", "until", "source", "by", "reason", "closed_at", "closed_by", "word"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("member"))
    def of_member(self, hold: ContactHold) -> Any:
        return desk_of(hold.member)


def _hand_on(complaint: Complaint, *, by: str, reason: str) -> tuple[Any, Complaint]:
    complaints.hand_on(complaint=complaint, by=by, reason=reason)
    return _("Handed on."), complaint


def _answer(complaint: Complaint, *, by: str, reason: str) -> tuple[Any, Complaint]:
    complaints.answer(complaint=complaint, by=by, reason=reason)
    return _("Answered."), complaint


class ComplaintStatusInline(StatusInline):
    model = ComplaintStatus


@admin.register(Complaint)
class ComplaintAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "complaint"
    states = ComplaintState
    acts = [
        Act(
            slug="hand-on",
            title=_("Hand it on"),
            button=_("Note that it was handed on"),
            hint=_("Say to whom, and under which number."),
            permission="reviews.move_complaint",
            may=lambda complaint: complaint.may_become(ComplaintState.HANDED_ON),
            do=_hand_on,
        ),
        Act(
            slug="answered",
            title=_("It was answered"),
            button=_("Note the answer"),
            permission="reviews.move_complaint",
            may=lambda complaint: complaint.may_become(ComplaintState.ANSWERED),
            do=_answer,
        ),
    ]
    list_display = ["due", "received_on", "state_now", "since"]
    list_filter = [WorkFilter, StateFilter]
    list_per_page = 50
    search_fields = ["member__member_id"]
    search_help_text = CallAdmin.search_help_text
    inlines = [ComplaintStatusInline]
    fields = ["of_member", "words", "received_on", "due", "state_now", "since", "in_call"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("to be answered by"), ordering="due_on")
    def due(self, complaint: Complaint) -> Any:
        late = complaint.current_state != ComplaintState.ANSWERED and complaint.due_on < timezone.localdate()
        day = date_format(complaint.due_on)
        return _("%(day)s, overdue") % {"day": day} if late else day

    @admin.display(description=_("member"))
    def of_member(self, complaint: Complaint) -> Any:
        return desk_of(complaint.member)

    @admin.display(description=_("call"))
    def in_call(self, complaint: Complaint) -> Any:
        return link(complaint.call, short_time(complaint.call.created_at))
