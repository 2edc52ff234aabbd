"""Find a sent request again by reference and birth date, see where it stands, cancel it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.services.status import TransitionRefused
from reviews import attempts
from reviews.draft import MANAGED
from reviews.forms.manage import ManageForm
from reviews.models import MemberRequest, RequestState
from reviews.services import requests

BY = "public web form"

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def find(request: HttpRequest) -> HttpResponse:
    """Reference and birth date; a wrong one of either gives the same words."""
    if request.method != "POST":
        return _ask(request, ManageForm())
    form = ManageForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    if attempts.too_many(request.session, form.cleaned_data["reference"]):
        return render(request, "reviews/manage/too_many.html", status=429)
    return _look_up(request, form)


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Where the request stands, in plain words, and what can be done here."""
    found = _found(request)
    if found is None:
        return redirect("request_manage")
    return _show(request, found)


@never_cache
@page
def cancel(request: HttpRequest) -> HttpResponse:
    """Ask once, then cancel the request while nothing of it has left."""
    found = _found(request)
    if found is None:
        return redirect("request_manage")
    if not _may_cancel(found):
        return redirect("request_status")
    if request.method != "POST":
        return render(request, "reviews/manage/cancel.html", {"found": found})
    try:
        requests.cancel(request=found, by=BY)
    except TransitionRefused:
        return _show(request, found, too_late=True, status_code=409)
    return redirect("request_status")


def _ask(request: HttpRequest, form: ManageForm, status: int = 200) -> HttpResponse:
    return render(request, "reviews/manage/find.html", {"form": form}, status=status)


def _look_up(request: HttpRequest, form: ManageForm) -> HttpResponse:
    reference, birth_date = form.cleaned_data["reference"], form.cleaned_data["birth"]
    found = requests.find_by_reference(typed_reference=reference, birth_date=birth_date)
    if found is None:
        attempts.count(request.session, reference)
        form.found_nothing()
        return _ask(request, form, status=422)
    request.session[MANAGED] = str(found.pk)
    return redirect("request_status")


def _found(request: HttpRequest) -> MemberRequest | None:
    return requests.find(request_id=request.session.get(MANAGED, ""))


def _may_cancel(found: MemberRequest) -> bool:
    return found.state != RequestState.CANCELLED and timezone.now() < requests.cancel_until(found)


def _show(
    request: HttpRequest, found: MemberRequest, *, too_late: bool = False, status_code: int = 200
) -> HttpResponse:
    context = {
        "found": found,
        "is_cancelled": found.state == RequestState.CANCELLED,
        "may_cancel": _may_cancel(found) and not too_late,
        "cancel_until": requests.cancel_until(found),
        "too_late": too_late,
    }
    return render(request, "reviews/manage/status.html", context, status=status_code)
