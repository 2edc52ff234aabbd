"""The back office: Django's admin under the program's name, behind a second factor."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mtmsite import second_factor


class MtmAdminSite(admin.AdminSite):
    site_header = _("MTM program back office")
    site_title = _("MTM back office")
    index_title = _("What needs doing")

    def has_permission(self, request: HttpRequest) -> bool:
        """Every page of the site asks this first, whoever the account is."""
        return super().has_permission(request) and second_factor.proved(request)
