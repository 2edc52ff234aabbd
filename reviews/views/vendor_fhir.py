"""FHIR R4B views of a request; the call is signed as messages are, its method and path in the place of a body."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from reviews.delivery.signing import NotSigned
from reviews.documents import fhir
from reviews.models import MemberRequest
from reviews.services.exchange import senders, told_requests

log = structlog.get_logger("reviews.vendor_api")


@require_GET
def service_request(request: HttpRequest, reference: str) -> HttpResponse:
    return _answer(request, reference, lambda found: fhir.service_request(found, found.member))


@require_GET
def appointment(request: HttpRequest, reference: str) -> HttpResponse:
    """The appointment of that request: made, or proposed."""

    def resource(found: MemberRequest) -> str:
        return fhir.appointment(found, found.member, told_requests.newest_appointment(found))

    return _answer(request, reference, resource)


def _answer(request: HttpRequest, reference: str, resource: Callable[[MemberRequest], str]) -> HttpResponse:
    try:
        vendor = senders.sender(headers=request.headers, body=f"{request.method} {request.path}".encode())
    except NotSigned as error:
        log.warning("vendor call refused", why=str(error))
        words = "The signature does not verify, or the call is older than five minutes"
        return HttpResponse(fhir.outcome("login", words), status=401, content_type=fhir.KIND)
    found = told_requests.told_request(vendor=vendor, reference=reference)
    if found is None:
        words = "You have been told of no such request"
        return HttpResponse(fhir.outcome("not-found", words), status=404, content_type=fhir.KIND)
    return HttpResponse(resource(found), content_type=fhir.KIND)
