"""What a page of the back office asks about its session, and what was typed when it ended."""

import time
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.services import typed_forms
from members.views.sign_in import in_back_office
from mtmsite import session_limits

UNSEEN = ("_", "initial-")  # how names of boxes begin that nobody typed into
COUNTS = "_FORMS"  # and how they end


@require_safe
def clock(request: HttpRequest) -> JsonResponse:
    """How long the session lasts, without being a sign of life; and the token that forms of this session need now."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconds": 0, "can_stay": False})
    return _time_left(request)


def _time_left(request: HttpRequest) -> JsonResponse:
    left, limit = session_limits.seconds_left(request.session, time.time())
    answer = {"seconds": max(0, int(left)), "can_stay": limit == session_limits.IDLE, "token": get_token(request)}
    return JsonResponse(answer)


@require_POST
@in_back_office
def stay(request: HttpRequest) -> HttpResponseBase:
    """A sign of life."""
    return _time_left(request)


@require_http_methods(["GET", "POST"])
@in_back_office
def typed_form(request: HttpRequest, form_id: uuid.UUID) -> HttpResponse:
    """Shows what was typed, to be sent as it is or thrown away. Nobody else's is found here."""
    form = typed_forms.find(user=request.user, form_id=str(form_id))  # type: ignore[arg-type]
    if form is None:
        messages.info(request, _("Nothing is kept here for this account."))
        return redirect("admin:index")
    if request.method == "POST":
        typed_forms.drop(form, by=request.user.get_username())
        messages.info(request, _("What was typed is thrown away."))
        return redirect("admin:index")
    boxes = typed_forms.boxes_of(form)
    shown = {_label(name): values for name, values in boxes.items() if any(values) and _was_typed(name)}
    return render(request, "account/typed_form.html", {"form_kept": form, "boxes": boxes, "shown": shown})


def _was_typed(name: str) -> bool:
    return not name.startswith(UNSEEN) and not name.endswith(COUNTS)


def _label(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
