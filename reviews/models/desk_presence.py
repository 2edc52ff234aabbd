"""Who has a member's desk page open right now: a warning to the next one, never a lock."""

import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Member

SEEN_FOR = datetime.timedelta(minutes=2)  # the page says that it is open three times as often


class DeskPresenceQuerySet(models.QuerySet["DeskPresence"]):
    def others(self, *, than: str, since: datetime.datetime) -> Self:
        """Seen after that moment, and somebody else."""
        return self.filter(seen_at__gt=since).exclude(who=than).order_by("who")


class DeskPresence(models.Model):
    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="desk_presences")
    who = models.CharField(_("who"), max_length=150)
    seen_at = models.DateTimeField(_("last seen"), db_index=True)

    objects = DeskPresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open desk page")
        verbose_name_plural = _("open desk pages")
        constraints = [models.UniqueConstraint(fields=["member", "who"], name="one_presence_per_desk")]

    def __str__(self) -> str:
        return self.who
