"""Purges that were run, or asked for: what was found, who asked, who confirmed, what went and what was kept."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record

SETTLED = Q(finished_at__isnull=False) | Q(withdrawn_at__isnull=False)


class PurgeRunQuerySet(models.QuerySet["PurgeRun"]):
    """Named queries over runs."""

    def open(self) -> Self:
        return self.exclude(SETTLED)

    def confirmed(self) -> Self:
        return self.open().exclude(confirmed_at=None)


class PurgeRun(Record):
    """By hand it takes two people; the nightly one has nobody, and is ``scheduled``."""

    scheduled = models.BooleanField(_("by schedule"), default=False)
    by = models.CharField(_("asked for by"), max_length=150)
    found = models.JSONField(_("what was over then"), default=dict)
    confirmed_by = models.CharField(_("confirmed by"), max_length=150, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    told = models.JSONField(_("what went and what was kept"), default=dict)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = PurgeRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
        default_permissions = ["view"]
        permissions = [("ask_purge", "Can ask for a purge"), ("confirm_purge", "Can confirm a purge of somebody else")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by="", confirmed_at=None)
                | ~Q(confirmed_by="") & Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("by")),
                name="a_purge_is_confirmed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(scheduled=True) | Q(confirmed_at__isnull=False) | Q(finished_at=None, told={}),
                name="no_purge_by_hand_without_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by="", withdrawn_at=None)
                | ~Q(withdrawn_by="") & Q(withdrawn_at__isnull=False, confirmed_at=None, finished_at=None),
                name="a_purge_is_withdrawn_before_it_is_confirmed",
            ),
            models.UniqueConstraint(
                fields=["scheduled"],
                condition=Q(scheduled=False, finished_at=None, withdrawn_at=None),
                name="one_purge_by_hand_at_a_time",
            ),
        ]

    @property
    def waits_for_a_second_person(self) -> bool:
        return not (self.scheduled or self.confirmed_at or self.withdrawn_at or self.finished_at)
