"""The way into the back office, and the pages of the second factor."""

import functools
from collections.abc import Callable

from allauth.account.views import login as library_sign_in
from allauth.socialaccount.providers.openid_connect.views import login as library_to_provider
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from requests import RequestException

from members.accounts.adapter import WANTED
from members.accounts.single_sign_on import failed_page
from mtmsite import second_factor

View = Callable[..., HttpResponseBase]


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Password first. Whoever has no second factor yet is led to set one up; half a session is none."""
    if request.user.is_authenticated:
        if request.user.is_staff and not second_factor.owns_one(request.user):
            return redirect("mfa_index")
        if not (request.user.is_staff and second_factor.proved(request)):
            logout(request)
    return library_sign_in(request)


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the identity provider; when it does not answer, a page that says so."""
    try:
        return library_to_provider(request, provider_id=provider_id)
    except RequestException:
        return failed_page(request)


def of_owner(view: View) -> View:
    """Factors may be looked at and changed by who has shown one in this session, or has none yet."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and second_factor.owns_one(user) and not second_factor.proved(request):
            logout(request)
        if not request.user.is_authenticated:
            return redirect("account_login")
        return view(request, *args, **kwargs)

    return guarded


def onward(request: HttpRequest) -> HttpResponseBase:
    """After the recovery codes: to the page that was asked for first."""
    return redirect(request.session.pop(WANTED, "admin:index"))


def in_back_office(view: View) -> View:
    """For pages outside the admin site that only staff with a second factor may see."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and user.is_staff and second_factor.proved(request):
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    return guarded
