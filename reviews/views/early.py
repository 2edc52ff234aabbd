"""Blank lists are files made on demand: answered as early as static files, before sessions and the like."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch, resolve, reverse
from django.utils import translation

from reviews.views.medication_list import pdf_answer

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def blank_lists(get_response: GetResponse) -> GetResponse:
    """Stands beside WhiteNoise. An address that makes no list goes on to the view, which explains."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        found = request.method in ("GET", "HEAD") and _addresses().get(request.path_info)
        if not found:
            return get_response(request)
        language, match = found
        answer = pdf_answer(request, language)
        if answer is None:
            return get_response(request)
        request.resolver_match = match  # for the log
        answer.headers["X-Frame-Options"] = settings.X_FRAME_OPTIONS
        return answer

    return middleware


@cache
def _addresses() -> dict[str, tuple[str, ResolverMatch]]:
    """The address of the list in each language, as it comes without a prefix of the server."""
    found = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            path = reverse("medication_list_blank")
            found[path] = (language, resolve(path))
    return found
