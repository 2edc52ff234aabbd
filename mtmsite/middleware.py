"""Around every request: a log line without what was typed, a limit on the body, headers."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponseBase]
log = structlog.get_logger("mtmsite.request")

DRAIN_BYTES = 32 * 1024 * 1024
DRAIN_SECONDS = 5.0
RETRY_AFTER = 1800  # seconds
FORMS = re.compile(r"(/es)?/(request/|\d+/self-check/|medication-list/by-post/)")
NOT_FOR_SEARCH = re.compile(r"(/es)?/request/.|/admin/|/api/")
QUIET_ROUTES = ("healthz", "readyz")


def request_log(get_response: GetResponse) -> GetResponse:
    """One line a request: method, route (the pattern, never the address that was typed), status, time."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        structlog.contextvars.bind_contextvars(request_id=uuid.uuid4().hex[:12])
        started = time.perf_counter()
        try:
            response = get_response(request)
            _log_line(request, response.status_code, started)
        finally:
            structlog.contextvars.clear_contextvars()
        return response

    return middleware


def _log_line(request: HttpRequest, status: int, started: float) -> None:
    route = request.resolver_match.route if request.resolver_match else "-"
    if route not in QUIET_ROUTES or status >= 500:
        elapsed = round((time.perf_counter() - started) * 1000, 1)
        log.info("request", method=request.method, route=route, status=status, ms=elapsed)


def body_limit(get_response: GetResponse) -> GetResponse:
    """A body past the limit is answered with 413 before anything reads it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        limit = settings.ADMIN_BODY_LIMIT if request.path.startswith("/admin/") else settings.BODY_LIMIT
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) <= limit:
            return get_response(request)
        _drain(request, int(length))
        if request.path.startswith("/api/"):
            return JsonResponse({"title": "The body is too large", "status": 413}, status=413)
        return HttpResponse(_too_large(request), status=413)

    return middleware


def service_off(get_response: GetResponse) -> GetResponse:
    """With SERVICE_OFF the public forms answer 503; what is only read or printed goes on."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not (settings.SERVICE_OFF and FORMS.match(request.path)):
            return get_response(request)
        page = render_to_string("503.html", request=request)
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})

    return middleware


def _drain(request: HttpRequest, length: int) -> None:
    """Read the body away, within bounds: a browser cut off while sending shows a broken connection, not our page."""
    end = time.monotonic() + DRAIN_SECONDS
    while length <= DRAIN_BYTES and time.monotonic() < end and request.read(65_536):
        pass


def _too_large(request: HttpRequest) -> str:
    try:
        return render_to_string("413.html", request=request)
    except TemplateDoesNotExist:
        return _("What you sent is too large. Please go back and send less.")


def headers(get_response: GetResponse) -> GetResponse:
    """Nothing dynamic is kept by a browser or a proxy, unless its view says so; no device feature is ever asked for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        if NOT_FOR_SEARCH.match(request.path):
            response.headers["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
