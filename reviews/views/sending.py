"""What every page that sends something shares."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mtmsite.client_address import client_address
from reviews.services import attempts


def limited(request: HttpRequest, send: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of ``send``, counted for the address that it came from. What fails is not counted.

    429 when more was sent from there within the hour than people send; nothing that was typed is lost.
    """
    counted = attempts.sendings(address=client_address(request))
    if attempts.too_many(counted):
        return render(request, "reviews/request/too_many.html", status=429)
    answer = send()
    attempts.count(counted)
    return answer
