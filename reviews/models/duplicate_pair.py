"""Two records of the plan that may be one person: found at night, and settled by a rep."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions


class PairState(models.TextChoices):
    OPEN = "open", _("to look at")
    MERGED = "merged", _("one person: merged")
    TWO_PEOPLE = "two_people", _("two people")
    GONE = "gone", _("no longer alike")


class DuplicatePairQuerySet(HasStatusQuerySet):
    """Named queries over pairs."""

    def open(self) -> Self:
        """Those to look at, the likeliest first."""
        return self.in_state(PairState.OPEN).order_by("-points", "created_at", "pk")

    def of(self, member: Member) -> Self:
        return self.filter(Q(first=member) | Q(second=member)).select_related("first", "second")


class DuplicatePair(Record, HasStatus):
    """A pair, once and in one order. ``facts`` is a digest of what was compared: with the same facts a pair that was
    found to be two people does not come back."""

    TRANSITIONS: ClassVar[Transitions] = {
        PairState.OPEN: frozenset({PairState.MERGED, PairState.TWO_PEOPLE, PairState.GONE}),
        PairState.MERGED: frozenset({PairState.OPEN}),  # the merge was undone
        PairState.TWO_PEOPLE: frozenset({PairState.OPEN}),
        PairState.GONE: frozenset({PairState.OPEN}),
    }
    FIRST_STATE = PairState.OPEN

    first = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("first record"))
    second = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("second record"))
    reasons = ArrayField(models.CharField(max_length=20), verbose_name=_("what agrees"))
    points = models.PositiveSmallIntegerField(_("points"))
    facts = models.CharField(max_length=64, editable=False)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        ordering = ["-points", "created_at"]
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        permissions = [("settle_duplicatepair", "Can merge two records of one person, and undo it")]
        indexes = [models.Index(fields=["-points", "created_at"], name="pair_open", condition=Q(current_state="open"))]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_has_one_order"),
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_stands_once"),
            models.CheckConstraint(condition=Q(reasons__len__gte=1), name="a_pair_has_its_reasons"),
        ]


class DuplicatePairStatus(StatusRow):
    pair = models.ForeignKey(DuplicatePair, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=12, choices=PairState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("status of a possible duplicate")
        verbose_name_plural = _("statuses of possible duplicates")

    def __str__(self) -> str:
        return self.get_state_display()
