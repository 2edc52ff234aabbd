"""What search engines are told: every public page that is the same for everybody, in both languages."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from members.models import ProgramYear
from members.public_pages import PLAIN_PAGES
from members.years import published_years


class _InEachLanguage(Sitemap):
    i18n = alternates = x_default = True

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_ADDRESS).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_ADDRESS).scheme


class Pages(_InEachLanguage):
    """First page and plain pages, by the names of their addresses."""

    def items(self) -> list[str]:
        return ["home", *PLAIN_PAGES]

    def location(self, item: str) -> str:
        return reverse(item)


class Years(_InEachLanguage):
    def items(self) -> list[ProgramYear]:
        return published_years().newest_first

    def location(self, item: ProgramYear) -> str:
        return reverse("program_year", args=[item.year])


class SelfChecks(Years):
    def location(self, item: ProgramYear) -> str:
        return reverse("self_check", args=[item.year])


SITEMAPS: dict[str, type[Sitemap]] = {"pages": Pages, "years": Years, "self_checks": SelfChecks}
