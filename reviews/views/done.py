"""The confirmation of what was sent, as page, PDF and calendar entries; for the browser that sent it alone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mtmsite.pdf import render_pdf
from reviews.documents import wished_calendar
from reviews.documents.phrases import hours_lines, window_text
from reviews.draft import SENT
from reviews.models import MemberRequest
from reviews.services import requests, wishes

PDF_NAME, CALENDAR_NAME = "request-confirmation.pdf", "wished-times.ics"  # the same for everybody


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The confirmation; a bookmark or a reload shows it again."""
    sent = _sent(request)
    return render(request, "reviews/request/done.html", _context(sent)) if sent else redirect("request_start")


@never_cache
@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The same on one sheet of paper, with the list for the call."""
    sent = _sent(request)
    if sent is None:
        return redirect("request_start")
    year = sent.program_year
    hours = hours_lines(
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        weekdays_only_from=year.weekdays_only_from,
        weekdays_only_to=year.weekdays_only_to,
    )
    context = {**_context(sent), "language": (get_language() or "en")[:2], "hours": hours}
    return _file(render_pdf("pdf/request_sheet.html", context), "application/pdf", PDF_NAME)


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The wished times as calendar entries; to the confirmation when there are none."""
    sent = _sent(request)
    if sent is None or not sent.windows:
        return redirect("request_done" if sent else "request_start")
    earlier = [change.before.get("windows", []) for change in sent.changes.all()]
    written = wished_calendar.write(
        reference=sent.reference,
        windows=sent.windows,
        earlier=earlier,
        year=sent.program_year,
        at=timezone.localtime(sent.created_at),
    )
    return _file(written, "text/calendar; charset=utf-8", CALENDAR_NAME)


def _sent(request: HttpRequest) -> MemberRequest | None:
    return requests.find(request_id=request.session.get(SENT, ""))


def _context(sent: MemberRequest) -> dict[str, Any]:
    return {
        "sent": sent,
        "year": sent.program_year,
        "letter_by": wishes.answer_by(sent),
        "changed": sent.changes.exists(),
        "member_name": f"{sent.first_name} {sent.last_name}",
        "wishes": [window_text(window) for window in sent.windows],
    }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
