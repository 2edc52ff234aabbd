"""Find a sent request again by reference and birth date, see where it stands, cancel it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.services.status import TransitionRefused
from mtmsite.client_address import client_address
from reviews.draft import MANAGED
from reviews.forms.manage import ManageForm
from reviews.models import Choice, MemberRequest
from reviews.services import attempts, changes, requests
from reviews.tasks import enqueue, settle_request
from reviews.views.standing import Standing

BY = "public web form"
TRIES = "request_tries"

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def find(request: HttpRequest) -> HttpResponse:
    """Reference and birth date. A wrong one of either, and too many tries, give the same words in the same time."""
    if request.method != "POST":
        return _ask(request, ManageForm())
    form = ManageForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    return _look_up(request, form)


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Where the request stands, in plain words, and what can be done here."""
    found = found_request(request)
    return show(request, found) if found else redirect("request_manage")


@never_cache
@page
def cancel(request: HttpRequest) -> HttpResponse:
    """Ask once, then cancel: without a trace while nothing can have left, with a letter later."""
    found = found_request(request)
    if found is None:
        return redirect("request_manage")
    standing = Standing(found)
    if not standing.may_cancel:
        return redirect("request_status")
    if request.method != "POST":
        return render(request, "reviews/manage/cancel.html", {"found": found, "standing": standing})
    try:
        _cancel(found, standing)
    except TransitionRefused:
        return show(request, found, too_late=True)
    return redirect("request_status")


def found_request(request: HttpRequest) -> MemberRequest | None:
    """The request that this browser has found by its reference and birth date."""
    return requests.find(request_id=request.session.get(MANAGED, ""))


def show(request: HttpRequest, found: MemberRequest, *, too_late: bool = False) -> HttpResponse:
    """The status page; with 409 when what was wanted came too late."""
    context = {"found": found, "standing": Standing(found), "too_late": too_late}
    return render(request, "reviews/manage/status.html", context, status=409 if too_late else 200)


def _cancel(found: MemberRequest, standing: Standing) -> None:
    if standing.leaves_no_trace:
        try:
            return requests.cancel(request=found, by=BY)
        except TransitionRefused:
            if found.choice != Choice.REVIEW:
                raise
    changes.call_off(request=found, by=BY)
    enqueue(settle_request, str(found.pk))


def _ask(request: HttpRequest, form: ManageForm, status: int = 200) -> HttpResponse:
    return render(request, "reviews/manage/find.html", {"form": form}, status=status)


def _look_up(request: HttpRequest, form: ManageForm) -> HttpResponse:
    reference, birth_date = form.cleaned_data["reference"], form.cleaned_data["birth"]
    session = request.session.setdefault(TRIES, uuid.uuid4().hex)  # names this browser's tries, and nobody
    tries = attempts.look_ups(typed_reference=reference, address=client_address(request), session=session)
    locked = attempts.too_many(tries)
    found = requests.find_by_reference(typed_reference=reference, birth_date=birth_date)
    if found is None or locked:
        attempts.count(tries)
        form.found_nothing()
        return _ask(request, form, status=422)
    request.session[MANAGED] = str(found.pk)
    return redirect("request_status")
