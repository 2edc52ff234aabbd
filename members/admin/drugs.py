"""The drug reference, to be read: its editions, and the NDCs; those that none knows come counted."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import DrugReference, NdcProduct
from members.services.unknown_ndcs import known_names

UNKNOWN = "unknown"


class KnownFilter(admin.SimpleListFilter):
    """``?known=unknown``: NDCs of claims that no edition knows, most filled first."""

    title = _("edition")
    parameter_name = "known"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Known")), (UNKNOWN, _("Unknown, but in claims"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.exclude(reference=None) if self.value() == "yes" else queryset


@admin.register(DrugReference)
class DrugReferenceAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "drug_reference"
    actions = None
    list_display = ["edition", "source", "loaded_at"]
    fields = ["edition", "source", "sha256", "loaded_at"]


@admin.register(NdcProduct)
class NdcProductAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, admin.ModelAdmin):
    """Counting fills reads all claims once, so it is done only for the list of unknown NDCs."""

    audited_as = "ndc"
    list_filter = [KnownFilter]
    list_per_page = 50
    sortable_by: list[str] = []
    search_fields = ["ndc"]
    search_help_text = _("An NDC with or without hyphens, its first digits, or how a name begins.")
    list_select_related = ["drug", "reference"]
    fields = [
        "ndc", "drug", "reference", "name", "generic_name", "dosage_form", "route", "strengths", "classes",
        "is_brand", "is_maintenance",
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.found_by(text)

    def unknown_only(self, request: HttpRequest) -> bool:
        return request.GET.get(KnownFilter.parameter_name) == UNKNOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = self.model._default_manager.get_queryset()  # the page's order may name a count
        return rows.not_in_reference() if self.unknown_only(request) else rows

    def get_ordering(self, request: HttpRequest) -> list[str]:
        return ["-fills", "ndc"] if self.unknown_only(request) else ["ndc"]

    def get_list_display(self, request: HttpRequest) -> list[str]:
        if self.unknown_only(request):
            return ["ndc", "fills", "cost", "last_fill", "known_as"]
        return ["ndc", "name", "drug", "is_brand", "is_maintenance", "reference"]

    @admin.display(description=_("fills"))
    def fills(self, product: Any) -> int:
        return int(product.fills)

    @admin.display(description=_("gross cost"))
    def cost(self, product: Any) -> Any:
        return product.cost

    @admin.display(description=_("last fill"))
    def last_fill(self, product: Any) -> Any:
        return product.last_fill

    @admin.display(description=_("another package of"))
    def known_as(self, product: Any) -> str:
        return str(product.known_as)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The names of the page in one look-up."""
        page = super().get_changelist_instance(request)
        if self.unknown_only(request):
            names = known_names({product.ndc[:9] for product in page.result_list})
            for product in page.result_list:
                product.known_as = names.get(product.ndc[:9], "")
        return page
