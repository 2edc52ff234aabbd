"""Two records that may be one person: the worklist, and both side by side to be settled."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.admin.answers import CONFLICT, DONE, answered
from members.admin.mixins import note
from members.models import MemberMerge
from reviews.admin.duplicate_forms import PairForm
from reviews.admin.duplicate_rows import reasons, rows
from reviews.admin.forms import described
from reviews.models import DuplicatePair, PairState
from reviews.services import duplicates as service
from reviews.services import merges

MAY = permission_required("reviews.settle_duplicatepair", raise_exception=True)
CHANGED = _("The plan’s file has changed one of the records since you opened this. Look again, then send it.")


@admin.site.admin_view
@MAY
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """A page of pairs; who was shown is written down."""
    page = service.page(request.GET.get("page", ""))
    shown = [member.member_id for pair in page for member in (pair.first, pair.second)]
    note(request, "duplicates.listed", DuplicatePair, members=shown)
    context = {
        **admin.site.each_context(request),
        "title": _("Possible duplicates"),
        "page": page,
        "count": page.paginator.count,
        "pairs": [(pair, described(pair.first), described(pair.second), reasons(pair)) for pair in page],
    }
    return TemplateResponse(request, "admin/reviews/duplicates.html", context)


@admin.site.admin_view
@MAY
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Who may, form, do, answer; then the next pair."""
    pair = get_object_or_404(DuplicatePair.objects.select_related("first", "second"), pk=pair_id)
    newer = service.sides(pair)[0].member
    form = PairForm(request.POST if request.method == "POST" else None, record=pair, newer=newer)
    if not form.is_bound:
        return _page(request, pair, form)
    if form.is_valid() and form.is_stale:
        form.add_error(None, CHANGED)
        return _page(request, pair, form, CONFLICT)
    by = request.user.get_username()
    status, words = answered(form, lambda: _settle(pair, form, by=by), record=pair)
    if status != DONE:
        return _page(request, pair, form, status)
    messages.success(request, words)
    return _next(pair)


def _settle(pair: DuplicatePair, form: PairForm, *, by: str) -> Any:
    reason = form.cleaned_data["reason"]
    if form.kept is None:
        service.part(pair=pair, by=by, reason=reason)
        return _("Noted: two people. They do not come back unless their records change.")
    merges.merge(pair=pair, kept=form.kept, by=by, reason=reason)
    return _("Merged. %(it)s is the record that counts.") % {"it": form.kept.member_id}


def _next(pair: DuplicatePair) -> HttpResponse:
    following = service.after(pair)
    return redirect("settle_duplicate", following.pk) if following else redirect("duplicates")


def _page(request: HttpRequest, pair: DuplicatePair, form: PairForm, status: int = 200) -> HttpResponse:
    for member in (pair.first, pair.second):
        note(request, "member.viewed", member, pair=str(pair.pk))
    both = service.sides(pair)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Are these two records one person?"),
        "pair": pair,
        "reasons": reasons(pair),
        "both": [side.member for side in both],
        "rows": rows(*both),
        "form": form,
        "may": pair.current_state == PairState.OPEN,
        "last": pair.statuses.last(),
        "merge": MemberMerge.objects.between(pair.first, pair.second).open().first(),
    }
    return TemplateResponse(request, "admin/reviews/duplicate.html", context, status=status)
