"""The worklist of letters that are also made by hand, in Braille or as audio."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, ReadOnlyMixin
from reviews.admin.state import StateFilter, StateMixin, StatusInline, link
from reviews.admin.work_filter import WorkFilter
from reviews.models import HandmadeCopy, HandmadeCopyStatus, HandmadeState
from reviews.services import handmade

PERMISSION = "reviews.close_handmadecopy"


def _act(slug: str, to: str, title: Any, button: Any) -> Act:
    def do(copy: HandmadeCopy, *, by: str, reason: str) -> tuple[Any, HandmadeCopy]:
        handmade.close(copy=copy, to=to, by=by, reason=reason)
        return _("Noted."), copy

    return Act(
        slug=slug, title=title, button=button, permission=PERMISSION, may=lambda copy: copy.may_become(to), do=do
    )


class HandmadeStatusInline(StatusInline):
    model = HandmadeCopyStatus


@admin.register(HandmadeCopy)
class HandmadeCopyAdmin(ReadOnlyMixin, StateMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "handmade_copy"
    states = HandmadeState
    acts = [
        _act("made", HandmadeState.DONE, _("Made and sent"), _("Note that it was sent")),
        _act("drop", HandmadeState.DROPPED, _("Not needed"), _("Take it off the list")),
        _act("reopen", HandmadeState.OPEN, _("To be made after all"), _("Put it back on the list")),
    ]
    actions = None
    list_display = ["created_at", "format", "state_now", "since", "reference"]
    list_filter = [WorkFilter, StateFilter, "format"]
    list_select_related = ["letter__request"]
    list_per_page = 50
    fields = ["format", "state_now", "since", "of_letter", "of_member"]
    readonly_fields = ["state_now", "since", "of_letter", "of_member"]
    inlines = [HandmadeStatusInline]

    @admin.display(description=_("reference"))
    def reference(self, copy: HandmadeCopy) -> str:
        return copy.letter.reference

    @admin.display(description=_("letter"))
    def of_letter(self, copy: HandmadeCopy) -> Any:
        return link(copy.letter, copy.letter.get_kind_display())

    @admin.display(description=_("member"))
    def of_member(self, copy: HandmadeCopy) -> Any:
        return link(copy.letter.member)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("letter__request", "letter__member")
