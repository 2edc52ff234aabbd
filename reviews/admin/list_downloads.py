"""Which blank lists are fetched, month by month and edition by edition."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import ReadOnlyMixin
from reviews.documents.editions import form_set
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES
from reviews.models import ListDownload, ListKind
from reviews.services import list_downloads


@admin.register(ListDownload)
class ListDownloadAdmin(ReadOnlyMixin, admin.ModelAdmin):
    """One page instead of a list of rows a day."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.changelist_view)
        return [path("", page, name="reviews_listdownload_changelist")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        months = list_downloads.months()
        chosen = next((month for month in months if f"{month:%Y-%m}" == request.GET.get("month")), None)
        chosen = chosen or next(iter(months), None)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Which blank lists are fetched"),
            "opts": self.opts,
            "months": [(f"{month:%Y-%m}", month) for month in months],
            "chosen": chosen,
            "lines": [_in_words(row) for row in list_downloads.of_month(chosen)] if chosen else [],
        }
        return TemplateResponse(request, "admin/reviews/list_downloads.html", context)


def _in_words(row: dict[str, Any]) -> dict[str, Any]:
    form = form_set(row["form_set"])
    years = f"{form.first_year}-{form.last_year}" if form.last_year else _("since %(year)s") % {"year": form.first_year}
    return {
        "form": f"{form.words['en'].title}, {years}",
        "language": LANGUAGE_NAMES[row["language"]],
        "size": SIZE_NAMES[row["size"]],
        "kind": ListKind(row["kind"]).label,
        "fillable": _("to type in") if row["fillable"] else _("by hand"),
        "total": row["total"],
    }
