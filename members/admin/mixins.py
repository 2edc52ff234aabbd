"""What the admin of records shares: history is only read, every look leaves a trace, typed text is in no address."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from members.admin import searches
from members.services import audit
from mtmsite.client_address import client_address


def note(request: HttpRequest, verb: str, on: Model | type[Model], **values: Any) -> None:
    """Write down who looked, and from where."""
    audit.record(by=request.user.get_username(), verb=verb, on=on, values=values, origin=client_address(request))


def those_set(record: Model, *names: str) -> str:
    """The names of the yes-or-no columns that are yes, in one line that is read at a glance."""
    fields = [record._meta.get_field(name) for name in names]
    return ", ".join(str(field.verbose_name) for field in fields if getattr(record, field.name)) or "-"


class ReadOnlyMixin:
    """Rows that services make: the admin shows them and changes nothing, whoever asks."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CountsPageMixin(ReadOnlyMixin):
    """One page of sums by month, in place of a list of rows; a look leaves ``self_check_counts.viewed``."""

    audited_as: str
    counts_title: Any
    counts_template: str

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """What the template shows; ``months`` and the one that was ``chosen`` among it."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.changelist_view)  # type: ignore[attr-defined]
        return [path("", page, name=f"{self.opts.app_label}_{self.opts.model_name}_changelist")]  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        note(request, f"{self.audited_as}.viewed", self.model)  # type: ignore[attr-defined]
        frame = {**self.admin_site.each_context(request), "title": self.counts_title, "opts": self.opts}  # type: ignore[attr-defined]
        return TemplateResponse(request, self.counts_template, frame | self.counts(request))


class HistoryInline(ReadOnlyMixin, admin.TabularInline):
    """Rows that belong to a record, as a plain table."""

    extra = 0
    template = "admin/table_inline.html"


class AuditedMixin:
    """A look leaves a trace: ``member.viewed`` of a record, ``member.listed`` or ``member.searched`` of a list."""

    audited_as = ""

    def shown(self, request: HttpRequest, record: Any) -> None:
        note(request, f"{self.audited_as}.viewed", record)

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().change_view(request, *args, **kwargs)  # type: ignore[misc]
        record = (getattr(response, "context_data", None) or {}).get("original")
        if record:
            self.shown(request, record)
        return response

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)  # type: ignore[misc]
        found = (getattr(response, "context_data", None) or {}).get("cl")
        if found and found.query:
            note(request, f"{self.audited_as}.searched", found.model, found=found.result_count)
        elif found:
            note(request, f"{self.audited_as}.listed", found.model, shown=len(found.result_list))
        return response

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log knows nothing of these records; what happened to them is on their page."""
        return redirect("..")


class KeptMixin(AuditedMixin):
    """Records that staff write here themselves: Django's log of them is read too, and nothing is deleted."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        response = admin.ModelAdmin.history_view(self, request, object_id, extra_context)  # type: ignore[arg-type]
        record = (getattr(response, "context_data", None) or {}).get("object")
        if record:
            self.shown(request, record)
        return response

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PrivateChangeList(ChangeList):
    """Links carry the token, the box shows what was typed."""

    private_search = True

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.query = searches.recall(request, self.query)


class PrivateSearchMixin:
    """A search box that is posted; ``search_first`` shows no row before something was searched."""

    actions = None
    search_first = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        raise NotImplementedError

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PrivateChangeList

    def get_search_results(self, request: HttpRequest, rows: QuerySet, token: str) -> tuple[QuerySet, bool]:
        text = searches.recall(request, token)
        if text:
            return self.find(rows, text), False
        return (rows.none() if token or self.search_first else rows), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method == "POST" and SEARCH_VAR in request.POST:
            return self._search(request)
        token = request.GET.get(SEARCH_VAR, "")
        if token and not searches.recall(request, token):
            messages.warning(request, _("That search is no longer kept. Search again."))
        return super().changelist_view(request, extra_context)  # type: ignore[misc]

    def _search(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        query = request.GET.copy()
        for name in (SEARCH_VAR, PAGE_VAR):
            query.pop(name, None)
        token = searches.remember(request, request.POST[SEARCH_VAR])
        if token:
            query[SEARCH_VAR] = token
        return redirect(f"{request.path}?{query.urlencode()}")
