"""Accounts of staff. They are switched off, never deleted: the audit trail names them."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

admin.site.unregister(User)


@admin.register(User)
class StaffAccountAdmin(UserAdmin):
    actions = None
    list_display = ["username", "first_name", "last_name", "is_active", "last_login"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
