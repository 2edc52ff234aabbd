"""Notices to staff, written by a supervisor; every page shows them in their time."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from members.admin.mixins import KeptMixin
from reviews.models import StaffNotice
from reviews.services import staff_notices


@admin.register(StaffNotice)
class StaffNoticeAdmin(KeptMixin, admin.ModelAdmin):
    audited_as = "staff_notice"
    actions = None
    list_display = ["words", "starts_at", "ends_at"]
    list_per_page = 50
    fields = ["words", "starts_at", "ends_at"]

    def save_model(self, request: HttpRequest, obj: StaffNotice, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        staff_notices.kept(notice=obj, is_new=not change, by=request.user.get_username())
