"""Ends sessions of staff. Whoever sends a form after the end signs in again and finds what was typed."""

import re
import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from members.models import TypedForm
from members.services import typed_forms
from mtmsite import session_limits

BACK_OFFICE = "/admin/"
WAY_IN = ("/admin/login/", "/admin/logout/", "/admin/account/")
CLOCK = "/admin/account/clock/"
BY_ITSELF = re.compile(rf"{CLOCK}|/admin/desk/[0-9]+/here/")  # sent by pages while nobody may be there
WAS = "staff_was"  # in the session after its end: whose it was, for a second window with a form in it
LATER = "keep_for_later"  # sent by the page's script when it knows that the session is over
SENT_AGAIN = "typed_form"  # the kept form that is sent here

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def staff_sessions(get_response: GetResponse) -> GetResponse:
    """After the CSRF check and the account: both are asked first."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "POST" and request.path.startswith(BACK_OFFICE) and response.status_code < 500:
            _let_go(request)
        return response

    def process_view(request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        if not request.path.startswith(BACK_OFFICE) or BY_ITSELF.fullmatch(request.path):
            return None
        if request.user.is_authenticated:
            return _alive_or_over(request)
        return _of_a_second_window(request)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _alive_or_over(request: HttpRequest) -> HttpResponseBase | None:
    now = time.time()
    because = session_limits.ended(request.session, now)
    if not because and LATER not in request.POST:
        session_limits.touch(request.session, now)
        return None
    user, kept = request.user, _keep(request, request.user)
    request.signed_out_because = because or session_limits.IDLE  # type: ignore[attr-defined]
    logout(request)
    request.session[WAS] = user.pk
    return _to_sign_in(request, kept)


def _of_a_second_window(request: HttpRequest) -> HttpResponseBase | None:
    """The session ended elsewhere in this browser, and here is a form of the one it belonged to."""
    user = User.objects.filter(pk=request.session[WAS]).first() if WAS in request.session else None
    kept = _keep(request, user) if user else None
    return _to_sign_in(request, kept) if kept else None


def _keep(request: HttpRequest, user: Any) -> TypedForm | None:
    if request.method != "POST" or request.path.startswith(WAY_IN):
        return None
    return typed_forms.keep(user=user, path=request.get_full_path(), boxes=dict(request.POST.lists()))


def _to_sign_in(request: HttpRequest, kept: TypedForm | None) -> HttpResponse:
    """What was typed comes next, or the page that was asked for."""
    if kept:
        messages.info(request, _("You were signed out. What you typed is kept: sign in, and it is shown to you again."))
        onward = reverse("typed_form", args=[kept.pk])
    else:
        messages.info(request, _("You were signed out, to keep members’ data safe. Sign in to go on."))
        onward = request.get_full_path() if request.method == "GET" else reverse("admin:index")
    address = f"{reverse('account_login')}?{urlencode({'next': onward})}"
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def _let_go(request: HttpRequest) -> None:
    """A kept form that was sent again is kept no longer: its page now shows what was typed."""
    form_id = request.POST.get(SENT_AGAIN, "")
    if form_id and request.user.is_authenticated:
        form = typed_forms.find(user=request.user, form_id=form_id)
        if form:
            typed_forms.drop(form, by=request.user.get_username())
