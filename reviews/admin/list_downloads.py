"""Which blank lists are fetched, month by month and edition by edition."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import CountsPageMixin
from reviews.documents.editions import form_set
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES
from reviews.models import ListDownload, ListKind
from reviews.services import list_downloads


@admin.register(ListDownload)
class ListDownloadAdmin(CountsPageMixin, admin.ModelAdmin):
    audited_as = "list_downloads"
    counts_title = _("Which blank lists are fetched")
    counts_template = "admin/reviews/list_downloads.html"

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        months = {f"{month:%Y-%m}": month for month in list_downloads.months()}
        chosen = months.get(request.GET.get("month", "")) or next(iter(months.values()), None)
        lines = [_in_words(row) for row in list_downloads.of_month(chosen)] if chosen else []
        return {"months": list(months.items()), "chosen": chosen, "lines": lines}


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
