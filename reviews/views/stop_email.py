"""Stop e-mail by the link in one: a page with a button, and one press in the mail program (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from reviews.models import ConsentSource, ConsentState
from reviews.services import contact_consents

BY = "link in an e-mail"


@csrf_exempt  # the signed token is what counts; mail programs post without a cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Looking stops nothing: programs look at links before people do."""
    consent = contact_consents.by_token(token)
    if consent is None:
        raise Http404
    if request.method == "POST":
        contact_consents.withdraw(consent=consent, source=ConsentSource.LINK, by=BY)
    stopped = request.method == "POST" or consent.state != ConsentState.GIVEN
    return render(request, "reviews/stop_email.html", {"stopped": stopped})
