"""Pages of help whose words are also enclosed with letters: safe disposal of medicines, help in other languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members.views.kept import kept
from reviews.documents.inserts import language_notice, safe_disposal

public_page = cache_control(private=True, no_cache=True)


@require_safe
@public_page
@kept
def safe_disposal_page(request: HttpRequest) -> HttpResponse:
    disposal = safe_disposal((get_language() or "en")[:2])
    return render(request, "reviews/help/safe_disposal.html", {"disposal": disposal})


@require_safe
@public_page
@kept
def language_help(request: HttpRequest) -> HttpResponse:
    return render(request, "reviews/help/language_help.html", {"statements": language_notice().statements})
