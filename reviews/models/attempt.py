"""How often something was tried within an hour, counted for all processes together and without naming anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttemptCount(models.Model):
    """Tries of one kind for one value in one hour. ``digest`` is keyed: who reads the table learns no value from it."""

    id = models.BigAutoField(primary_key=True)
    digest = models.CharField(_("digest"), max_length=64)
    hour = models.DateTimeField(_("hour"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("count of tries")
        verbose_name_plural = _("counts of tries")
        indexes = [models.Index(fields=["hour"], name="attempt_hour")]
        constraints = [models.UniqueConstraint(fields=["digest", "hour"], name="tries_are_counted_once")]

    def __str__(self) -> str:
        return str(self.count)
