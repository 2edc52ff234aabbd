"""Rows of a worklist that stay open until somebody, or a later message, closes them with a word."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record


class ClosableQuerySet(models.QuerySet):
    """Named queries over such rows."""

    def open(self) -> Self:
        return self.filter(closed_at=None)


class Closable(Record):
    """Open, or closed: when, by whom, and how it was settled."""

    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=150, blank=True)
    word = models.CharField(_("how it was settled"), max_length=300, blank=True)

    objects = ClosableQuerySet.as_manager()

    class Meta:
        abstract = True


def closed_whole(name: str) -> models.CheckConstraint:
    """All three are there, or none."""
    closed = Q(closed_at__isnull=False) & ~Q(closed_by="") & ~Q(word="")
    return models.CheckConstraint(condition=Q(closed_at=None, closed_by="", word="") | closed, name=name)
