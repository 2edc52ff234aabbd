"""Plain pages: contact, complaints, privacy, accessibility, nondiscrimination. Their facts come from the shown year."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.views.kept import kept


def _page(request: HttpRequest, *, name: str) -> HttpResponse:
    return render(request, f"pages/{name}.html")


def _view(name: str):  # type: ignore[no-untyped-def]
    return cache_control(private=True, no_cache=True)(require_safe(kept(partial(_page, name=name))))


contact = _view("contact")
complaints = _view("complaints")
privacy = _view("privacy")
accessibility = _view("accessibility")
nondiscrimination = _view("nondiscrimination")
