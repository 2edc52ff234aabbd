"""The public pages as they are now, rendered for the history: no visitor, no cookie, no hour of the day."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import override

from members.public_pages import TEXT_PAGES
from members.years import published_years

# What is true for hours only (components/line_now.html).
OF_TODAY = re.compile(r"(?s)<p data-today>.*?</p>\s*")


def public_pages() -> dict[str, str]:
    """Address → main part, of the program pages and the plain pages, in every language."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {address: main_part(address) for address in _addresses()}
    return found


def _addresses() -> list[str]:
    years = [reverse("program_year", args=[year.year]) for year in published_years().newest_first]
    return [reverse("home"), *years, *(reverse(name) for name in TEXT_PAGES)]


def main_part(address: str) -> str:
    """What stands between the frame's head and foot; the language of the address must be active."""
    match, request = resolve(address), HttpRequest()
    request.method, request.path, request.path_info, request.resolver_match = "GET", address, address, match
    html = match.func(request, *match.args, **match.kwargs).content.decode()
    return OF_TODAY.sub("", html.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]).strip()
