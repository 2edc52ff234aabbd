"""Accounts of staff. They are switched off, never deleted: the audit trail names them."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 (registers what is taken off below)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Of the library's own pages none: factors are their owner's, and nobody's address is kept.
admin.site.unregister([User, EmailAddress, Authenticator])


@admin.register(User)
class StaffAccountAdmin(UserAdmin):
    """What someone may do comes from the groups of ``members.roles`` alone."""

    actions = None
    list_display = ["username", "first_name", "last_name", "is_active", "last_login"]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("May do"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **kwargs, widget=CheckboxSelectMultiple)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
