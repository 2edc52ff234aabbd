from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class MtmSiteConfig(AppConfig):
    name = "mtmsite"
    default = True

    def ready(self) -> None:
        from mtmsite import checks  # noqa: F401 (registers the system checks)


class MtmAdminConfig(admin_apps.AdminConfig):
    default = False  # of two in this file, Django takes the other one for "mtmsite"
    default_site = "mtmsite.admin.MtmAdminSite"
