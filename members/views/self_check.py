"""The self-check of a year: answers in, an explanation out, nothing kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from members.years import published_year


@require_http_methods(["GET", "HEAD", "POST"])
def self_check(request: HttpRequest, year: int) -> HttpResponse:
    record = published_year(year)
    if record is None:
        raise Http404
    return render(request, "members/self_check.html", {"page_year": record, "section": "self_check"})
