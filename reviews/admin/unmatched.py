"""The worklist of requests without a member: whom each may be about and why, one to be settled after the other."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.admin.answers import DONE, answered
from members.admin.mixins import note
from reviews.admin.forms import agreeing, described
from reviews.admin.representative_forms import RequestSuggestionsForm
from reviews.admin.request_acts import MATCH, REJECT
from reviews.models import MemberRequest
from reviews.services import unmatched as service

MAY = permission_required(MATCH.permission, raise_exception=True)


@admin.site.admin_view
@MAY
@require_safe
def unmatched(request: HttpRequest) -> HttpResponse:
    """A page of them; who was shown as a suggestion is written down."""
    page = service.page(request.GET.get("page", ""))
    found = service.with_candidates(list(page))
    shown = [each.member.member_id for waiting in found for each in waiting.candidates]
    note(request, "unmatched.listed", MemberRequest, candidates=shown)
    context = {
        **admin.site.each_context(request),
        "title": _("Requests to match with a member"),
        "page": page,
        "count": page.paginator.count,
        "waiting": [(each.request, _in_words(each.candidates)) for each in found],
    }
    return TemplateResponse(request, "admin/reviews/unmatched.html", context)


@admin.site.admin_view
@MAY
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Who may, form, do, answer: choose one of the suggestions, another member, or nobody."""
    found = get_object_or_404(MemberRequest, pk=request_id)
    form = RequestSuggestionsForm(request.POST if request.method == "POST" else None, record=found)
    if not form.is_bound:
        return _page(request, found, form)
    by = request.user.get_username()
    status, words = answered(form, lambda: _settle(found, form, by=by), record=found)
    if status != DONE:
        return _page(request, found, form, status)
    messages.success(request, words)
    return redirect("unmatched")


def _settle(found: MemberRequest, form: RequestSuggestionsForm, *, by: str) -> Any:
    act = MATCH if "member" in form.cleaned_data else REJECT
    words, _record = act.do(found, by=by, **form.cleaned_data)
    return words


def _page(request: HttpRequest, found: MemberRequest, form: RequestSuggestionsForm, status: int = 200) -> HttpResponse:
    note(request, "request.viewed", found, candidates=[each.member.member_id for each in form.candidates])
    context = {
        **admin.site.each_context(request),
        "title": _("Whom is request %(it)s about?") % {"it": found},
        "asked": found,
        "form": form,
        "may": MATCH.may(found),
    }
    return TemplateResponse(request, "admin/reviews/settle.html", context, status=status)


def _in_words(candidates: list[Any]) -> list[tuple[str, str]]:
    return [(described(each.member), agreeing(each)) for each in candidates]
