"""The one search box of every page: from what a caller says to the member's desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import note
from members.models import Member
from members.services import member_search
from reviews.models import Letter, MemberRequest
from reviews.services.finding import with_reference

LONGEST = 120


@admin.site.admin_view
@permission_required("members.view_member", raise_exception=True)
def find_member(request: HttpRequest) -> HttpResponse:
    """Posted, so that what was typed stands in no address; one who is found for certain is opened at once."""
    text = request.POST.get("find", "").replace("\0", "").strip()[:LONGEST]
    known = with_reference(text)
    if known:
        note(request, "member.searched", Member, kind="reference", found=1)
        return _page_of(known)
    found = member_search.search(text)
    if text:
        note(request, "member.searched", Member, kind=found.kind, found=len(found.members))
    persons = {member.merged_into_id or member.pk for member in found.members}
    if len(persons) == 1:
        return _desk(request, found.members[0], persons.pop())
    context = {**admin.site.each_context(request), "title": _("Find a member"), "typed": text, "found": found}
    return TemplateResponse(request, "admin/find.html", context)


def _desk(request: HttpRequest, member: Member, kept: int) -> HttpResponse:
    """Of the record that is kept, and a word when another one was found."""
    if member.pk != kept:
        words = _("Record %(it)s was merged. This is the record that is kept.")
        messages.info(request, words % {"it": member.member_id})
    return redirect("desk", kept)


def _page_of(known: MemberRequest | Letter) -> HttpResponse:
    """The member's desk; the page of the request while nobody knows whose it is."""
    member: Any = known.member
    if member:
        return redirect("desk", member.pk)
    return redirect("admin:reviews_memberrequest_change", known.pk)
