"""Requests: read as they came; a rep matches, rejects, or takes one back before anything has left."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin, note, those_set
from members.models import Member
from reviews import tasks
from reviews.admin.forms import MatchForm
from reviews.admin.paper import PaperMixin
from reviews.admin.state import StateFilter, StateMixin, StatusInline, link, short_time
from reviews.documents.phrases import window_text
from reviews.models import (
    Letter,
    LetterState,
    MemberRequest,
    MemberRequestStatus,
    NoticeState,
    RequestState,
    VendorNotice,
)
from reviews.services import candidates, letters, matching, requests
from reviews.services.finding import wanted


def _match(request: MemberRequest, *, by: str, member: Member, reason: str) -> tuple[Any, MemberRequest]:
    matching.release(request=request, member=member, by=by, reason=reason)
    for letter_id in letters.due_of(request_id=str(request.pk)):
        tasks.enqueue(tasks.render_letter, letter_id)
    return _("Matched. The letter and the notice leave when the undo window is over."), request


def _reject(request: MemberRequest, *, by: str, reason: str) -> tuple[Any, MemberRequest]:
    matching.reject(request=request, by=by, reason=reason)
    return _("Rejected. No letter and no notice leave."), request


def _undo(request: MemberRequest, *, by: str, reason: str) -> tuple[Any, MemberRequest]:
    requests.cancel(request=request, by=by, reason=reason)
    return _("Taken back. The letter and the notice are cancelled."), request


def _still_here(request: MemberRequest) -> bool:
    """As far as can be seen now; the service asks again when it has the rows."""
    gone = request.notices.exclude(state=NoticeState.CANCELLED).exclude(
        state__in=[NoticeState.HELD, NoticeState.QUEUED], attempts=0
    )
    letters_here = all(letter.may_become(LetterState.CANCELLED) for letter in request.letters.all())
    return request.state == RequestState.MATCHED and letters_here and not gone.exists()


def _waits(request: MemberRequest) -> bool:
    return request.state == RequestState.WAITING


MATCH = Act(
    slug="match",
    title=_("Match with a member"),
    button=_("Match and let it go"),
    permission="reviews.match_memberrequest",
    form=MatchForm,
    may=_waits,
    do=_match,
    template="admin/reviews/match.html",
)
REJECT = Act(
    slug="reject",
    title=_("Reject"),
    button=_("Reject the request"),
    hint=_("For a request that belongs to no member. No letter and no notice leave."),
    permission="reviews.match_memberrequest",
    may=_waits,
    do=_reject,
)
UNDO = Act(
    slug="undo",
    title=_("Take back"),
    button=_("Cancel letter and notice"),
    hint=_("Possible until the letter or the notice has left."),
    permission="reviews.withdraw_memberrequest",
    may=_still_here,
    do=_undo,
)


class RequestStatusInline(StatusInline):
    model = MemberRequestStatus


class LetterInline(HistoryInline):
    model = Letter
    fields = ["kind", "state_now", "not_before", "mail_date"]
    readonly_fields = ["state_now"]
    show_change_link = True

    @admin.display(description=_("state"))
    def state_now(self, letter: Letter) -> Any:
        return dict(letter.statuses.model._meta.get_field("state").choices).get(letter.state, "-")


class NoticeInline(HistoryInline):
    model = VendorNotice
    fields = ["type", "state", "not_before", "attempts", "last_error"]
    show_change_link = True


@admin.register(MemberRequest)
class MemberRequestAdmin(
    PaperMixin, ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin
):
    audited_as = "request"
    states = RequestState
    acts = [MATCH, REJECT, UNDO]
    list_display = ["reference", "choice", "state_now", "since", "person", "who"]
    list_filter = [StateFilter, "choice", "who", "source", "program_year"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["reference"]
    search_help_text = _("Reference or its start, birth date (MM/DD/YYYY), or the member ID of a matched request.")
    inlines = [LetterInline, NoticeInline, RequestStatusInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "reference",
                    "state_now",
                    "choice",
                    "created_at",
                    "source",
                    "on_form",
                    "program_year",
                    "matched_with",
                ]
            },
        ),
        (
            _("The member, as typed"),
            {"fields": ["first_name", "last_name", "birth_date", "typed_member_id", "zip_code"]},
        ),
        (
            _("Filled in by"),
            {"fields": ["who", "helper_name", "helper_relationship", "helper_phone", "authority", "site_language"]},
        ),
        (
            _("The call"),
            {
                "fields": [
                    "wishes",
                    "phones",
                    "leave_message",
                    "mail",
                    "language",
                    "needs",
                    "others_on_call",
                    "questions",
                    "own_list",
                ]
            },
        ),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text))

    def shown(self, request: HttpRequest, record: MemberRequest) -> None:
        """Whoever may match was shown the candidates too."""
        looked_at = []
        if request.user.has_perm(MATCH.permission) and MATCH.may(record):
            looked_at = [found.member.member_id for found in candidates.find(record)]
        note(request, "request.viewed", record, candidates=looked_at)

    @admin.display(description=_("person"))
    def person(self, request: MemberRequest) -> str:
        return f"{request.first_name} {request.last_name}, {request.birth_date.year}"

    @admin.display(description=_("member"))
    def matched_with(self, request: MemberRequest) -> Any:
        return link(request.member, request.member and f"{request.member.member_id} · {request.member.full_name}")

    @admin.display(description=_("on the form of the letter"))
    def on_form(self, request: MemberRequest) -> Any:
        return link(request.paper_form, request.paper_form and request.paper_form.form_reference)

    @admin.display(description=_("times wished"))
    def wishes(self, request: MemberRequest) -> str:
        return "\n".join(window_text(window) for window in request.windows) or "-"

    @admin.display(description=_("phone"))
    def phones(self, request: MemberRequest) -> str:
        return ", ".join(filter(None, [request.phone, request.phone_alternate])) or "-"

    @admin.display(description=_("e-mail"))
    def mail(self, request: MemberRequest) -> Any:
        if not request.email:
            return "-"
        return f"{request.email} ({_('allowed') if request.email_consent else _('not allowed')})"

    @admin.display(description=_("member’s own list"))
    def own_list(self, request: MemberRequest) -> Any:
        newest = request.own_lists.first()
        return link(newest, newest and _("as typed, %(at)s") % {"at": short_time(newest.created_at)})

    @admin.display(description=_("needs"))
    def needs(self, request: MemberRequest) -> str:
        return those_set(request, "interpreter", "tty", "hearing_help", "large_print", "braille", "audio")
