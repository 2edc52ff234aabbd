"""The audit trail, to be read and searched by who looked, and by who was looked at."""

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import AuditEvent
from members.services.finding import find_events


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "audit"
    list_display = ["at", "actor", "verb", "record", "reason", "origin"]
    date_hierarchy = "at"
    list_per_page = 50
    search_fields = ["actor", "object_id", "verb"]
    search_help_text = _("A user name, a verb (member.viewed), the key of a record, or a member ID.")

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return find_events(rows, text)

    @admin.display(description=_("record"))
    def record(self, event: AuditEvent) -> str:
        return f"{event.object_type.split('.')[-1]} {event.object_id}"
