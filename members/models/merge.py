"""Two records of the plan that are one person: which one is kept, what went over, and whether it was taken back."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.member import Member


class MemberMergeQuerySet(models.QuerySet["MemberMerge"]):
    """Named queries over merges."""

    def open(self) -> Self:
        return self.filter(undone_at=None)

    def about(self, member: Member) -> Self:
        """Open ones in which the member is kept or merged."""
        return self.open().filter(Q(kept=member) | Q(merged=member)).select_related("kept", "merged")

    def between(self, one: Member, other: Member) -> Self:
        """Those of the two, the newest first."""
        pair = Q(kept=one, merged=other) | Q(kept=other, merged=one)
        return self.filter(pair).select_related("kept", "merged").order_by("-created_at")


class MemberMerge(Record):
    """``merged`` counts as ``kept`` until it is undone. Both records stay, so the plan's next file changes nothing.

    ``moved`` has the keys of the rows that went over, by the name of their model. While it is open the database
    writes ``merged_into`` of the merged record and refuses chains; it can be undone, and not be changed (see the
    migration).
    """

    kept = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="merges_kept", verbose_name=_("kept"))
    merged = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="merges_away", verbose_name=_("merged"))
    by = models.CharField(_("by"), max_length=150)
    reason = models.CharField(_("reason"), max_length=300)
    moved = models.JSONField(_("what went over"), default=dict, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.CharField(_("undone by"), max_length=150, blank=True)
    undo_reason = models.CharField(_("why it was undone"), max_length=300, blank=True)

    objects = MemberMergeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("merge of two records")
        verbose_name_plural = _("merges of two records")
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="nobody_is_merged_with_oneself"),
            models.CheckConstraint(condition=~Q(by="") & ~Q(reason=""), name="a_merge_has_its_reason"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by="", undo_reason="")
                | Q(undone_at__isnull=False) & ~Q(undone_by="") & ~Q(undo_reason=""),
                name="a_merge_is_undone_whole",
            ),
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="a_record_is_merged_once_at_a_time"
            ),
        ]
