"""A merge of two records: what went over, and how it is undone."""

from uuid import UUID

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from members.admin.acts import ReasonForm
from members.admin.answers import DONE, answered
from members.admin.mixins import note
from members.models import MemberMerge
from reviews.services import merges as service

UNDONE = _("Undone. Both records count for themselves again.")


@admin.site.admin_view
@permission_required("reviews.settle_duplicatepair", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Who may, form, do, answer."""
    found = get_object_or_404(MemberMerge.objects.select_related("kept", "merged"), pk=merge_id)
    form = ReasonForm(request.POST if request.method == "POST" else None, record=found)
    if not form.is_bound:
        return _page(request, found, form)
    by = request.user.get_username()
    status, stays = answered(form, lambda: service.undo(merge=found, by=by, **form.cleaned_data), record=found)
    if status != DONE:
        return _page(request, found, form, status)
    messages.success(request, f"{UNDONE} {_stays(stays, found)}")
    return redirect("merge", found.pk)


def _stays(number: int, found: MemberMerge) -> str:
    """What came after the merge is not divided: it stays with who was kept."""
    words = ngettext(
        "%(number)s item that came after the merge stays with %(it)s.",
        "%(number)s items that came after the merge stay with %(it)s.",
        number,
    )
    return words % {"number": number, "it": found.kept.member_id} if number else ""


def _page(request: HttpRequest, found: MemberMerge, form: ReasonForm, status: int = 200) -> HttpResponse:
    for member in (found.kept, found.merged):
        note(request, "member.viewed", member, merge=str(found.pk))
    context = {
        **admin.site.each_context(request),
        "title": _("Merge of %(one)s into %(other)s") % {"one": found.merged, "other": found.kept},
        "merge": found,
        "went": [(_name(label), len(keys)) for label, keys in found.moved.items()],
        "form": form,
    }
    return TemplateResponse(request, "admin/reviews/merge.html", context, status=status)


def _name(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name_plural)
