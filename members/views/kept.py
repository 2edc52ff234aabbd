"""Whole public pages, kept in the process: they depend on address, published years, day, and open phone lines alone."""

import datetime
from bisect import bisect_right
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from members.years import published_versions, published_years

MOST_PAGES = 500
View = Callable[..., HttpResponse]
_pages: dict[Any, bytes] = {}


def kept(view: View) -> View:
    """For pages that are the same for everybody.

    A newly published year, a new day, and a phone line that opens or closes make them anew. See
    ``published_versions`` for how soon.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.DEBUG or request.META.get("QUERY_STRING"):
            return view(request, *args, **kwargs)
        key = (request.path, published_versions(), *_period())
        if key in _pages:
            return HttpResponse(_pages[key])
        response = view(request, *args, **kwargs)
        _keep(key, response)
        return response

    return wrapper


def _period() -> tuple[datetime.date, int]:
    """The day, and how many of its openings and closings are over: the words "open now" change with it."""
    now = timezone.localtime()
    return now.date(), bisect_right(published_years().line_changes, now.time())


def _keep(key: Any, response: HttpResponse) -> None:
    if response.status_code != 200 or response.cookies:
        return
    if len(_pages) >= MOST_PAGES:
        _pages.clear()
    _pages[key] = response.content
