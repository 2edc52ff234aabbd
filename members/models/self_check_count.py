"""How often what happened in the self-check. Numbers alone: no person, no answer, no moment within the day."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

OUTCOMES = ("may-qualify", "not-by-these-answers", "cannot-tell")
QUESTIONS = ("conditions", "drug_count", "annual_cost", "at_risk", "worth_asking")


class Happened(models.TextChoices):
    OPENED = "opened", _("empty form opened")
    CLEARED = "cleared", _("answers cleared")
    REFUSED = "refused", _("sent, with something to mend")
    ANSWERED = "answered", _("sent, with a result")
    ERROR = "error", _("something to mend")
    NOT_SURE = "not_sure", _("“I’m not sure”")
    BLANK = "blank", _("left open")


WHOLE_PAGE = (Happened.OPENED, Happened.CLEARED, Happened.REFUSED)
OF_A_QUESTION = (Happened.ERROR, Happened.NOT_SURE, Happened.BLANK)


class SelfCheckCountQuerySet(models.QuerySet["SelfCheckCount"]):
    def of_month(self, year: int, *, month: datetime.date) -> Self:
        """The counts of the page of a program year in the month of that day."""
        return self.filter(year=year, day__year=month.year, day__month=month.month)


class SelfCheckCount(models.Model):
    """One sum: this happened so often on that day, in that language, on the page of that program year.

    ``which`` is the outcome of an answered check, or the question that an error, a "not sure" or a blank belongs to.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(_("day"))
    year = models.PositiveSmallIntegerField(_("program year"))
    language = models.CharField(_("language"), max_length=2)
    what = models.CharField(_("what"), max_length=10, choices=Happened.choices)
    which = models.CharField(_("which"), max_length=24, blank=True)
    count = models.PositiveBigIntegerField(_("how often"))

    objects = SelfCheckCountQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "year", "language", "what", "which"]
        verbose_name = _("self-check count")
        verbose_name_plural = _("self-check counts")
        constraints = [
            models.UniqueConstraint(fields=["day", "year", "language", "what", "which"], name="one_sum_of_each_kind"),
            models.CheckConstraint(condition=Q(count__gt=0), name="counted_at_least_once"),
            models.CheckConstraint(condition=Q(language__regex="^[a-z]{2}$"), name="counted_in_a_language"),
            models.CheckConstraint(
                condition=Q(what__in=WHOLE_PAGE, which="")
                | Q(what=Happened.ANSWERED, which__in=OUTCOMES)
                | Q(what__in=OF_A_QUESTION, which__in=QUESTIONS),
                name="count_names_what_it_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.year} {self.language} {self.what} {self.which}"
