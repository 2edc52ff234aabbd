"""Requests: read as they came; a rep matches, rejects, or takes one back before anything has left."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin, note, those_set
from reviews.admin.paper import PaperMixin
from reviews.admin.request_acts import CALL_OFF, MATCH, REJECT, UNDO
from reviews.admin.state import StateFilter, StateMixin, StatusInline, in_words, link, short_time
from reviews.admin.work_filter import WorkFilter
from reviews.documents.phrases import window_text
from reviews.forms import address
from reviews.models import Letter, MemberRequest, MemberRequestStatus, RequestChange, RequestState, VendorNotice
from reviews.services import bookings, candidates, requests
from reviews.services.finding import wanted


class RequestStatusInline(StatusInline):
    model = MemberRequestStatus


class ChangeInline(HistoryInline):
    """What the member changed after sending, oldest first."""

    model = RequestChange
    fields = ["number", "created_at", "by", "was", "since_then"]
    readonly_fields = ["created_at", "was", "since_then"]

    @admin.display(description=_("before"))
    def was(self, change: RequestChange) -> str:
        return in_words(change.before)

    @admin.display(description=_("since then"))
    def since_then(self, change: RequestChange) -> str:
        return in_words(change.after)


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
    acts = [MATCH, REJECT, UNDO, CALL_OFF]
    list_display = ["reference", "choice", "state_now", "since", "person", "who"]
    list_filter = [WorkFilter, StateFilter, "choice", "who", "source", "program_year"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["reference"]
    search_help_text = _("Reference or its start, birth date (MM/DD/YYYY), or the member ID of a matched request.")
    inlines = [ChangeInline, LetterInline, NoticeInline, RequestStatusInline]
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
                    "warning",
                    "others",
                ]
            },
        ),
        (
            _("The member, as typed"),
            {"fields": ["first_name", "last_name", "birth_date", "typed_member_id", "zip_code"]},
        ),
        (
            _("Filled in by"),
            {
                "fields": [
                    "who",
                    "helper_name",
                    "helper_relationship",
                    "helper_phone",
                    "authority",
                    "copy_to",
                    "site_language",
                ]
            },
        ),
        (
            _("The call"),
            {
                "fields": [
                    "call",
                    "wishes",
                    "phones",
                    "best_time",
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

    @admin.display(description=_("which one counts"))
    def warning(self, request: MemberRequest) -> Any:
        """Two wishes that cannot both hold: the rep sees it before doing anything."""
        if request.overtaken_by:
            return link(request.overtaken_by, _("Replaced. The newest counts: %(it)s") % {"it": request.overtaken_by})
        newer = requests.newer_wish(request=request)
        return link(newer, _("Look out: a newer wish of the same person: %(it)s") % {"it": newer}) if newer else "-"

    @admin.display(description=_("other requests of the same person"))
    def others(self, request: MemberRequest) -> Any:
        found = MemberRequest.objects.about_the_same(request)[:20]
        lines = [
            (link(other), other.get_choice_display(), self.state_now(other), short_time(other.created_at))
            for other in found
        ]
        return format_html_join(mark_safe("<br>"), "{} · {} · {} · {}", lines) or "-"

    @admin.display(description=_("on the form of the letter"))
    def on_form(self, request: MemberRequest) -> Any:
        return link(request.paper_form, request.paper_form and request.paper_form.form_reference)

    @admin.display(description=_("booked call"))
    def call(self, request: MemberRequest) -> Any:
        booked = bookings.current(request=request)
        if booked is None and not bookings.may_be_booked(request):
            return "-"
        words = short_time(booked.starts_at) if booked else _("Book a call")
        return format_html('<a href="{}">{}</a>', reverse("book_appointment", args=[request.pk]), words)

    @admin.display(description=_("times wished"))
    def wishes(self, request: MemberRequest) -> str:
        if request.any_time:
            return str(MemberRequest._meta.get_field("any_time").verbose_name)
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

    @admin.display(description=_("wants a copy of the packet"))
    def copy_to(self, request: MemberRequest) -> str:
        """As typed; nothing goes there before a rep has put it on file."""
        place = request.copy_place
        return "\n".join(filter(None, [*address.lines(place), address.doubts(place)])) if request.copy_wanted else "-"

    @admin.display(description=_("needs"))
    def needs(self, request: MemberRequest) -> str:
        return those_set(request, "interpreter", "tty", "hearing_help", "large_print", "braille", "audio")
