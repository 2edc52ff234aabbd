"""Accounts of staff. They are switched off, never deleted: the audit trail names them."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin
import allauth.socialaccount.admin  # noqa: F401 (they register what is taken off below)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, KeptMixin, ReadOnlyMixin, note
from members.services import second_factors
from mtmsite import second_factor

# Of the library's own pages none: factors are their owner's, and nobody's address is kept.
admin.site.unregister([User, Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken])


def _take_away(account: User, *, by: str, reason: str) -> tuple[Any, User]:
    second_factors.take_away(account, by=by, reason=reason)
    return _("The second factor is taken away. The password alone opens only its setting up."), account


@admin.register(User)
class StaffAccountAdmin(KeptMixin, ActsMixin, UserAdmin):
    """What someone may do comes from the groups of ``members.roles`` alone."""

    audited_as = "staff_account"  # ``account.…`` is what accounts do themselves
    actions = None
    acts = [
        Act(
            slug="take-factor-away",
            title=_("Take the second factor away"),
            button=_("Take it away"),
            hint=_(
                "When phone or key are lost, and you know for sure who is asking. The next sign-in sets up a new one."
            ),
            permission="auth.change_user",
            may=second_factor.owns_one,
            do=_take_away,
        ),
    ]
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

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        response = super().user_change_password(request, id, form_url)
        account = (getattr(response, "context_data", None) or {}).get("original")
        if account:
            self.shown(request, account)
        return response

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        note(request, "account.added", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """``message`` names the fields that changed, a new password among them, and no value."""
        note(request, "account.changed", obj, what=message)
        return super().log_change(request, obj, message)


@admin.register(Group)
class StaffGroupAdmin(ReadOnlyMixin, AuditedMixin, GroupAdmin):
    """Stated in ``members.roles`` and set after each ``migrate``: here they are read."""

    audited_as = "staff_group"
    actions = None
