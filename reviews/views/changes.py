"""Change a sent request: other times, other details; a review after all; back into the program."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.services.status import TransitionRefused
from reviews.draft import MANAGED, SENT
from reviews.forms.changes import AfterAllForm, DetailsForm, SentOnce, TimesForm, about_request
from reviews.models import Choice, MemberRequest
from reviews.services import changes, free_times, requests, vendors
from reviews.tasks import enqueue, match_request, settle_request
from reviews.views.manage import BY, found_request, show
from reviews.views.sending import limited
from reviews.views.standing import Standing

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def times(request: HttpRequest) -> HttpResponse:
    """Other days and parts of day for the call."""
    return _change(request, TimesForm, "reviews/manage/times.html")


@never_cache
@page
def details(request: HttpRequest) -> HttpResponse:
    """Another number, language, help or question."""
    return _change(request, DetailsForm, "reviews/manage/details.html")


@never_cache
@page
def review(request: HttpRequest) -> HttpResponse:
    """Who said "not now" or came back asks for a review after all: a new request about the same member."""
    found = found_request(request)
    if found is None or not Standing(found).may_ask_after_all:
        return _elsewhere(found)
    typed = request.POST if request.method == "POST" else None
    form = AfterAllForm(typed, about=_about(found), has_phone=bool(found.phone))
    if not form.is_valid():
        return _show(request, "reviews/manage/review.html", form, found)
    return limited(request, lambda: _send(request, found, form, choice=Choice.REVIEW, **form.changes()))


@never_cache
@page
def come_back(request: HttpRequest) -> HttpResponse:
    """Who asked to leave comes back: a new request about the same member."""
    found = found_request(request)
    if found is None or not Standing(found).may_come_back:
        return _elsewhere(found)
    form = _Pressed(request.POST)
    if request.method != "POST":
        return render(request, "reviews/manage/come_back.html", {"found": found, "key": form.submission_key()})
    return limited(request, lambda: _send(request, found, form, choice=Choice.COME_BACK))


class _Pressed(SentOnce):
    """A button without questions."""

    def __init__(self, data: Any) -> None:
        self.data = data


def _change(request: HttpRequest, form_class: Any, template: str) -> HttpResponse:
    """Who may, form, do, answer."""
    found = found_request(request)
    if found is None or not Standing(found).may_change:
        return _elsewhere(found)
    form = form_class(request.POST if request.method == "POST" else None, about=_about(found))
    if not form.is_valid():
        return _show(request, template, form, found)
    try:
        return limited(request, lambda: _save(request, found, form))
    except TransitionRefused:
        return show(request, found, too_late=True)


def _save(request: HttpRequest, found: MemberRequest, form: Any) -> HttpResponse:
    changes.change(request=found, answers=form.changes(), submission_key=form.submission_key(), by=BY)
    enqueue(settle_request, str(found.pk))
    request.session[SENT] = str(found.pk)
    return redirect("request_done")


def _send(request: HttpRequest, found: MemberRequest, form: Any, **changed: Any) -> HttpResponse:
    sent = requests.send_another(
        request=found, by=BY, submission_key=form.submission_key(), site_language=get_language() or "en", **changed
    )
    enqueue(match_request, str(sent.pk))
    request.session[SENT] = request.session[MANAGED] = str(sent.pk)
    return redirect("request_done")


def _about(found: MemberRequest) -> Any:
    year = found.program_year
    return about_request(
        today=timezone.localdate(),
        year=year,
        who=found.who,
        name=f"{found.first_name} {found.last_name}",
        weekdays=vendors.weekdays(year),
        open_windows=free_times.open_windows(year, timezone.localdate()),
    )


def _show(request: HttpRequest, template: str, form: Any, found: MemberRequest) -> HttpResponse:
    context = {"form": form, "found": found, "key": form.submission_key()}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _elsewhere(found: MemberRequest | None) -> HttpResponse:
    return redirect("request_status" if found else "request_manage")
