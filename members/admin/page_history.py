"""What the public pages said on any day."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, ReadOnlyMixin, note
from members.models import PageVersion
from members.services import page_history
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PublicForm


class DayForm(PublicForm):
    """A page and a day."""

    address = forms.ChoiceField(label=_("Which page?"))
    day = MemorableDateField(label=_("On which day?"), widget=MemorableDateWidget(autocomplete=""), earliest_year=2006)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].choices = [(page, page) for page in page_history.addresses()]  # type: ignore[attr-defined]


@admin.register(PageVersion)
class PageVersionAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "page_version"
    actions = None
    list_display = ["address", "kept_at", "sha256"]
    list_filter = ["address"]
    date_hierarchy = "kept_at"
    fields = ["address", "kept_at", "sha256", "html"]
    change_list_template = "admin/members/pageversion/change_list.html"
    change_form_template = "admin/members/pageversion/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("on-day/", view(self.on_day), name="members_pageversion_on-day"),
            path("<int:version_id>/shown/", view(self.as_shown), name="members_pageversion_shown"),
            *super().get_urls(),
        ]

    def on_day(self, request: HttpRequest) -> HttpResponse:
        """Which versions of a page were shown on a day."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = DayForm(request.GET or None)
        found = page_history.said_on(**form.cleaned_data) if form.is_bound and form.is_valid() else None
        if found is not None:
            note(request, "page_version.searched", PageVersion, found=len(found))
        context = {
            **self.admin_site.each_context(request),
            "title": _("What a page said on a day"),
            "opts": self.opts,
            "form": form,
            "versions": found,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/members/pageversion/on_day.html", context, status=status)

    def as_shown(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """The kept text in today's frame."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        version = self.get_object(request, str(version_id))
        if version is None:
            raise Http404
        note(request, "page_version.shown", version)
        return render(request, "members/page_as_it_was.html", {"version": version})
