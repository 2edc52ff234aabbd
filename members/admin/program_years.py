"""Program years: drafts are edited, previewed, copied and published; published ones are read."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.forms import CopyForm, ProgramYearForm, PublishForm
from members.models import ProgramYear, ProgramYearCondition
from members.services import audit, program_years
from members.views import program
from members.years import beginning_of
from mtmsite.templatetags.site import long_date


def _publish(year: ProgramYear, *, by: str, on: datetime.date | None, sure: bool) -> tuple[Any, ProgramYear]:
    program_years.publish(program_year=year, by=by, at=on and beginning_of(on))
    if on:
        return _("%(year)s will be published on %(day)s.") % {"year": year.year, "day": long_date(on)}, year
    return _("%(year)s is published.") % {"year": year.year}, year


def _take_back(year: ProgramYear, *, by: str, reason: str) -> tuple[Any, ProgramYear]:
    program_years.take_back(program_year=year, by=by, reason=reason)
    return _("%(year)s is a draft again.") % {"year": year.year}, year


def _copy(source: ProgramYear, *, by: str, year: int) -> tuple[Any, ProgramYear]:
    draft = program_years.copy(source=source, year=year, by=by)
    return _("%(year)s was made as a draft. Check every fact before you publish it.") % {"year": year}, draft


PUBLISH = Act(
    slug="publish",
    title=_("Publish this year"),
    button=_("Publish"),
    hint=_("Save your changes first: from now on the year can no longer be changed."),
    permission="members.publish_programyear",
    form=PublishForm,
    may=lambda year: not year.published_at,
    do=_publish,
)
TAKE_BACK = Act(
    slug="take-back",
    title=_("Take the day of publishing back"),
    button=_("Make it a draft again"),
    hint=_("The year can be edited again. Members do not see it until it is published anew."),
    permission="members.publish_programyear",
    may=lambda year: bool(year.published_at) and not year.is_published,
    do=_take_back,
)
COPY = Act(
    slug="copy",
    title=_("Copy to another year"),
    button=_("Make a draft"),
    hint=_("All facts are copied; nothing is published."),
    permission="members.add_programyear",
    form=CopyForm,
    may=lambda year: True,
    do=_copy,
)


class ConditionFormSet(BaseInlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table the column heads are no labels."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = field.label or _("year")


class ConditionInline(admin.TabularInline):
    model = ProgramYearCondition
    formset = ConditionFormSet
    verbose_name_plural = _("conditions")
    extra = 0
    fields = ["slug", "position"]

    def _editable(self, year: ProgramYear | None) -> bool:
        return year is None or not year.published_at

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._editable(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._editable(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._editable(obj) and super().has_delete_permission(request, obj)


@admin.register(ProgramYear)
class ProgramYearAdmin(ActsMixin, admin.ModelAdmin):
    form = ProgramYearForm
    acts = [PUBLISH, TAKE_BACK, COPY]
    actions = None
    list_display = ["year", "stands", "is_demonstration", "vendor_name", "benefit_manager_name", "cost_threshold"]
    inlines = [ConditionInline]
    readonly_fields = ["year", "is_demonstration", "published_at", "published_by"]
    fieldsets = [
        (None, {"fields": ["year", "published_at", "published_by", "is_demonstration", "last_updated"]}),
        (
            _("Who qualifies"),
            {
                "fields": [
                    "min_conditions",
                    "min_drugs",
                    "cost_threshold",
                    "cost_operator",
                    "cost_projection",
                    "at_risk_route",
                ]
            },
        ),
        (
            _("Partners"),
            {
                "fields": [
                    "sponsor_name",
                    "vendor_key",
                    "vendor_name",
                    "calling_numbers",
                    "benefit_manager_name",
                    "benefit_manager_note",
                    "benefit_manager_note_es",
                ]
            },
        ),
        (
            _("Phone, hours, address"),
            {
                "fields": [
                    "phone",
                    "tty",
                    "opens_at",
                    "closes_at",
                    "weekdays_only_from",
                    "weekdays_only_to",
                    "holidays_known",
                    "closed_holidays",
                    "return_address",
                ]
            },
        ),
        (
            _("Papers and sources"),
            {"fields": ["form_set", "review_minutes", "material_ids", "legal_statements", "sources"]},
        ),
    ]

    @admin.display(description=_("standing"))
    def stands(self, year: ProgramYear) -> Any:
        if year.is_published:
            return _("published")
        return _("will be published") if year.published_at else _("draft")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A year is made by copying one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or not obj.published_at) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview)
        return [path("<path:object_id>/preview/", view, name="members_programyear_preview"), *super().get_urls()]

    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The public page of a draft, as members will see it, in English or with ``?language=es`` in Spanish."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        year = self.get_object(request, unquote(object_id))
        if year is None:
            raise Http404
        wanted = request.GET.get("language", "")
        with override(wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            return program.preview(request, year)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        if context.get("original"):
            context["preview_url"] = reverse("admin:members_programyear_preview", args=[context["original"].pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: ProgramYear, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        by = request.user.get_username()
        audit.record(by=by, verb="program_year.changed", on=obj, values={"fields": form.changed_data})

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except IntegrityError:
            # Published by someone else since this form was opened: the database refused to touch it.
            messages.error(request, gettext("This year was published meanwhile and is read-only. Nothing was saved."))
            return redirect(request.path)
