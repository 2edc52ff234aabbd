"""Notices to staff, such as “letters are two days late”, shown on the start page in their time and not otherwise."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record


class StaffNoticeQuerySet(models.QuerySet["StaffNotice"]):
    """Named queries over notices."""

    def shown_at(self, moment: datetime.datetime) -> Self:
        """From the first moment on, and no more at the last."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=moment), starts_at__lte=moment)


class StaffNotice(Record):
    words = models.CharField(
        _("words"), max_length=300, help_text=_("Plain words about the work; nothing about a member.")
    )
    starts_at = models.DateTimeField(_("shown from"))
    ends_at = models.DateTimeField(_("shown until"), null=True, blank=True)

    objects = StaffNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("notice to staff")
        verbose_name_plural = _("notices to staff")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_notice_has_its_words"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="a_notice_ends_after_its_start",
                violation_error_message=_("It has to end after its start."),
            ),
        ]

    def __str__(self) -> str:
        return self.words
