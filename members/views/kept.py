"""Whole public pages, kept in the process: they depend on nothing but address, published years and day."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from members.years import published_versions

MOST_PAGES = 500
View = Callable[..., HttpResponse]
_pages: dict[Any, bytes] = {}


def kept(view: View) -> View:
    """For pages that are the same for everybody. A newly published year, or a new day, makes them anew.

    See ``published_versions`` for how soon.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.DEBUG or request.META.get("QUERY_STRING"):
            return view(request, *args, **kwargs)
        key = (request.path, published_versions(), timezone.localdate())
        if key in _pages:
            return HttpResponse(_pages[key])
        response = view(request, *args, **kwargs)
        _keep(key, response)
        return response

    return wrapper


def _keep(key: Any, response: HttpResponse) -> None:
    if response.status_code != 200 or response.cookies:
        return
    if len(_pages) >= MOST_PAGES:
        _pages.clear()
    _pages[key] = response.content
