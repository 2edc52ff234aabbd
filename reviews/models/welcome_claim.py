"""Which rep has taken on whom of the welcome calls, and until when; a row says nothing once its time is over."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment, Member


class WelcomeClaimQuerySet(models.QuerySet["WelcomeClaim"]):
    """Named queries over claims."""

    def live(self, now: datetime.datetime) -> Self:
        return self.filter(until__gt=now)

    def of_outer(self, path: str) -> Self:
        """For ``Exists``: the claim on the member at ``path`` of the outer row."""
        return self.filter(member=OuterRef(path))


class WelcomeClaim(models.Model):
    """A rep has one at a time, and a member is one rep's: the database refuses a second of either."""

    id = models.BigAutoField(primary_key=True)
    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="welcome_claim")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    claimed_by = models.CharField(_("rep"), max_length=150, unique=True)
    claimed_at = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"))

    objects = WelcomeClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("welcome call taken on")
        verbose_name_plural = _("welcome calls taken on")
        constraints = [
            models.CheckConstraint(condition=~Q(claimed_by=""), name="a_claim_has_its_rep"),
            models.CheckConstraint(condition=Q(until__gt=F("claimed_at")), name="a_claim_ends_after_its_start"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
