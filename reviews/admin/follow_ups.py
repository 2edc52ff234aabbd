"""Follow-ups about mail: whom to call and why, closed by a word or by the address being right."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from members.addresses import AddressWarning
from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import Member
from reviews.admin.state import StateFilter, StateMixin, StatusInline, link
from reviews.admin.work_filter import WorkFilter
from reviews.models import FollowUp, FollowUpState, FollowUpStatus
from reviews.models.codes import ReturnReason
from reviews.models.follow_up import ADDRESS
from reviews.services import follow_ups
from reviews.services.finding import wanted

WORDS = dict([*ReturnReason.choices, *AddressWarning.choices])


def _close(follow_up: FollowUp, *, by: str, reason: str) -> tuple[Any, FollowUp]:
    follow_ups.close(follow_up=follow_up, by=by, reason=reason)
    return _("Done."), follow_up


def _confirm(follow_up: FollowUp, *, by: str, reason: str) -> tuple[Any, FollowUp]:
    follow_ups.confirm_address(follow_up=follow_up, by=by, reason=reason)
    return _("Letters go to this address again."), follow_up


def act(slug: str, to: str, **columns: Any) -> Act:
    return Act(slug=slug, permission="reviews.close_followup", may=lambda record: record.may_become(to), **columns)


DONE = act(
    "done",
    FollowUpState.DONE,
    title=_("Done"),
    button=_("Close it"),
    hint=_("Say what came of it. When mail came back, letters still wait for another address in the plan’s file."),
    do=_close,
)
CONFIRM = act(
    "confirm",
    FollowUpState.CONFIRMED,
    title=_("The address is right"),
    button=_("Confirm the address"),
    hint=_("The member says that this is the address. Letters go to it again."),
    do=_confirm,
)


class FollowUpStatusInline(StatusInline):
    model = FollowUpStatus


@admin.register(FollowUp)
class FollowUpAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "follow_up"
    states = FollowUpState
    acts = [CONFIRM, DONE]
    list_display = ["due", "kind", "why", "to_member", "state_now", "since"]
    list_filter = [WorkFilter, StateFilter, "kind"]
    list_per_page = 50
    search_fields = ["letter__request__reference"]
    search_help_text = _("Reference of the letter or its start, or member ID.")
    inlines = [FollowUpStatusInline]
    fields = ["kind", "why", "due", "state_now", "to_member", "phone", "of_address", "of_letter"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="letter__request__", form="letter__form_reference"))

    @admin.display(description=_("due"), ordering="due_on")
    def due(self, follow_up: FollowUp) -> Any:
        late = follow_up.current_state == FollowUpState.OPEN and follow_up.due_on < timezone.localdate()
        day = date_format(follow_up.due_on)
        return _("%(day)s, overdue") % {"day": day} if late else day

    @admin.display(description=_("because"))
    def why(self, follow_up: FollowUp) -> str:
        return ", ".join(str(WORDS.get(code, code)) for code in follow_up.reason.split(", "))

    @admin.display(description=_("member"))
    def to_member(self, follow_up: FollowUp) -> Any:
        return link(follow_up.member, f"{follow_up.member.member_id} · {follow_up.member.full_name}")

    @admin.display(description=_("phone"))
    def phone(self, follow_up: FollowUp) -> str:
        return follow_up.member.phone or "-"

    @admin.display(description=_("address"))
    def of_address(self, follow_up: FollowUp) -> str:
        """The one that it is about; a former one stands in the letter."""
        if not follow_up.address:
            return "-"
        columns = dict(zip(ADDRESS, follow_up.address.split("\n"), strict=True))
        return "\n".join(Member(**columns).address_lines) or "-"

    @admin.display(description=_("letter"))
    def of_letter(self, follow_up: FollowUp) -> Any:
        return link(follow_up.letter, follow_up.letter.get_kind_display())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("letter", "member")
