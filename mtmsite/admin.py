"""The back office: Django's admin under the program's name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class MtmAdminSite(admin.AdminSite):
    site_header = _("MTM program back office")
    site_title = _("MTM back office")
    index_title = _("What needs doing")
