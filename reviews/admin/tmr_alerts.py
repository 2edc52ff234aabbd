"""Alerts of the targeted review: the worklist by the day they are due, and a page with evidence and medicines."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from members.services.finding import find_members
from reviews.admin.calls import desk_of
from reviews.admin.state import StateFilter, StateMixin, StatusInline, link
from reviews.admin.tmr_acts import REPLIES, TELLING
from reviews.admin.work_filter import WorkFilter
from reviews.documents.tmr_sentences import sentences
from reviews.documents.tmr_timeline import timeline
from reviews.models import TmrAlert, TmrAlertState, TmrAlertStatus, TmrOutreach, TmrOutreachState
from reviews.references import parse_reference
from reviews.services.tmr import alerts, catalogue


class DueFilter(admin.SimpleListFilter):
    """The worklist: what is to do, for members who are in the program now."""

    title = _("to do")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("today", _("due by today")), ("all", _("all that is to do"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        rows = queryset & TmrAlert.objects.to_do()
        return rows & TmrAlert.objects.due_by(timezone.localdate()) if self.value() == "today" else rows


class TmrAlertStatusInline(StatusInline):
    model = TmrAlertStatus
    fields = ["state", "at", "by", "reason", "by_whom", "said_on"]


class TmrOutreachInline(HistoryInline):
    """Who was told of it, and what became of that."""

    model = TmrOutreach
    verbose_name_plural = _("who was told")
    fields = ["created_at", "channel", "whom", "state_now", "answer_by", "look"]
    readonly_fields = ["created_at", "whom", "state_now", "look"]

    @admin.display(description=_("told"))
    def whom(self, told: TmrOutreach) -> Any:
        return told.prescriber or told.get_to_display()

    @admin.display(description=_("state"))
    def state_now(self, told: TmrOutreach) -> Any:
        state = TmrOutreachState(told.current_state).label
        return f"{state}: {told.note}" if told.note else state

    @admin.display(description=_("look at it"))
    def look(self, told: TmrOutreach) -> Any:
        """The letter, the message, the document, or the desk while the call is open."""
        if told.call:
            return link(told.call, _("call")) if told.call.closed_at else desk_of(told.alert.member)
        letter, message = told.letters.first(), told.messages.first()
        if letter or message:
            return link(letter or message, _("letter") if letter else _("message"))
        url = reverse("tmr_document", args=[told.pk])
        return format_html('<a href="{}">{}</a>', url, _("document")) if told.document else "-"


@admin.register(TmrAlert)
class TmrAlertAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "tmr_alert"
    states = TmrAlertState
    acts = [*TELLING, *REPLIES]
    change_form_template = "admin/reviews/tmralert/record.html"
    list_display = ["due", "how_bad", "what", "heading", "to", "to_member", "state_now"]
    list_filter = [WorkFilter, DueFilter, StateFilter, "severity", "heading", "to", "program_year"]
    list_select_related = ["member", "program_year"]
    list_per_page = 50
    ordering = ["due_on", "rank"]
    search_fields = ["member__member_id"]
    search_help_text = _(
        "Member ID or its first characters, birth date (MM/DD/YYYY), or the reference on a reply form."
    )
    inlines = [TmrOutreachInline, TmrAlertStatusInline]
    fields = [
        "what", "why_it_matters", "evidence_told", "severity", "why_so_soon", "due", "to", "state_now", "to_member",
        "phone", "definition", "left_out", "source", "checked", "quarter", "program_year",
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        reference = parse_reference(text)
        if reference:
            return rows.filter(outreach__reference=reference)
        people = find_members(TmrAlert._meta.get_field("member").related_model.objects.all(), text)
        return rows.filter(member__in=people)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        history = alerts.history_now(context["original"]) if context.get("original") else None
        context["timeline"] = timeline(history) if history else None
        context["subtitle"] = _card(context["original"]).title if context.get("original") else None
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("due"), ordering="due_on")
    def due(self, alert: TmrAlert) -> Any:
        to_do = alert.current_state in (TmrAlertState.OPEN, TmrAlertState.CONTACTED)
        late = to_do and alert.due_on < timezone.localdate()
        day = date_format(alert.due_on)
        return _("%(day)s, overdue") % {"day": day} if late else day

    @admin.display(description=_("severity"), ordering="severity")
    def how_bad(self, alert: TmrAlert) -> str:
        """The word alone: the day stands beside it."""
        return alert.get_severity_display().split(":")[0]

    @admin.display(description=_("what"), ordering="rule")
    def what(self, alert: TmrAlert) -> str:
        return _card(alert).title

    @admin.display(description=_("why it matters"))
    def why_it_matters(self, alert: TmrAlert) -> str:
        return _card(alert).why

    @admin.display(description=_("evidence"))
    def evidence_told(self, alert: TmrAlert) -> Any:
        lines = ((text,) for text in sentences(alert.evidence))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines))

    @admin.display(description=_("because"))
    def why_so_soon(self, alert: TmrAlert) -> str:
        return _card(alert).severity_reason

    @admin.display(description=_("what the rule looks for"))
    def definition(self, alert: TmrAlert) -> str:
        limits = alert.run.rules.get(alert.rule, {}).get("limits", _card(alert).limits)
        return _card(alert).defined_with(limits)

    @admin.display(description=_("left out"))
    def left_out(self, alert: TmrAlert) -> str:
        return ", ".join(_card(alert).exclusions)

    @admin.display(description=_("source"))
    def source(self, alert: TmrAlert) -> str:
        card = _card(alert)
        return f"{card.source} ({card.source_date}, {card.confidence})"

    @admin.display(description=_("checked by a qualified person"))
    def checked(self, alert: TmrAlert) -> Any:
        card = _card(alert)
        return f"{card.verified_by}, {card.checked_on}" if card.verified_by else _("not yet")

    @admin.display(description=_("member"), ordering="member__member_id")
    def to_member(self, alert: TmrAlert) -> Any:
        return desk_of(alert.member)

    @admin.display(description=_("phone"))
    def phone(self, alert: TmrAlert) -> str:
        return alert.member.phone or "-"


def _card(alert: TmrAlert) -> catalogue.Card:
    return catalogue.cards()[alert.rule]
