"""Working plans: who holds reviews, when, and the days on which nobody does."""

from typing import Any

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import KeptMixin
from reviews.models import ClosedDay, PlanException, ProviderLicence, ReviewProvider, WeeklyHours
from reviews.services import plans


class PlanMixin(KeptMixin):
    """What was planned for calls that were held stays; who changes it stands in the audit."""

    actions = None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        parts = [*form.changed_data, *(each.prefix for each in formsets if each.has_changed())]
        plans.changed(plan=form.instance, parts=parts, by=request.user.get_username())


class LabelledFormSet(BaseInlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table the column heads are no labels."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = field.label or _("provider")


class PartInline(admin.TabularInline):
    formset = LabelledFormSet
    extra = 1


class LicenceInline(PartInline):
    model = ProviderLicence


class HoursInline(PartInline):
    model = WeeklyHours


class ExceptionInline(PartInline):
    model = PlanException


@admin.register(ReviewProvider)
class ReviewProviderAdmin(PlanMixin, admin.ModelAdmin):
    audited_as = "review_provider"
    list_display = ["name", "kind", "spoken", "active_from", "active_to", "slot_minutes", "at_once"]
    list_filter = ["kind"]
    fields = ["name", "kind", "vendor", "user", "languages", "active_from", "active_to", "slot_minutes", "at_once"]
    inlines = [LicenceInline, HoursInline, ExceptionInline]

    @admin.display(description=_("languages spoken"))
    def spoken(self, provider: ReviewProvider) -> str:
        return ", ".join(provider.languages)


@admin.register(ClosedDay)
class ClosedDayAdmin(PlanMixin, admin.ModelAdmin):
    audited_as = "closed_day"
    list_display = ["day", "reason", "open_after_all"]
    list_filter = ["open_after_all"]
