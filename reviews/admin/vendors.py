"""Vendors: where notices go, and the switch that holds them all back."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from members.services import audit
from reviews.models import Vendor


@admin.register(Vendor)
class VendorAdmin(admin.ModelAdmin):
    actions = None
    list_display = ["name", "key", "endpoint", "on_hold"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The key names the vendor in program years and secrets, so it stays."""
        return ["key"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Vendor, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {"fields": form.changed_data, "on_hold": obj.on_hold}
        audit.record(by=request.user.get_username(), verb="vendor.changed", on=obj, values=values)
