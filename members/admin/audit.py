"""The audit trail, to be read and searched by who looked, and by who was looked at."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin, note
from members.models import AuditEvent, Member
from members.services import audit_search
from members.services.finding import find_events
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, PublicForm

SHOWN = 200


class QuestionForm(PublicForm):
    """Posted, so that no name or member ID stands in an address."""

    who = PlainTextField(label=_("User name of who looked or acted"), max_length=150, required=False)
    member = PlainTextField(
        label=_("Member ID or MBI of who was looked at"),
        help_text=_("Finds the member’s record and requests, letters, calls and the like of the member."),
        max_length=40,
        required=False,
    )
    start = MemorableDateField(
        label=_("First day"), widget=MemorableDateWidget(autocomplete=""), earliest_year=2006, required=False
    )
    end = MemorableDateField(
        label=_("Last day"), widget=MemorableDateWidget(autocomplete=""), earliest_year=2006, required=False
    )
    kind = forms.ChoiceField(label=_("What kind of act?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(name, words) for name, (words, _q) in audit_search.KINDS.items()]
        self.fields["kind"].choices = [("", _("any")), *kinds]  # type: ignore[attr-defined]

    def clean_member(self) -> Member | None:
        typed = self.cleaned_data["member"]
        found = Member.objects.with_identifier(typed).first() if typed else None
        if typed and found is None:
            raise ValidationError(_("No member has this ID."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day is before the first."))
        return cleaned


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "audit"
    list_display = ["at", "actor", "verb", "record", "reason", "origin"]
    date_hierarchy = "at"
    list_per_page = 50
    search_fields = ["actor", "object_id", "verb"]
    search_help_text = _("A user name, a verb (member.viewed), the key of a record, or a member ID.")
    change_list_template = "admin/members/auditevent/change_list.html"

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return find_events(rows, text)

    @admin.display(description=_("record"))
    def record(self, event: AuditEvent) -> str:
        return f"{event.object_type.split('.')[-1]} {event.object_id}"

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.who_looked)
        return [path("who-looked/", page, name="members_auditevent_who-looked"), *super().get_urls()]

    def who_looked(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """The auditor's question answered on the page, or taken along as CSV; both leave a trace."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = QuestionForm(request.POST if request.method == "POST" else None)
        if not (form.is_bound and form.is_valid()):
            return self._page(request, form, {}, status=422 if form.is_bound else 200)
        events = audit_search.search(**form.cleaned_data)
        about: Any = form.cleaned_data["member"] or AuditEvent
        if "export" in request.POST:
            note(request, "audit.exported", about, found=events.count())
            answer = StreamingHttpResponse(
                audit_search.export(events.iterator(chunk_size=2_000)), content_type="text/csv; charset=utf-8"
            )
            answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
            return answer
        count = events.count()
        shown = list(events[:SHOWN])
        note(request, "audit.searched", about, found=count)
        return self._page(request, form, {"events": shown, "count": count, "more": count > SHOWN})

    def _page(self, request: HttpRequest, form: QuestionForm, found: dict[str, Any], status: int = 200) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "title": _("Who looked at whom"), "opts": self.opts}
        template = "admin/members/auditevent/who_looked.html"
        return TemplateResponse(request, template, {**frame, "form": form, **found}, status=status)
