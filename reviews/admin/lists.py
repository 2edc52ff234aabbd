"""Blank lists by mail: wishes to match or reject, and a member's page from which a rep sends one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ActsMixin
from members.admin.enrolment_acts import FOLDED
from members.admin.members import MemberAdmin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin, note
from members.models import Member
from mtmsite.forms import Radios
from reviews import tasks
from reviews.admin.matching_acts import match_act, reject_act, waits
from reviews.admin.state import StateFilter, StateMixin, StatusInline, link
from reviews.admin.work_filter import WorkFilter
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES
from reviews.models import Letter, ListRequest, ListRequestState, ListRequestStatus, ListSize
from reviews.services import candidates, lists_by_mail
from reviews.services.finding import wanted

PERMISSION = "reviews.send_list"


class SendForm(ActForm):
    """Which list; the member's own language and print are chosen beforehand."""

    language = forms.ChoiceField(
        label=_("Language"),
        widget=Radios,
        choices=list(LANGUAGE_NAMES.items()),
        error_messages={"required": _("Choose the language.")},
    )
    size = forms.ChoiceField(
        label=_("Print size"),
        widget=Radios,
        choices=list(SIZE_NAMES.items()),
        error_messages={"required": _("Choose the print size.")},
    )

    def __init__(self, *args: Any, record: Member, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.initial["language"] = "es" if record.language.lower().startswith("es") else "en"
        self.initial["size"] = ListSize.LARGE if record.large_print else ListSize.STANDARD


def _send(member: Member, *, by: str, language: str, size: str) -> tuple[Any, Member]:
    request = lists_by_mail.send_to(member=member, language=language, size=size, by=by)
    tasks.print_due(str(request.pk))
    return _("A blank list goes to the address on file when the undo window is over. Twice a day is sent once."), member


def _match(request: ListRequest, *, by: str, member: Member, reason: str) -> tuple[Any, ListRequest]:
    lists_by_mail.release(request=request, member=member, by=by, reason=reason)
    tasks.print_due(str(request.pk))
    return _("Matched. The list leaves when the undo window is over."), request


def _reject(request: ListRequest, *, by: str, reason: str) -> tuple[Any, ListRequest]:
    lists_by_mail.reject(request=request, by=by, reason=reason)
    return _("Rejected. No list leaves."), request


SEND = Act(
    slug="send-list",
    title=_("Send a blank medication list"),
    button=_("Mail the list"),
    hint=_("It goes to the address on file, to nobody else. The vendor hears nothing of it."),
    permission=PERMISSION,
    form=SendForm,
    may=lambda member: not member.death_date,
    do=_send,
    template=FOLDED,
)
MATCH = match_act(PERMISSION, _match)
REJECT = reject_act(
    PERMISSION, _reject, hint=_("For a request that belongs to no member, or comes again and again. No list leaves.")
)

# The page of a member is below us and knows nothing of lists.
MemberAdmin.acts = [*MemberAdmin.acts, SEND]


class ListStatusInline(StatusInline):
    model = ListRequestStatus


class ListLetterInline(HistoryInline):
    model = Letter
    fields = ["kind", "current_state", "not_before", "mail_date"]
    readonly_fields = ["current_state"]
    show_change_link = True


@admin.register(ListRequest)
class ListRequestAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "list"
    states = ListRequestState
    acts = [MATCH, REJECT]
    list_display = ["created_at", "state_now", "since", "person", "language", "size", "source"]
    list_filter = [WorkFilter, StateFilter, "language", "size", "source"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["birth_date"]
    search_help_text = _("Birth date (MM/DD/YYYY), or the member ID of a matched request.")
    inlines = [ListLetterInline, ListStatusInline]
    fieldsets = [
        (None, {"fields": ["state_now", "created_at", "source", "language", "size", "matched_with"]}),
        (
            _("The member, as typed"),
            {"fields": ["first_name", "last_name", "birth_date", "typed_member_id", "zip_code"]},
        ),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, reference=False))

    def shown(self, request: HttpRequest, record: ListRequest) -> None:
        """Whoever may match was shown the candidates too."""
        looked_at = []
        if request.user.has_perm(PERMISSION) and waits(record):
            looked_at = [found.member.member_id for found in candidates.find(record)]
        note(request, "list.viewed", record, candidates=looked_at)

    @admin.display(description=_("person"))
    def person(self, request: ListRequest) -> str:
        return f"{request.first_name} {request.last_name}, {request.birth_date.year}"

    @admin.display(description=_("member"))
    def matched_with(self, request: ListRequest) -> Any:
        return link(request.member, request.member and f"{request.member.member_id} · {request.member.full_name}")
