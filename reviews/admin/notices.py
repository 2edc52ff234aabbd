"""Notices to the vendors: what they were told, and what was not taken; a stopped one is queued again."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from reviews import tasks
from reviews.admin.forms import MendForm
from reviews.admin.state import as_json, link, short_time
from reviews.admin.work_filter import WorkFilter
from reviews.models import VendorNotice
from reviews.services import notices
from reviews.services.finding import wanted


def _requeue(notice: VendorNotice, *, by: str, reason: str) -> tuple[Any, VendorNotice]:
    notices.requeue(notice=notice, by=by, reason=reason)
    tasks.enqueue(tasks.send_notice, str(notice.pk))
    return _("It is queued and will be sent in a moment."), notice


def _mend(notice: VendorNotice, *, by: str, reason: str, **corrections: str) -> tuple[Any, VendorNotice]:
    notices.mend(notice=notice, by=by, reason=reason, **corrections)
    tasks.enqueue(tasks.send_notice, str(notice.pk))
    return _("It was written anew and will be sent in a moment, under the same key."), notice


def _stopped(notice: VendorNotice) -> bool:
    return notice.state in notices.STOPPED


REQUEUE = Act(
    slug="requeue",
    title=_("Queue again"),
    button=_("Send it again"),
    hint=_("The vendor gets it under the same key, so it cannot count twice. Use it when the cause is mended."),
    permission="reviews.requeue_vendornotice",
    may=_stopped,
    do=_requeue,
)
MEND = Act(
    slug="mend",
    title=_("Put it right and send it again"),
    button=_("Write it anew and send it"),
    hint=_("Correct what the vendor could not use. All else is taken as it is on file now. The key stays the same."),
    permission="reviews.requeue_vendornotice",
    may=lambda notice: _stopped(notice) and not notice.test,
    do=_mend,
    form=MendForm,
)


SENDING = ["not_before", "claimed_at", "attempts", "last_error", "sent_at", "answered_at", "acknowledged_at"]


@admin.register(VendorNotice)
class VendorNoticeAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "notice"
    acts = [REQUEUE, MEND]
    list_display = ["reference", "type", "state", "next_try", "attempts", "last_error"]
    list_filter = [WorkFilter, "state", "type", "program_year", "test"]
    list_select_related = ["request"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["request__reference"]
    search_help_text = _("Reference or its start, notice ID, birth date (MM/DD/YYYY), or member ID.")
    fieldsets = [
        (None, {"fields": ["id", "type", "number", "of_test", "state", "for_request", "to_member", "program_year"]}),
        (
            _("Sending"),
            {
                "fields": [
                    "not_before",
                    "claimed_at",
                    "attempts",
                    "last_error",
                    "sent_at",
                    "answered_at",
                    "acknowledged_at",
                ]
            },
        ),
        (_("What the vendor is told"), {"fields": ["content"]}),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="request__", key=True, form="enrolment__letters__form_reference"))

    @admin.display(description=_("reference"), ordering="request__reference")
    def reference(self, notice: VendorNotice) -> Any:
        return format_html("{} ({})", notice.reference, _("test")) if notice.test else notice.reference

    @admin.display(description=_("test"))
    def of_test(self, notice: VendorNotice) -> Any:
        return _("yes") if notice.test else _("no")

    @admin.display(description=_("request"))
    def for_request(self, notice: VendorNotice) -> Any:
        return link(notice.request)

    @admin.display(description=_("member"))
    def to_member(self, notice: VendorNotice) -> Any:
        return link(notice.member)

    @admin.display(description=_("not before"), ordering="not_before")
    def next_try(self, notice: VendorNotice) -> str:
        return short_time(notice.not_before)

    @admin.display(description=_("content"))
    def content(self, notice: VendorNotice) -> str:
        return as_json(notice.payload)
