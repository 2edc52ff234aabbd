"""Files that go to vendors and come back, numbered without a gap in each direction."""

from typing import Self

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from reviews.models.vendor import Vendor


class Direction(models.TextChoices):
    OUT = "out", _("to the vendor")
    IN = "in", _("from the vendor")


class FileState(models.TextChoices):
    WRITTEN = "written", _("written, not handed over yet")
    HANDED_OVER = "handed_over", _("handed over")
    READ = "read", _("read")
    REFUSED = "refused", _("refused")


class VendorFileQuerySet(models.QuerySet["VendorFile"]):
    """Named queries over files."""

    def of(self, vendor: Vendor, direction: str) -> Self:
        """What counts for the sequence: a refused file does not."""
        return self.filter(vendor=vendor, direction=direction).exclude(state=FileState.REFUSED)

    def next_sequence(self, vendor: Vendor, direction: str) -> int:
        last = self.of(vendor, direction).aggregate(last=Max("sequence"))["last"]
        return (last or 0) + 1


class VendorFile(Record):
    """One file. What goes out is kept as it is, so that a run that was killed hands over the same bytes."""

    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="files")
    direction = models.CharField(_("direction"), max_length=5, choices=Direction.choices)
    sequence = models.PositiveIntegerField(_("sequence number"))
    layout = models.CharField(_("layout"), max_length=10)
    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    lines = models.PositiveIntegerField(_("lines"), default=0)
    hash_total = models.BigIntegerField(_("hash total"), default=0)
    state = models.CharField(_("state"), max_length=15, choices=FileState.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    content = models.TextField(_("content"), blank=True)
    listed = models.JSONField(_("requests that it lists"), null=True, blank=True)
    handed_over_at = models.DateTimeField(_("handed over at"), null=True, blank=True)

    objects = VendorFileQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("vendor file")
        verbose_name_plural = _("vendor files")
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "direction", "sequence"], condition=~Q(state="refused"), name="one_file_per_sequence"
            ),
            models.UniqueConstraint(fields=["vendor", "direction", "sha256"], name="a_file_counts_once"),
            models.CheckConstraint(
                condition=Q(direction="out", state__in=["written", "handed_over"])
                | Q(direction="in", state__in=["read", "refused"]),
                name="file_state_fits_its_direction",
            ),
            models.CheckConstraint(
                condition=Q(state="handed_over", handed_over_at__isnull=False)
                | ~Q(state="handed_over") & Q(handed_over_at=None),
                name="file_handed_over_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(reason="") | ~Q(state="refused") & Q(reason=""),
                name="refused_file_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class VendorFileProblem(models.Model):
    """A line of a vendor's file that could not be taken; the others were."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(VendorFile, on_delete=models.CASCADE, related_name="problems")
    line_number = models.PositiveIntegerField(_("line"))
    reason = models.CharField(_("reason"), max_length=300)
    text = models.TextField(_("the line"), blank=True)

    class Meta:
        ordering = ["line_number"]
        verbose_name = _("line put aside")
        verbose_name_plural = _("lines put aside")

    def __str__(self) -> str:
        return str(self.line_number)
