"""Addresses of the site, and one bare view beside them behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mtmsite.urls import urlpatterns as site

PATH = "/benchmark/bare/"


def bare(request: HttpRequest) -> HttpResponse:
    """The least that Django can answer."""
    return HttpResponse(b"ok")


urlpatterns = [*site, path(PATH.lstrip("/"), bare)]
