"""Plain pages: contact, complaints, words, privacy and more. Their facts come from the shown year."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.glossary import terms
from members.medicare import help_line
from members.views.kept import kept

Context = Callable[[], dict[str, Any]]


def _page(request: HttpRequest, *, name: str, context: Context) -> HttpResponse:
    return render(request, f"pages/{name}.html", context())


def _view(name: str, context: Context = dict):  # type: ignore[no-untyped-def]
    view = partial(_page, name=name, context=context)
    return cache_control(private=True, no_cache=True)(require_safe(kept(view)))


contact = _view("contact")
complaints = _view("complaints", lambda: {"medicare": help_line()})
glossary = _view("glossary", lambda: {"terms": terms()})
privacy = _view("privacy")
accessibility = _view("accessibility")
nondiscrimination = _view("nondiscrimination")
