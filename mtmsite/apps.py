import sys

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin_apps

from mtmsite.logs import tell_uncaught


class MtmSiteConfig(AppConfig):
    name = "mtmsite"
    default = True

    def ready(self) -> None:
        from mtmsite import checks  # noqa: F401 (registers the system checks)

        if settings.PRODUCTION:
            sys.excepthook = tell_uncaught


class MtmAdminConfig(admin_apps.AdminConfig):
    default = False  # of two in this file, Django takes the other one for "mtmsite"
    default_site = "mtmsite.admin.MtmAdminSite"
