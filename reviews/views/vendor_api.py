"""What vendors' systems ask and tell: signed, answered in JSON, never with more than they need to know."""

from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from reviews.delivery.signing import NotSigned
from reviews.documents import openapi as document
from reviews.documents.vendor_events import Refused
from reviews.services.exchange import reception, senders

log = structlog.get_logger("reviews.vendor_api")


def problem(status: int, title: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    """An answer after RFC 9457; ``errors`` are JSON pointers into what was sent, with reasons."""
    content: dict[str, Any] = {"title": title, "status": status}
    if errors:
        content["errors"] = errors
    return JsonResponse(content, status=status, content_type="application/problem+json")


@csrf_exempt
@require_POST
def events(request: HttpRequest) -> HttpResponse:
    """One message of a vendor; the signature is the login."""
    try:
        vendor = senders.sender(headers=request.headers, body=request.body)
        outcome = reception.receive(vendor=vendor, webhook_id=request.headers["webhook-id"], body=request.body)
    except (RequestDataTooBig, UnreadablePostError):
        return problem(413, "The body is too large, or was cut off")
    except NotSigned as error:
        log.warning("vendor message refused", why=str(error))
        return problem(401, "The signature does not verify, or the message is older than five minutes")
    except Refused as refused:
        log.warning("vendor message refused", why="content", errors=len(refused.errors))
        return problem(422, "The message cannot be taken; nothing of it was kept", refused.errors)
    except reception.Conflict:
        log.warning("vendor message refused", why="id used before")
        return problem(409, "Another message came under this webhook-id before")
    return JsonResponse({"status": outcome})


@require_GET
@cache_control(public=True, max_age=3600)
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of all this, made from what validates it."""
    return JsonResponse(document.build())
