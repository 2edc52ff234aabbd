"""Who did or saw what, when, from where and why. Append-only; features never read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """One act. No foreign keys to live rows: the trail outlives what it tells of."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    actor = models.CharField(_("who"), max_length=150)
    verb = models.CharField(_("did what"), max_length=60)
    object_type = models.CharField(_("kind of record"), max_length=60)
    object_id = models.CharField(_("record"), max_length=64, db_index=True)
    values = models.JSONField(_("values"), default=dict, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    origin = models.CharField(_("from where"), max_length=60, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        constraints = [
            models.CheckConstraint(condition=~models.Q(actor=""), name="audit_names_an_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"
