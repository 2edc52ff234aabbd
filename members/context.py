"""What every page knows: the shown program year, its hours, and this page in the other language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from members.hours import Hours, hours_on
from members.models import ProgramYear
from members.phone_line import Line, line_at
from members.years import published_years, shown_year


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, so that pages which show none of it (the admin) ask the database for nothing."""
    return {
        "shown_year": SimpleLazyObject(year_to_call),
        "help_hours": SimpleLazyObject(lambda: _hours(year_to_call())),
        "help_line": SimpleLazyObject(lambda: _line(year_to_call())),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
        "today": SimpleLazyObject(timezone.localdate),
        "site_address": settings.SITE_ADDRESS,
    }


def shown_year_today() -> ProgramYear | None:
    """The year that ``/`` shows today. Raises what the database raises when it is away and nothing is known yet."""
    return published_years().shown_on(timezone.localdate())


def year_to_call() -> ProgramYear | None:
    """The year whose phone and hours stand on every page; never fails, so that error pages have them too."""
    return shown_year(timezone.localdate())


def _hours(year: ProgramYear | None) -> Hours | None:
    return hours_on(year, timezone.localdate()) if year else None


def _line(year: ProgramYear | None) -> Line | None:
    return line_at(year, timezone.localtime()) if year else None


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """Every language with the address of this page in it; an unknown address leads to that language's first page.

    ``address`` is the whole address without what was typed after it, as search engines want it.
    """
    here = request.get_full_path()
    links = []
    for code, name in settings.LANGUAGES:
        current = code == get_language()
        target = here if current else translate_url(here, code)
        if target == here and not current:
            target = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        address = settings.SITE_ADDRESS + target.partition("?")[0]
        links.append({"code": code, "name": name, "current": current, "href": target, "address": address})
    return links
