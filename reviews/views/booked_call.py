"""See, move or cancel the booked call of a request, with the code from the letter that told its time.

Reference and birth date are known to whoever sent the request, member or not; the code went to the address on file
alone. Before it is typed, the page is the same for everybody, and so is the answer to a wrong one.
"""

import contextlib
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.services.status import TransitionRefused
from mtmsite.client_address import client_address
from reviews.documents import booked_calendar
from reviews.draft import CALL
from reviews.forms.appointment_times import CodeForm, TimeForm
from reviews.models import Appointment, AppointmentState, Choice, MemberRequest
from reviews.services import attempts, bookings, free_times, packet_standing
from reviews.services.bookings import PlaceTaken
from reviews.views.manage import BY, TRIES, found_request

CALENDAR_NAME = "call.ics"  # the same for everybody

opened = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@opened
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the code; once it was right in this browser, show the call."""
    found = _review(request)
    if found is None:
        return redirect("request_manage")
    if request.method == "POST":
        return _look_up(request, found, CodeForm(request.POST))
    call = _call(request, found)
    if call is None:
        return _ask(request, found, CodeForm())
    packet = packet_standing.of_call(call) if call.current_state == AppointmentState.DONE else None
    context = {"found": found, "call": call, "packet": packet, "form": CodeForm()}
    return render(request, "reviews/manage/call.html", context)


@never_cache
@opened
def move(request: HttpRequest) -> HttpResponse:
    """Another of the free times; the old place is given up only when the new one is taken."""
    found = _review(request)
    call = _booked(request, found)
    if found is None or call is None:
        return redirect("request_call")
    form = _times(request, found, call)
    if not form.is_bound:
        return _offer(request, call, form)
    if not form.is_valid():
        return _offer(request, call, form, 422)
    chosen = form.chosen()
    try:
        with contextlib.suppress(TransitionRefused):  # cancelled in between: the page says so
            bookings.move(appointment=call, provider=chosen.provider, starts_at=chosen.slot.starts_at, by=BY)
    except PlaceTaken:
        left = _times(request, found, call)
        if left.is_valid():
            left.just_taken()
        return _offer(request, call, left, 409)
    return redirect("request_call")


@never_cache
@opened
def cancel(request: HttpRequest) -> HttpResponse:
    """Give up the time; the request stays, and somebody calls to find another one."""
    found = _review(request)
    call = _booked(request, found)
    if call is None:
        return redirect("request_call")
    if request.method != "POST":
        return render(request, "reviews/manage/call_cancel.html", {"call": call})
    with contextlib.suppress(TransitionRefused):  # somebody else was first: the page says how it is
        bookings.cancel(appointment=call, by=BY)
    return redirect("request_call")


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The call as a calendar entry; a cancelled one takes it out of the calendar again."""
    found = _review(request)
    call = _call(request, found) if found else None
    if call is None or call.ends_at is None:
        return redirect("request_call")
    headers = {"Content-Disposition": f'attachment; filename="{CALENDAR_NAME}"'}
    return HttpResponse(booked_calendar.write(call), content_type="text/calendar; charset=utf-8", headers=headers)


def _review(request: HttpRequest) -> MemberRequest | None:
    found = found_request(request)
    return found if found and found.choice == Choice.REVIEW else None


def _call(request: HttpRequest, found: MemberRequest) -> Appointment | None:
    return bookings.known_call(request=found, key=request.session.get(CALL, ""))


def _booked(request: HttpRequest, found: MemberRequest | None) -> Appointment | None:
    """The call while it is still to come."""
    call = _call(request, found) if found else None
    still = call and call.current_state == AppointmentState.SCHEDULED and call.provider_id
    return call if still else None


def _look_up(request: HttpRequest, found: MemberRequest, form: CodeForm) -> HttpResponse:
    if not form.is_valid():
        return _ask(request, found, form, 422)
    session = request.session.setdefault(TRIES, uuid.uuid4().hex)
    tries = attempts.look_ups(
        typed_reference=f"call of {found.reference}", address=client_address(request), session=session
    )
    locked = attempts.too_many(tries)
    call = bookings.with_code(request=found, typed_code=form.cleaned_data["code"])
    if call is None or locked:
        attempts.count(tries)
        form.found_nothing()
        return _ask(request, found, form, 422)
    request.session[CALL] = str(call.pk)
    return redirect("request_call")


def _ask(request: HttpRequest, found: MemberRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    return render(request, "reviews/manage/call_code.html", {"found": found, "form": form}, status=status)


def _times(request: HttpRequest, found: MemberRequest, call: Appointment) -> TimeForm:
    offered = free_times.suggest(request=found, member=call.member, without=call)
    return TimeForm(request.POST if request.method == "POST" else None, offered=offered)


def _offer(request: HttpRequest, call: Appointment, form: Any, status: int = 200) -> HttpResponse:
    return render(request, "reviews/manage/call_move.html", {"call": call, "form": form}, status=status)
