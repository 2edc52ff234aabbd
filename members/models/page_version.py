"""What the public pages said, and since when."""

import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageVersionQuerySet(models.QuerySet["PageVersion"]):
    def newest(self) -> Self:
        """The last one kept of every page."""
        return self.order_by("address", "-id").distinct("address")

    def between(self, address: str, start: datetime.datetime, end: datetime.datetime) -> list["PageVersion"]:
        """What a page said at ``start`` and at any moment before ``end``, in that order."""
        of_page = self.filter(address=address).order_by("id")
        earlier = of_page.filter(kept_at__lte=start).last()
        later = of_page.filter(kept_at__gt=start, kept_at__lt=end)
        return [*([earlier] if earlier else []), *later]


class PageVersion(models.Model):
    """The main part of a public page, kept when it was not what it was before. Append-only (a trigger).

    ``address`` tells page and language; ``sha256`` is that of ``html`` in UTF-8.
    """

    id = models.BigAutoField(primary_key=True)
    address = models.CharField(_("page"), max_length=200)
    kept_at = models.DateTimeField(_("said this from"), auto_now_add=True)
    html = models.TextField(_("what it said"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    objects = PageVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("page as it was")
        verbose_name_plural = _("pages as they were")
        indexes = [models.Index(fields=["address", "-id"], name="newest_of_a_page")]
        constraints = [
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="page_sha256_is_one"),
        ]

    def __str__(self) -> str:
        return self.address
