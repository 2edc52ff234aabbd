"""Letters: what was frozen and printed, to be looked at."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.addresses import AddressWarning
from members.admin.acts import ActsMixin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin, note
from reviews.admin.letter_acts import ACTS
from reviews.admin.state import StateFilter, StateMixin, StatusInline, as_json, link
from reviews.admin.work_filter import WorkFilter
from reviews.models import Letter, LetterState, LetterStatus
from reviews.services import letter_clock, letters
from reviews.services.finding import wanted


class LanguageFilter(admin.SimpleListFilter):
    """Only languages that letters are written in; one that is not frozen yet has none."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return settings.LANGUAGES

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(language=self.value()) if self.value() else queryset


class LetterStatusInline(StatusInline):
    model = LetterStatus


@admin.register(Letter)
class LetterAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "letter"
    states = LetterState
    acts = ACTS
    list_display = ["reference", "kind", "state_now", "since", "last_day", "held_back"]
    list_filter = [WorkFilter, StateFilter, "kind", LanguageFilter, "size"]
    list_select_related = [
        "request",
        "member",
        "enrolment",
        "appointment",
        "review_version__review",
        "event",
        "representative",
    ]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["request__reference"]
    search_help_text = _("Reference or its start, letter ID, birth date (MM/DD/YYYY), or member ID.")
    inlines = [LetterStatusInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "id",
                    "kind",
                    "state_now",
                    "held_back",
                    "pdf",
                    "for_request",
                    "for_enrolment",
                    "for_event",
                    "to_member",
                    "to_representative",
                    "doubts",
                    "is_copy_of",
                    "replaces",
                    "replaced_by",
                    "not_before",
                ]
            },
        ),
        (_("Frozen"), {"fields": ["language", "size", "template_version", "frozen_at"]}),
        (_("Content"), {"fields": ["printed_content"], "classes": ["collapse"]}),
        (_("Printed"), {"fields": ["pages", "sha256", "mail_date"]}),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="request__", key=True, form="form_reference"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.pdf_view)
        return [path("<path:object_id>/pdf/", view, name="reviews_letter_pdf"), *super().get_urls()]

    def pdf_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The stored bytes, for those who may see letters; every look is written down."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        letter = self.get_object(request, unquote(object_id))
        if letter is None or not letter.file:
            raise Http404
        try:
            stored = letter.file.open("rb")
        except OSError:
            messages.error(request, gettext("The letter’s file cannot be read from the storage. Tell the operators."))
            return redirect("admin:reviews_letter_change", letter.pk)
        note(request, "letter.read", letter, sha256=letter.sha256)
        return FileResponse(stored, content_type="application/pdf", filename=f"{letter.pk}.pdf")

    @admin.display(description=_("reference"), ordering="request__reference")
    def reference(self, letter: Letter) -> str:
        return letter.reference

    @admin.display(description=_("request"))
    def for_request(self, letter: Letter) -> Any:
        return link(letter.request)

    @admin.display(description=_("enrolment"))
    def for_enrolment(self, letter: Letter) -> Any:
        year = letter.enrolment and letter.enrolment.program_year.year
        return link(letter.enrolment, year) if year else "-"

    @admin.display(description=_("message from a vendor"))
    def for_event(self, letter: Letter) -> Any:
        return link(letter.event, letter.event.get_type_display()) if letter.event else "-"

    @admin.display(description=_("member"))
    def to_member(self, letter: Letter) -> Any:
        return link(letter.member)

    @admin.display(description=_("copy for"))
    def to_representative(self, letter: Letter) -> Any:
        return link(letter.representative, letter.representative and letter.representative.name)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_returned_mail()

    @admin.display(description=_("address"))
    def doubts(self, letter: Letter) -> str:
        words = dict(AddressWarning.choices)
        return ", ".join(str(words.get(code, code)) for code in letter.address_warnings) or "-"

    @admin.display(description=_("copy of"))
    def is_copy_of(self, letter: Letter) -> Any:
        return link(letter.copy_of)

    @admin.display(description=_("replaces"))
    def replaces(self, letter: Letter) -> Any:
        return link(letter.supersedes)

    @admin.display(description=_("replaced by"))
    def replaced_by(self, letter: Letter) -> Any:
        return link(getattr(letter, "newer", None))

    @admin.display(description=_("to be mailed by"))
    def last_day(self, letter: Letter) -> Any:
        """Of interest while it is on its way; see ``letter_clock`` for what each kind goes by."""
        if letter.current_state not in letter_clock.ON_ITS_WAY:
            return "-"
        day = date_format(letter_clock.mail_by(letter), "SHORT_DATE_FORMAT")
        return _("%(day)s, overdue") % {"day": day} if letter_clock.is_overdue(letter) else day

    @admin.display(description=_("held back because"))
    def held_back(self, letter: Letter) -> str:
        """Asked again in the moment of printing and of mailing; of interest only while it waits for that."""
        if letter.current_state == LetterState.RENDERED:
            return letters.hold_reason(letter) or "-"
        if letter.current_state != LetterState.DUE or letter.member is None:
            return "-"
        if letter.mail_comes_back:
            return gettext("mail to this address came back")
        return "-" if letter.address_on_file else gettext("no address on file")

    @admin.display(description=_("PDF"))
    def pdf(self, letter: Letter) -> Any:
        if not letter.file:
            return _("not printed yet")
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:reviews_letter_pdf", args=[letter.pk]), _("Read the letter")
        )

    @admin.display(description=_("content"))
    def printed_content(self, letter: Letter) -> str:
        return as_json(letter.content)
