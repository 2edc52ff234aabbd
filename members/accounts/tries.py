"""A try to sign in, of a request: counted, or answered with when to try again."""

import datetime

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from members.services.sign_in_limits import TooManyTries, Try, begin
from mtmsite.client_address import client_address


def allowed_try(request: HttpRequest, name: str) -> Try:
    """Raises the library's way out of a form, with the page that says when to try again."""
    try:
        return begin(name=name, address=client_address(request))
    except TooManyTries as refused:
        raise ImmediateHttpResponse(too_many_tries(request, refused.until)) from None


def too_many_tries(request: HttpRequest, until: datetime.datetime) -> HttpResponse:
    """429, with the time from which on a try counts again."""
    seconds = max(1, round((until - timezone.now()).total_seconds()))
    # The minute after: a try in the very second would come too early.
    again = timezone.localtime(until) + datetime.timedelta(minutes=1)
    response = render(request, "account/too_many_tries.html", {"again": again}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
