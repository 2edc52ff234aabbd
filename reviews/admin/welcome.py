"""Welcome calls: the next member for this rep alone, with what is to be known before dialing."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from members.admin.mixins import note, those_set
from members.models import Enrolment
from members.services.status import TransitionRefused
from reviews.admin.desk.flags import language_name
from reviews.dispositions import TAKE_CALLS
from reviews.services import welcome as service

NEEDS = ("interpreter", "uses_tty", "hearing_help")
GONE = _("You no longer have this call: its time was over, or it has been made. Take the next one.")
NOBODY = _("Nobody can be called right now. Others have taken on the rest, or it is too early or too late there.")


@admin.site.admin_view
@permission_required(TAKE_CALLS, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Who may, do, answer; an act that nobody knows only shows the page."""
    if request.method == "POST":
        act = ACTS.get(request.POST.get("do", ""))
        return act(request) if act else _page(request, 400)
    return _page(request)


def _next(request: HttpRequest) -> HttpResponse:
    if service.take_next(by=request.user.get_username()) is None:
        messages.info(request, NOBODY)
    return redirect("welcome")


def _begin(request: HttpRequest) -> HttpResponse:
    """To the desk, where the call is open; what stands in the way is said here."""
    try:
        call = service.begin(enrolment=request.POST.get("enrolment", ""), by=request.user.get_username())
    except TransitionRefused:
        return _refused(request, GONE, 409)
    except ValidationError as error:
        return _refused(request, " ".join(error.messages), 422)
    return redirect("desk", call.member_id)


def _give_back(request: HttpRequest) -> HttpResponse:
    try:
        service.give_back(enrolment=request.POST.get("enrolment", ""), by=request.user.get_username())
    except TransitionRefused:
        return _refused(request, GONE, 409)
    messages.success(request, _("Given back. Somebody else can take it on."))
    return redirect("welcome")


ACTS = {"next": _next, "call": _begin, "give-back": _give_back}


def _refused(request: HttpRequest, words: Any, status: int) -> HttpResponse:
    messages.error(request, words)
    return _page(request, status)


def _page(request: HttpRequest, status: int = 200) -> HttpResponse:
    claim = service.mine(who=request.user.get_username())
    note(request, "welcome.viewed", claim.enrolment.member if claim else Enrolment)
    context = {
        **admin.site.each_context(request),
        "title": _("Welcome calls"),
        "count": service.waiting().count(),
        "sheet": service.sheet(claim) if claim else None,
        "language": language_name(claim.enrolment.member.reads) if claim else "",
        "needs": those_set(claim.enrolment.member, *NEEDS) if claim else "",
    }
    return TemplateResponse(request, "admin/reviews/welcome.html", context, status=status)
