"""Files that were read in, how far, and which of their lines were put aside and why."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    MEMBERS = "members", _("members")
    CLAIMS = "claims", _("prescription claims")
    DIAGNOSES = "diagnoses", _("diagnoses")
    DRUGS = "drugs", _("drug reference")


class ImportFile(models.Model):
    """One file by its content, not its name. ``lines_done`` is where a run that was killed goes on."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=FileKind.choices)
    layout = models.CharField(_("layout"), max_length=40)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    sequence = models.PositiveIntegerField(_("sequence number"), null=True, blank=True)
    read = models.PositiveBigIntegerField(_("lines read"), default=0)
    loaded = models.PositiveBigIntegerField(_("loaded"), default=0)
    unchanged = models.PositiveBigIntegerField(_("unchanged"), default=0)
    quarantined = models.PositiveBigIntegerField(_("put aside"), default=0)
    notes = models.JSONField(_("notes"), default=dict, blank=True)
    lines_done = models.PositiveBigIntegerField(default=0, editable=False)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    by = models.CharField(_("by"), max_length=150)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(fields=["kind", "sha256"], name="file_is_read_once"),
            models.UniqueConstraint(
                fields=["kind", "sequence"], name="file_sequence_is_used_once", condition=Q(sequence__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(read=F("loaded") + F("unchanged") + F("quarantined")),
                name="file_totals_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class QuarantinedLine(models.Model):
    """A line that was not loaded: its number, the reason, and the line itself for whoever mends it."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="quarantine")
    line_number = models.PositiveBigIntegerField(_("line"))
    reason = models.CharField(_("reason"), max_length=60)
    field = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("line as it came"))

    class Meta:
        ordering = ["file", "line_number"]
        verbose_name = _("line put aside")
        verbose_name_plural = _("lines put aside")
        constraints = [
            models.UniqueConstraint(fields=["file", "line_number"], name="line_put_aside_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}:{self.line_number}"


class UnknownNdc(models.Model):
    """An NDC of a file that the drug reference did not know when the file was read, and on how many lines it stood."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="unknown_ndcs", db_index=False)
    ndc = models.CharField(_("NDC"), max_length=11)
    lines = models.PositiveBigIntegerField(_("lines"))

    class Meta:
        ordering = ["file", "-lines", "ndc"]
        verbose_name = _("unknown NDC")
        verbose_name_plural = _("unknown NDCs")
        constraints = [models.UniqueConstraint(fields=["file", "ndc"], name="unknown_ndc_is_listed_once_per_file")]

    def __str__(self) -> str:
        return self.ndc
