"""Files that were read in, and the lines of them that were put aside: read, searched, handed out to be mended."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import AuditedMixin, HistoryInline, ReadOnlyMixin, note
from members.models import ImportFile, QuarantinedLine, UnknownNdc
from members.services.imports import quarantine
from members.services.imports.notes import in_words

SHOWN_NDCS = 200


class UnknownNdcInline(HistoryInline):
    """Those of the file that stand on most lines."""

    model = UnknownNdc
    fields = ["ndc", "lines"]

    def get_queryset(self, request: HttpRequest) -> Any:
        most = super().get_queryset(request).order_by("-lines", "ndc")
        file = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        return most.filter(pk__in=most.filter(file=file).values("pk")[:SHOWN_NDCS])


@admin.register(ImportFile)
class ImportFileAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "file"
    actions = None
    list_display = ["started_at", "kind", "stands", "read", "loaded", "quarantined"]
    list_filter = ["kind"]
    date_hierarchy = "started_at"
    inlines = [UnknownNdcInline]
    fields = [
        "kind", "layout", "sha256", "sequence", "by", "started_at", "finished_at", "read", "loaded", "unchanged",
        "quarantined", "put_aside", "noted",
    ]  # fmt: skip
    readonly_fields = ["put_aside", "noted"]

    @admin.display(description=_("standing"))
    def stands(self, file: ImportFile) -> Any:
        return _("finished") if file.finished_at else _("not read to its end")

    @admin.display(description=_("lines put aside"))
    def put_aside(self, file: ImportFile) -> Any:
        if not file.quarantined:
            return _("none")
        listed = reverse("admin:members_quarantinedline_changelist") + f"?file__id__exact={file.pk}"
        export = reverse("admin:members_importfile_export", args=[file.pk])
        return format_html(
            '<a href="{}">{}</a> &middot; <a href="{}">{}</a>', listed, _("see them"), export, _("export as CSV")
        )

    @admin.display(description=_("notes"))
    def noted(self, file: ImportFile) -> Any:
        return format_html_join("", "{}<br>", ((words,) for words in in_words(file.notes))) or _("none")

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export_view)
        return [path("<int:file_id>/export/", export, name="members_importfile_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest, file_id: int) -> HttpResponse | StreamingHttpResponse:
        """The lines put aside as CSV. Whoever takes them along leaves a trace."""
        if not request.user.has_perm("members.view_quarantinedline"):
            raise PermissionDenied
        file = self.get_object(request, str(file_id))
        if file is None:
            raise Http404
        note(request, "file.exported", file, lines=file.quarantined)
        lines = file.quarantine.order_by("line_number").iterator(chunk_size=2_000)
        answer = StreamingHttpResponse(quarantine.export(lines), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="put-aside-{file.pk}.csv"'
        return answer


@admin.register(QuarantinedLine)
class QuarantinedLineAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    """The list says where and why; the line itself, which names people, is on its own page."""

    audited_as = "line_put_aside"
    actions = None
    list_display = ["line_number", "reason", "field", "file"]
    list_filter = ["reason", "field", "file__kind"]
    list_select_related = ["file"]
    show_full_result_count = False
    fields = ["file", "line_number", "reason", "field", "text"]
