"""Calls: book or move one for a request, see places by week and day, and who waits after a missed call."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.admin.answers import CONFLICT, DONE, answered
from members.admin.mixins import note
from reviews.documents.phrases import window_text
from reviews.forms.appointment_times import DeskTimeForm, ShowForm
from reviews.models import Appointment, MemberRequest
from reviews.services import appointment_calendar, bookings, free_times, waiting_appointments
from reviews.services.bookings import PlaceTaken

ONE_WEEK = datetime.timedelta(days=7)


@admin.site.admin_view
@permission_required("reviews.book_appointment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Book a call for a matched request, or move the one that it has."""
    found = get_object_or_404(MemberRequest.objects.select_related("member", "program_year"), pk=request_id)
    page = _Booking(request, found)
    if request.method != "POST" or found.member is None:
        return page.show()
    try:
        status, _saved = answered(page.form, page.save)
    except PlaceTaken:
        return page.show_what_is_left()
    return redirect("book_appointment", found.pk) if status == DONE else page.show(status)


class _Booking:
    """One answer of the page."""

    def __init__(self, request: HttpRequest, found: MemberRequest) -> None:
        self.request, self.found = request, found
        self.call = bookings.current(request=found)
        self.ask = ShowForm(request.GET or None, providers=free_times.providers_of(found.program_year))
        self.form = self._form(request.POST if request.method == "POST" else None)

    def save(self) -> None:
        chosen, by = self.form.chosen(), self.request.user.get_username()
        where: dict[str, Any] = {"provider": chosen.provider, "starts_at": chosen.slot.starts_at, "by": by}
        if self.call:
            bookings.move(appointment=self.call, **where)
        else:
            bookings.book(request=self.found, **where)
        messages.success(self.request, _("Booked. A letter tells the time if it is far enough ahead for the post."))

    def show_what_is_left(self) -> HttpResponse:
        """Somebody was faster: the times that are free now, with a word."""
        self.form = self._form(self.request.POST)
        if self.form.is_valid():
            self.form.just_taken()
        return self.show(CONFLICT)

    def show(self, status: int = 200) -> HttpResponse:
        note(self.request, "request.viewed", self.found)
        context = {
            **admin.site.each_context(self.request),
            "title": _("Move the call") if self.call else _("Book a call"),
            "found": self.found,
            "call": self.call,
            "missed": bookings.missed_before(request=self.found),
            "wishes": [window_text(window) for window in self.found.windows],
            "ask": self.ask,
            "form": self.form,
            "may_book": self.call is not None or bookings.may_be_booked(self.found),
        }
        return TemplateResponse(self.request, "admin/appointments/book.html", context, status=status)

    def _form(self, data: Any) -> DeskTimeForm:
        member = self.found.member
        offered = (
            free_times.suggest(request=self.found, member=member, without=self.call, **self.ask.wanted())
            if member
            else []
        )
        return DeskTimeForm(data, offered=offered)


@admin.site.admin_view
@permission_required("reviews.view_appointment", raise_exception=True)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The week of one provider, or the day of all; the address holds a day and a key, and nobody's data."""
    day = _day(request.GET.get("day", ""))
    everybody = appointment_calendar.providers()
    chosen = next((each for each in everybody if str(each.pk) == request.GET.get("with", "")), None)
    found = appointment_calendar.week(chosen, day) if chosen else appointment_calendar.one_day(day)
    note(request, "appointments.viewed", Appointment, day=day.isoformat(), provider=str(chosen.pk) if chosen else "")
    step = ONE_WEEK if chosen else ONE_WEEK / 7
    context = {
        **admin.site.each_context(request),
        "title": _("Appointments and free places"),
        "calendar": found,
        "day": day,
        "chosen": chosen,
        "providers": everybody,
        "before": day - step,
        "after": day + step,
    }
    return TemplateResponse(request, "admin/appointments/calendar.html", context)


@admin.site.admin_view
@permission_required("reviews.book_appointment", raise_exception=True)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Who missed a call, and who has none yet; each with what was tried."""
    missed, to_book = waiting_appointments.missed(), waiting_appointments.to_book()
    note(request, "appointments.listed", MemberRequest, found=len(missed.shown) + len(to_book.shown))
    context = {
        **admin.site.each_context(request),
        "title": _("Appointments to book"),
        "lists": [(_("Missed: book another one"), missed), (_("No call booked yet"), to_book)],
    }
    return TemplateResponse(request, "admin/appointments/waiting.html", context)


def _day(typed: str) -> datetime.date:
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    return day if day and 2000 < day.year < 2200 else timezone.localdate()
