"""Written summaries as vendors sent them to members."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reviews.models.letter import letter_storage
from reviews.models.vendor_work import Work


class SummaryDocument(Work):
    """The PDF that a vendor says it sent after the review under ``review_key``; each document is kept once."""

    review_key = models.CharField(_("key of the review"), max_length=100)
    file = models.FileField(_("document"), storage=letter_storage, max_length=100)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    pages = models.PositiveSmallIntegerField(_("pages"))

    class Meta(Work.Meta):
        ordering = ["-created_at"]
        verbose_name = _("document of a vendor")
        verbose_name_plural = _("documents of vendors")
        constraints = [
            models.UniqueConstraint(fields=["program_year", "review_key", "sha256"], name="one_row_per_document"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", pages__range=(1, 60)) & ~Q(file=""),
                name="a_document_is_kept_whole",
            ),
        ]


def document_key(program_year_id: object, review_key: str, sha256: str) -> uuid.UUID:
    """The same document of the same review has the same key, and so the same file, whenever it comes again."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{program_year_id} {review_key} {sha256}")
