"""E-mails and text messages to members, as they were frozen, and what came back by text."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from reviews.admin.state import ChannelFilter, StateFilter, StateMixin, StatusInline, link, short_time
from reviews.admin.work_filter import WorkFilter
from reviews.models import InboundText, Message, MessageState, MessageStatus
from reviews.services.finding import wanted


class MessageStatusInline(StatusInline):
    model = MessageStatus


@admin.register(Message)
class MessageAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    """*Handed over* means taken by the mail server or the carrier; nobody here knows whether it arrived."""

    audited_as = "message"
    states = MessageState
    list_display = ["created", "channel", "kind", "to_member", "state_now", "since", "next_try"]
    list_filter = [WorkFilter, StateFilter, ("channel", ChannelFilter), "kind"]
    list_select_related = ["member"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["letter__request__reference"]
    search_help_text = _("Reference or its start, or member ID.")
    inlines = [MessageStatusInline]
    fieldsets = [
        (None, {"fields": ["channel", "kind", "state_now", "to_member", "for_letter", "appointment_at", "next_try"]}),
        (_("Frozen"), {"fields": ["address", "language", "template_version", "frozen_at", "subject", "body"]}),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="letter__request__"))

    @admin.display(description=_("created at"), ordering="created_at")
    def created(self, message: Message) -> str:
        return short_time(message.created_at)

    @admin.display(description=_("member"))
    def to_member(self, message: Message) -> Any:
        return link(message.member, f"{message.member.member_id} · {message.member.full_name}")

    @admin.display(description=_("letter"))
    def for_letter(self, message: Message) -> Any:
        return link(message.letter, message.letter.get_kind_display()) if message.letter else "-"

    @admin.display(description=_("not before"), ordering="not_before")
    def next_try(self, message: Message) -> str:
        return short_time(message.not_before)

    @admin.display(description=_("subject"))
    def subject(self, message: Message) -> str:
        return (message.content or {}).get("subject", "-")

    @admin.display(description=_("words"))
    def body(self, message: Message) -> str:
        return (message.content or {}).get("body", "-")


@admin.register(InboundText)
class InboundTextAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    """The word that counted, and how many consents it changed."""

    audited_as = "text"
    actions = None
    list_display = ["created_at", "phone", "word", "changed"]
    list_filter = ["word"]
    list_per_page = 50
    fields = ["created_at", "phone", "word", "changed", "key"]
    readonly_fields = ["created_at"]
