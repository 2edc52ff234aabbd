"""Columns and filters by current state, for records whose status is a table."""

import datetime
import json
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet, TextChoices
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import HistoryInline
from reviews.models import MemberRequest


class StateFilter(admin.SimpleListFilter):
    """Needs ``states`` on the admin and ``current_state`` on its rows."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return model_admin.states.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(current_state=self.value()) if self.value() else queryset


class StandingFilter(admin.SimpleListFilter):
    """For rows that are open until they are closed with a word."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("open")), ("closed", _("closed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(closed_at__isnull=self.value() == "open") if self.value() else queryset


class ChannelFilter(admin.ChoicesFieldListFilter):
    """By e-mail or by text message."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("channel")


class StateMixin:
    """Shows the current state in words, with the time since when it holds."""

    states: type[TextChoices]

    @admin.display(description=_("state"), ordering="current_state")
    def state_now(self, record: Any) -> Any:
        return self.states(record.current_state).label if record.current_state else "-"

    @admin.display(description=_("since"), ordering="state_since")
    def since(self, record: Any) -> str:
        return short_time(record.state_since)


class StatusInline(HistoryInline):
    """The history of a record, oldest row first."""

    fields = ["state", "at", "by", "reason"]
    readonly_fields = ["at"]
    verbose_name_plural = _("what happened")


def short_time(moment: datetime.datetime | None) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else "-"


def in_words(columns: dict[str, Any]) -> str:
    """Columns of a request with their names, one a line."""
    names = {field.name: field.verbose_name for field in MemberRequest._meta.fields}
    shown = ((names[name], ", ".join(value) if isinstance(value, list) else value) for name, value in columns.items())
    return "\n".join(f"{name}: {'-' if value in ('', None) else value}" for name, value in shown) or "-"


def as_json(content: Any) -> str:
    """Frozen content to be read by a person."""
    return json.dumps(content, indent=2, ensure_ascii=False) if content else "-"


def link(record: Model | None, text: Any = None) -> Any:
    """A link to the record's page, or a dash."""
    if record is None:
        return "-"
    opts = record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', url, text or record)
