"""Pages for when something went wrong. They say what to do next, and never fail themselves."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template import loader
from django.utils import timezone

from members.context import year_to_call
from members.hours import hours_on
from members.models import ProgramYear
from members.phone_line import line_at
from members.years import published_years


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400; 413 when the answer was too big."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, "413.html", 413)
    return _page(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Cookies are off, or the page was open too long: start again."""
    return _page(request, "403_csrf.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404, with the program years that exist."""
    return _page(request, "404.html", 404, years=_years())


def server_error(request: HttpRequest) -> HttpResponseBase:
    """500, with phone, hours and the lists to print."""
    return _without_frame(500)


def _page(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponseBase:
    try:
        response = render(request, template, context, status=status)
    except Exception:  # whatever the frame needs and cannot get, the reader still gets an answer
        response = _without_frame(status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _without_frame(status: int) -> HttpResponse:
    """The page that needs neither the request nor the frame."""
    year, now = year_to_call(), timezone.localtime()
    facts = {"help_year": year}
    if year:
        facts |= {"hours": hours_on(year, now.date()), "line": line_at(year, now)}
    return HttpResponse(loader.render_to_string("500.html", facts), status=status)


def _years() -> list[ProgramYear]:
    try:
        return published_years().newest_first
    except DatabaseError:
        return []
