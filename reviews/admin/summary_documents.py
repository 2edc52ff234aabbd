"""The written summaries that vendors sent, as they came; every look at one is written down."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import note
from reviews.admin.exchange import WorkAdmin
from reviews.models import SummaryDocument

PDF = "reviews_summarydocument_pdf"


@admin.register(SummaryDocument)
class SummaryDocumentAdmin(WorkAdmin):
    audited_as = "summary_document"
    list_display = ["created_at", "pages", "program_year", "for_request"]
    list_filter = ["program_year"]
    fields = [
        "pdf",
        "pages",
        "sha256",
        "created_at",
        "review_key",
        "program_year",
        "for_request",
        "to_member",
        "heard_by",
    ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.pdf_view)
        return [path("<uuid:document_id>/pdf/", view, name=PDF), *super().get_urls()]

    def pdf_view(self, request: HttpRequest, document_id: Any) -> HttpResponse:
        """The stored bytes, to be saved and not shown: they are somebody else's."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        document = SummaryDocument.objects.filter(pk=document_id).first()
        if document is None:
            raise Http404
        try:
            stored = document.file.open("rb")
        except OSError:
            messages.error(request, gettext("The file cannot be read from the storage. Tell the operators."))
            return redirect("admin:reviews_summarydocument_change", document.pk)
        note(request, "summary_document.read", document, sha256=document.sha256)
        return FileResponse(stored, content_type="application/pdf", filename=f"{document.pk}.pdf", as_attachment=True)

    @admin.display(description=_("document"))
    def pdf(self, document: SummaryDocument) -> Any:
        return format_html('<a href="{}">{}</a>', reverse(f"admin:{PDF}", args=[document.pk]), gettext("Save the PDF"))
