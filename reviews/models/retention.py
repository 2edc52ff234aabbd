"""What keeps records from being purged, and files whose record is gone."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from reviews.models.closable import Closable, ClosableQuerySet, closed_whole


class LegalHoldQuerySet(ClosableQuerySet):
    """Named queries over holds."""

    def of(self, member: Member) -> Self:
        return self.filter(member=member)


class LegalHold(Closable):
    """Nothing of this member is purged while it is open: a court, an audit or a complaint needs it."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="legal_holds", verbose_name=_("member"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.CharField(_("by"), max_length=150)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        permissions = [("move_legalhold", "Can place and lift legal hold")]
        constraints = [
            closed_whole("a_legal_hold_is_lifted_with_a_word"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(by=""), name="a_legal_hold_has_its_reason"),
            models.UniqueConstraint(
                fields=["member"], condition=Q(closed_at=None), name="one_legal_hold_of_a_member_at_a_time"
            ),
        ]


class FileToRemove(models.Model):
    """A stored letter whose row was purged: noted in the same transaction, so that a crash leaves no file behind."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        default_permissions = []
        verbose_name = _("file to remove")
        verbose_name_plural = _("files to remove")

    def __str__(self) -> str:
        return str(self.pk)
