"""Program years: drafts are edited, previewed, copied and published; published ones are read."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from members import year_facts
from members.admin.acts import ActsMixin
from members.admin.forms import ProgramYearForm
from members.admin.mixins import KeptMixin
from members.admin.year_acts import APPROVE, COPY, PUBLISH, TAKE_BACK
from members.models import ProgramYear, ProgramYearCondition
from members.services import program_years
from members.views import program, self_check


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _questions_at(year: ProgramYear, language: str) -> str:
    return reverse("admin:members_programyear_self-check", args=[year.pk], query={"language": language})


class Lines(AdminTextareaWidget):
    """Browsers send other ends of lines than we keep: what nobody touched would be told as a change."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if value else value


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
class ProgramYearAdmin(KeptMixin, ActsMixin, admin.ModelAdmin):
    form = ProgramYearForm
    formfield_overrides = {models.TextField: {"widget": Lines}}
    audited_as = "program_year"
    acts = [APPROVE, PUBLISH, TAKE_BACK, COPY]
    actions = None
    list_display = [
        "year",
        "stands",
        "approved_by",
        "is_demonstration",
        "vendor_name",
        "benefit_manager_name",
        "cost_threshold",
    ]
    inlines = [ConditionInline]
    readonly_fields = [
        "year",
        "is_demonstration",
        "changed_by",
        "approved_by",
        "approved_at",
        "published_at",
        "published_by",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "year",
                    "changed_by",
                    "approved_by",
                    "approved_at",
                    "published_at",
                    "published_by",
                    "is_demonstration",
                    "last_updated",
                    "seen",
                ]
            },
        ),
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

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview)
        try_out = self.admin_site.admin_view(self.self_check)
        compare = self.admin_site.admin_view(self.differences)
        return [
            path("<path:object_id>/preview/", view, name="members_programyear_preview"),
            path("<path:object_id>/preview/self-check/", try_out, name="members_programyear_self-check"),
            path("<path:object_id>/differences/", compare, name="members_programyear_differences"),
            *super().get_urls(),
        ]

    def _record(self, request: HttpRequest, object_id: str) -> ProgramYear:
        if not self.has_view_permission(request):
            raise PermissionDenied
        year: ProgramYear | None = self.get_object(request, unquote(object_id))
        if year is None:
            raise Http404
        self.shown(request, year)
        return year

    def differences(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Every fact that is not what it was the year before."""
        year = self._record(request, object_id)
        before = program_years.before(program_year=year)
        found = year_facts.differences(year_facts.facts(before), year_facts.facts(year)) if before else []
        context = {
            **self.admin_site.each_context(request),
            "title": _("What differs from the year before"),
            "opts": self.opts,
            "original": year,
            "before": before,
            "rows": [(name, *year_facts.lines_changed(was, now)) for name, was, now in found],
        }
        return TemplateResponse(request, "admin/members/programyear/differences.html", context)

    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The public page of a draft, as members will see it, in English or with ``?language=es`` in Spanish."""
        year = self._record(request, object_id)
        language = _language(request)
        with override(language):
            return program.preview(request, year, self_check=_questions_at(year, language))

    @method_decorator(sensitive_post_parameters())
    def self_check(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The self-check by the rules of a draft, to try answers before members do."""
        year = self._record(request, object_id)
        language = _language(request)
        with override(language):
            return self_check.preview(request, year, here=_questions_at(year, language))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        if context.get("original"):
            for name in ("preview", "differences"):
                context[f"{name}_url"] = reverse(f"admin:members_programyear_{name}", args=[context["original"].pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The last step of saving: facts and conditions are there, so that who changed them is noted once."""
        super().save_related(request, form, formsets, change)
        fields = [*form.changed_data, *(["conditions"] if any(each.has_changed() for each in formsets) else [])]
        if fields:
            program_years.changed(program_year=form.instance, by=request.user.get_username(), fields=fields)

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except IntegrityError:
            # Published by someone else since this form was opened: the database refused to touch it.
            messages.error(request, gettext("This year was published meanwhile and is read-only. Nothing was saved."))
            return redirect(request.path)
