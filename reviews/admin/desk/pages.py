"""The desk page of a member, its acts, its heartbeat, and the calls of whoever looks."""

import time
from functools import cache
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.admin.answers import CONFLICT, DONE, TOO_LATE, answered
from members.admin.mixins import note
from members.models import Member
from mtmsite import session_limits
from reviews.admin.desk import flags, story, time_line
from reviews.admin.desk.acts import CALL_ACTS, MEMBER_ACTS, DeskAct
from reviews.admin.desk.forms import OPENED
from reviews.admin.desk.paper_acts import PAPER_ACTS
from reviews.admin.desk.representative_acts import REPRESENTATIVE_ACTS
from reviews.dispositions import TAKE_CALLS
from reviews.models import IN_FORCE
from reviews.services import desk as service
from reviews.services.desk import Desk

ACTS = {act.slug: act for act in (*CALL_ACTS, *MEMBER_ACTS, *REPRESENTATIVE_ACTS, *PAPER_ACTS)}
AUTO_ID = "id_{}_%s"
HOLD_REVIEWS = "reviews.hold_review"
SEE = permission_required("members.view_member", raise_exception=True)


@admin.site.admin_view
@SEE
@require_safe
def desk(request: HttpRequest, key: int) -> HttpResponse:
    """Opening it leaves a trace, and tells others that it is open."""
    return _page(request, _opened(request, key))


@admin.site.admin_view
@SEE
def act(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """Who may, form, do, answer. What was typed is kept whatever stands in the way."""
    chosen = ACTS.get(slug)
    if chosen is None:
        raise Http404
    if not request.user.has_perm(chosen.permission):
        raise PermissionDenied
    shown = _opened(request, key)
    form = _form(chosen, shown, request.POST if request.method == "POST" else None)
    if form.is_bound:
        status = _carry_out(request, chosen, shown, form)
        if status == DONE:
            return redirect("desk", key)
        return _page(request, _shown(request, shown.member), chosen, form, status)
    return _page(request, shown, chosen, form)


def _carry_out(request: HttpRequest, chosen: DeskAct, shown: Desk, form: Any) -> int:
    """The HTTP status; where it was not done, the form says why not."""
    if form.is_valid() and (why_not := _in_the_way(request, chosen, shown)):
        form.add_error(None, why_not)
        return CONFLICT
    status, words = answered(form, lambda: chosen.do(shown, form, by=request.user.get_username()))
    if status == DONE:
        messages.success(request, words)
    return status


def _in_the_way(request: HttpRequest, chosen: DeskAct, shown: Desk) -> Any:
    """What has happened since the page was opened, in words."""
    if request.POST.get(OPENED) != shown.version:
        return _("Someone changed this since you opened it. Look at what is new, then send it again.")
    return "" if _may(chosen, shown) else TOO_LATE


def _may(act: DeskAct, shown: Desk) -> bool:
    """Nothing is done at the desk of a record that was merged."""
    return shown.member.merged_into_id is None and act.may(shown)


@admin.site.admin_view
@SEE
@require_POST
def here(request: HttpRequest, key: int) -> HttpResponse:
    """The page says that it is open still. Not a sign of life of the session; one that is over says nothing."""
    member = _member(key)
    if not session_limits.ended(request.session, time.time()):
        service.arrive(member=member, who=request.user.get_username())
    others = service.present(member=member, who=request.user.get_username())
    return render(request, "admin/desk/others.html", {"member": member, "others": others})


@admin.site.admin_view
@permission_required(TAKE_CALLS, raise_exception=True)
@require_safe
def my_calls(request: HttpRequest) -> HttpResponse:
    """Calls left open, and members to be called again: it survives the shift."""
    note(request, "desk.calls_listed", Member)
    context = {
        **admin.site.each_context(request),
        "title": _("My calls"),
        "list": service.calls_of(who=request.user.get_username()),
    }
    return TemplateResponse(request, "admin/desk/my_calls.html", context)


def _member(key: int) -> Member:
    member = service.find(key=key)
    if member is None:
        raise Http404
    return member


def _opened(request: HttpRequest, key: int) -> Desk:
    """Both that it was seen and that it is open are written at once: the disk is waited for one time."""
    member = _member(key)
    with transaction.atomic():
        service.arrive(member=member, who=request.user.get_username())
        note(request, "desk.viewed", member)
    return _shown(request, member)


def _shown(request: HttpRequest, member: Member) -> Desk:
    return service.gather(member=member, who=request.user.get_username(), everything="all" in request.GET)


def _form(chosen: DeskAct, shown: Desk, data: Any = None) -> Any:
    return chosen.form(data, record=shown, auto_id=AUTO_ID.format(chosen.slug))


def _page(
    request: HttpRequest, shown: Desk, chosen: DeskAct | None = None, form: Any = None, status: int = 200
) -> HttpResponse:
    allowed = [act for act in ACTS.values() if request.user.has_perm(act.permission) and _may(act, shown)]
    works = request.user.has_perm(TAKE_CALLS)
    inline = [box_of(act, shown, form if act is chosen else None) for act in allowed if act.inline]
    refused = chosen and chosen.inline and chosen not in allowed
    context = {
        **_frame(),
        "title": shown.member.full_name,
        "desk": shown,
        "opened": shown.version,
        "flags": flags.flags(shown),
        "standing": story.standing(shown),
        "facts": story.facts(shown) if shown.is_checked or not works else None,
        "card": story.card(shown),
        "time_line": _time_line(request, shown),
        "everything": "all" in request.GET,
        "form": form,
        "inline": inline,
        "acts": _booking(request, shown)
        + [(act.title, reverse("desk_act", args=[shown.member.pk, act.slug])) for act in allowed if not act.inline],
        "chosen": box_of(chosen, shown, form) if chosen and (refused or not chosen.inline) else None,
        "others": shown.others,
        "member": shown.member,
        "merges": shown.merges,
    }
    return TemplateResponse(request, "admin/desk/desk.html", context, status=status)


def _time_line(request: HttpRequest, shown: Desk) -> time_line.TimeLine:
    most = service.ALL if "all" in request.GET else service.SHOWN
    return time_line.time_line(shown, most, clinical=request.user.has_perm(HOLD_REVIEWS))


def _booking(request: HttpRequest, shown: Desk) -> list[tuple[Any, str]]:
    """The page that books or moves the call of the review wanted now, and the one on which its review is written."""
    booked = next((call for call in shown.appointments if call.current_state == "scheduled" and call.provider_id), None)
    links = []
    if booked and request.user.has_perm(HOLD_REVIEWS):
        links.append((_("Write the review"), reverse("write_review", args=[booked.pk])))
    wanted = next(
        (asked for asked in shown.requests if asked.choice == "review" and asked.current_state in IN_FORCE), None
    )
    if wanted is None or not request.user.has_perm("reviews.book_appointment"):
        return links
    return [*links, (_("Book or move the call of the pharmacist"), reverse("book_appointment", args=[wanted.pk]))]


def _frame() -> dict[str, Any]:
    """What the frame of every page needs, without the list of all models: the desk shows none, and it takes long."""
    site = admin.site
    return {
        "site_title": site.site_title,
        "site_header": site.site_header,
        "site_url": site.site_url,
        "has_permission": True,  # the view was opened
        "available_apps": [],
        "is_popup": False,
        "is_nav_sidebar_enabled": False,
    }


def box_of(act: DeskAct, shown: Desk, form: Any = None) -> dict[str, Any]:
    """Fields that nobody has filled in yet are put into HTML once, where they are the same for every member."""
    box = {"act": act, "url": reverse("desk_act", args=[shown.member.pk, act.slug])}
    if form is None and act.same_for_all:
        return box | {"fields": _empty_fields(act.slug, get_language())}
    return box | {"form": form or _form(act, shown)}


@cache
def _empty_fields(slug: str, _language: str | None) -> SafeString:
    form = ACTS[slug].form(record=None, auto_id=AUTO_ID.format(slug))
    return mark_safe("".join(field.as_field_group() for field in form))  # noqa: S308 (each is HTML already)
