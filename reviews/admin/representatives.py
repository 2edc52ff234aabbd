"""Representatives who get copies of packets: all that were ever on file, read only; the desk records, changes, ends."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from reviews.admin.calls import desk_of
from reviews.admin.state import StandingFilter, link
from reviews.forms import address
from reviews.models import Representative
from reviews.services.finding import wanted


@admin.register(Representative)
class RepresentativeAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "representative"
    list_display = ["since", "to_member", "proof", "until", "closed_at"]
    list_filter = [StandingFilter]
    list_select_related = ["member"]
    list_per_page = 50
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID.")
    fields = [
        "to_member", "name", "address", "doubts", "proof", "proof_note", "asked_by", "for_request", "since", "until",
        "by", "created_at", "closed_at", "closed_by", "word",
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("member"))
    def to_member(self, found: Representative) -> Any:
        return desk_of(found.member)

    @admin.display(description=_("address"))
    def address(self, found: Representative) -> str:
        return "\n".join(found.address_lines)

    @admin.display(description=_("doubts about the address"))
    def doubts(self, found: Representative) -> str:
        return address.doubts({name: getattr(found, name) for name in address.PARTS}) or "-"

    @admin.display(description=_("request"))
    def for_request(self, found: Representative) -> Any:
        return link(found.request)
