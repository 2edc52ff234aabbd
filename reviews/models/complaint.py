"""Complaints that were heard at the desk, handed on to who answers them, with a clock."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from members.models.base import Record, with_day
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.call import Call


class ComplaintState(models.TextChoices):
    OPEN = "open", _("to be handed on")
    HANDED_ON = "handed_on", _("handed on")
    ANSWERED = "answered", _("answered")


class Complaint(Record, HasStatus):
    """In the caller's words. ``due_on`` is the last day for the plan's answer."""

    TRANSITIONS: ClassVar[Transitions] = {
        ComplaintState.OPEN: frozenset({ComplaintState.HANDED_ON, ComplaintState.ANSWERED}),
        ComplaintState.HANDED_ON: frozenset({ComplaintState.ANSWERED}),
    }
    FIRST_STATE = ComplaintState.OPEN

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="complaints", verbose_name=_("member"))
    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="complaint", verbose_name=_("call"))
    words = models.CharField(_("what it is about"), max_length=500)
    received_on = models.DateField(_("heard on"))
    due_on = models.DateField(_("to be answered by"))

    objects = HasStatusQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        permissions = [("move_complaint", "Can hand on complaint and note its answer")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_complaint_has_its_words"),
            models.CheckConstraint(condition=Q(due_on__gte=F("received_on")), name="a_complaint_is_due_later"),
        ]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.received_on)


class ComplaintStatus(StatusRow):
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=10, choices=ComplaintState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("complaint status")
        verbose_name_plural = _("complaint statuses")

    def __str__(self) -> str:
        return self.get_state_display()
