"""What a prescriber was sent about an alert, as a PDF."""

import uuid

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from members.admin.mixins import note
from reviews.documents import letter_paper
from reviews.services.tmr import outreach


@admin.site.admin_view
@permission_required("reviews.view_tmralert", raise_exception=True)
@require_safe
def document(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The frozen words; every look is written down."""
    told = outreach.with_document(key=key)
    if told is None or told.document is None:
        raise Http404
    note(request, "tmr_outreach.viewed", told)
    pdf = letter_paper.to_pdf(told.document)
    return FileResponse(iter([pdf]), content_type="application/pdf", filename=f"{told.pk}.pdf")
