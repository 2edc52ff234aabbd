"""The pharmacist's day, and the way from a booked call to the page on which its review is written."""

from uuid import UUID

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.admin.mixins import note
from reviews.admin.reviews_held import PERMISSION, WRITE
from reviews.models import Appointment, ReviewDraft
from reviews.services import cmr, packets, pharmacist_day

HOLDS = permission_required(PERMISSION, raise_exception=True)


@admin.site.admin_view
@HOLDS
@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """Today's reviews in order, what is half written, and packets by the clock of 14 days."""
    now = timezone.localtime()
    calls, waiting = pharmacist_day.calls(now.date()), pharmacist_day.packets_waiting()
    drafts = pharmacist_day.drafts()
    note(request, "reviews.listed", ReviewDraft, calls=len(calls), drafts=len(drafts), packets=len(waiting))
    context = {
        **admin.site.each_context(request),
        "title": _("My day"),
        "now": now,
        "calls": calls,
        "drafts": drafts,
        "waiting": waiting,
        "pressing": packets.summaries_due(),
    }
    return TemplateResponse(request, "admin/appointments/day.html", context)


@admin.site.admin_view
@HOLDS
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Ask once, then the page of the review of that call; who has begun goes on writing at once."""
    rows = Appointment.objects.booked_or_held().select_related("member", "program_year", "request")
    call = rows.filter(pk=appointment_id).first()
    if call is None:
        raise Http404
    draft = cmr.open_draft(member=call.member, program_year=call.program_year)
    if request.method == "POST" and draft is None:
        by = request.user.get_username()
        draft = cmr.start(member=call.member, program_year=call.program_year, appointment=call, by=by)
    if draft:
        return redirect(f"admin:{WRITE}", draft.pk)
    note(request, "appointment.viewed", call)
    context = {**admin.site.each_context(request), "title": _("Write the review"), "call": call}
    return TemplateResponse(request, "admin/appointments/write.html", context)
