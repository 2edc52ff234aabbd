"""Members' own medication lists: read as they were typed, each look leaves a trace."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, ReadOnlyMixin
from reviews.admin.state import link
from reviews.documents.own_list import read
from reviews.models import MemberOwnList


@admin.register(MemberOwnList)
class MemberOwnListAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    """Reached from the request; the table of all lists names no medicine."""

    audited_as = "own_list"
    actions = None
    list_display = ["request", "created_at", "language"]
    list_select_related = ["request"]
    list_per_page = 50
    fields = ["of_request", "created_at", "language", "as_typed"]
    readonly_fields = ["of_request", "as_typed"]

    @admin.display(description=_("request"))
    def of_request(self, own_list: MemberOwnList) -> Any:
        return link(own_list.request)

    @admin.display(description=_("the member’s own list, as typed"))
    def as_typed(self, own_list: MemberOwnList) -> str:
        return render_to_string("reviews/own_list.html", {"list": read(own_list.content)})

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("request")
