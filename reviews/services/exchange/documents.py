"""Summaries that vendors sent to members themselves, kept as files beside the letters."""

from django.core.files.base import ContentFile

from members.services import audit
from reviews.documents import told_document
from reviews.documents.told_document import BadDocument, Checked, ToldDocument
from reviews.documents.vendor_events import refuse
from reviews.models import SummaryDocument, VendorEvent, document_key


def check(told: ToldDocument | None) -> Checked | None:
    """The document, read and found good. Raises ``Refused``."""
    try:
        return told_document.checked(told) if told else None
    except BadDocument as error:
        raise refuse("/data/document/pdf", str(error)) from error


def keep(*, told: ToldDocument, good: Checked, review_key: str, event: VendorEvent, by: str) -> None:
    """Once for each document of a review, in the transaction of its message. A file without its row does no harm: the
    message comes again, and the file has the same name then."""
    key = document_key(event.program_year_id, review_key, told.sha256)
    if SummaryDocument.objects.filter(pk=key).exists():
        return
    whose = {"member": event.member, "program_year": event.program_year, "request": event.request, "event": event}
    made = SummaryDocument(pk=key, review_key=review_key, sha256=told.sha256, pages=good.pages, **whose)
    made.file.name = SummaryDocument.file.field.storage.save(f"summary-{key}.pdf", ContentFile(good.pdf))
    made.save(force_insert=True)
    audit.record(by=by, verb="summary.document_kept", on=made, values={"sha256": told.sha256, "pages": good.pages})
