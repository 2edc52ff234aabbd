"""What every page that sends something shares."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest) -> HttpResponse:
    """429: from this address more was sent within the hour than people send. Nothing that was typed is lost."""
    return render(request, "reviews/request/too_many.html", status=429)
