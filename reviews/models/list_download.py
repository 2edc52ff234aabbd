"""How often which blank list was fetched. Numbers alone: no person, no address, no moment within the day."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reviews.models.list_request import ListSize


class ListKind(models.TextChoices):
    PDF = "pdf", _("PDF")
    PAGE = "page", _("web page")


class ListDownloadQuerySet(models.QuerySet["ListDownload"]):
    def of_month(self, month: datetime.date) -> Self:
        """The sums of the month of that day."""
        return self.filter(day__year=month.year, day__month=month.month)


class ListDownload(models.Model):
    """One sum: that edition was fetched so often on that day."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(_("day"))
    form_set = models.CharField(_("form"), max_length=20)
    language = models.CharField(_("language"), max_length=2)
    size = models.CharField(_("size"), max_length=10, choices=ListSize.choices)
    fillable = models.BooleanField(_("to type in"))
    kind = models.CharField(_("kind"), max_length=4, choices=ListKind.choices)
    count = models.PositiveBigIntegerField(_("how often"))

    objects = ListDownloadQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-form_set", "language", "size", "-fillable", "kind"]
        verbose_name = _("count of fetched lists")
        verbose_name_plural = _("counts of fetched lists")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "form_set", "language", "size", "fillable", "kind"], name="one_sum_of_each_edition"
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="fetched_at_least_once"),
            models.CheckConstraint(
                condition=Q(language__in=["en", "es"], size__in=ListSize.values, kind__in=ListKind.values)
                & ~Q(form_set=""),
                name="fetched_is_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.form_set} {self.language} {self.size} {self.kind}"
