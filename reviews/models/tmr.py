"""Targeted medication reviews of our own: the year's settings of the rules, runs, and one row a quarter and member."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.models.base import Record

NO_QUARTER = _("A quarter is 1, 2, 3 or 4.")


class TmrHeading(models.TextChoices):
    """The four headings under which a targeted review looks for something to do."""

    COST = "cost", _("cost savings")
    GUIDELINES = "guidelines", _("adherence to treatment guidelines")
    REGIMEN = "regimen", _("adherence to the regimen")
    SAFETY = "safety", _("safety")


class TmrSeverity(models.TextChoices):
    """How soon somebody is to be contacted."""

    HIGH = "high", _("high: the same day")
    MODERATE = "moderate", _("moderate: within 7 days")
    LOW = "low", _("low: by the next cycle")


class TmrTo(models.TextChoices):
    MEMBER = "member", _("the member")
    PRESCRIBER = "prescriber", _("the prescriber")


class TmrRuleSetting(models.Model):
    """How one rule is set for one program year, where that is not as shipped on its card.

    ``limits`` has the thresholds by name; those that are not named are as shipped.
    """

    id = models.AutoField(primary_key=True)
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="tmr_rules")
    rule = models.CharField(_("rule"), max_length=50)
    on = models.BooleanField(_("on"), default=True)
    severity = models.CharField(_("severity"), max_length=10, choices=TmrSeverity.choices)
    to = models.CharField(_("goes to"), max_length=10, choices=TmrTo.choices)
    limits = models.JSONField(_("thresholds"), default=dict, blank=True)
    source = models.CharField(_("source"), max_length=300)
    checked_by = models.CharField(_("checked by"), max_length=150, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        ordering = ["rule"]
        verbose_name = _("rule of the targeted review")
        verbose_name_plural = _("rules of the targeted review")
        constraints = [
            models.UniqueConstraint(fields=["program_year", "rule"], name="one_setting_per_rule_and_year"),
            models.CheckConstraint(
                condition=Q(checked_by="", checked_on=None) | (~Q(checked_by="") & Q(checked_on__isnull=False)),
                name="rule_is_checked_by_somebody_on_a_day",
                violation_error_message=_("Say both who checked it and on which day, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class TmrRun(Record):
    """One run over the members of a year's program, for a quarter; ``figures`` when it has ended.

    ``rules`` are the settings it reviewed with, ``prices`` what a full run found in the claims. A run that was killed
    has no ``finished_at``; the next one of the same quarter, day and rules goes on where it stopped.
    """

    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="tmr_runs")
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    as_of = models.DateField(_("claims up to"))
    incremental = models.BooleanField(_("only members whose data changed"), default=False)
    rules = models.JSONField(_("rules"), editable=False)
    prices = models.JSONField(editable=False, default=dict)
    figures = models.JSONField(_("figures"), default=dict)
    by = models.CharField(_("by"), max_length=150)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("run of the targeted review")
        verbose_name_plural = _("runs of the targeted review")
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)), name="tmr_run_is_of_a_quarter", violation_error_message=NO_QUARTER
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d}"


class MemberTmrQuerySet(models.QuerySet["MemberTmr"]):
    """Named queries over reviews."""

    def of(self, program_year: ProgramYear, quarter: int) -> Self:
        return self.filter(program_year=program_year, quarter=quarter)


class MemberTmr(models.Model):
    """The targeted review of one member in one quarter, by its newest run.

    ``found`` are the rules that found something, ``not_known`` those the data did not answer. ``first_on`` is the day
    of the quarter's first run over the member, ``reviewed_on`` that of its newest.
    """

    id = models.BigAutoField(primary_key=True)
    # Without constraints in the database, as for targeting decisions: a run writes every row of members it just read.
    member = models.ForeignKey(
        Member, on_delete=models.CASCADE, related_name="targeted_reviews", db_index=False, db_constraint=False
    )
    program_year = models.ForeignKey(
        ProgramYear, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    run = models.ForeignKey(TmrRun, on_delete=models.PROTECT, related_name="reviews", db_constraint=False)
    first_on = models.DateField(_("first reviewed on"))
    reviewed_on = models.DateField(_("reviewed on"))
    as_of = models.DateField(_("claims up to"))
    fills = models.PositiveIntegerField(_("fills looked at"))
    unknown_fills = models.PositiveIntegerField(_("of packages that are not known"))
    found = ArrayField(models.CharField(max_length=50), verbose_name=_("found"), default=list)
    not_known = ArrayField(models.CharField(max_length=50), verbose_name=_("not known"), default=list)
    raised = ArrayField(models.CharField(max_length=50), verbose_name=_("alerts raised"), default=list)
    resolved = ArrayField(models.CharField(max_length=50), verbose_name=_("resolved by later claims"), default=list)
    held_back = ArrayField(models.CharField(max_length=50), verbose_name=_("held back"), default=list)

    objects = MemberTmrQuerySet.as_manager()

    class Meta:
        verbose_name = _("targeted review of a member")
        verbose_name_plural = _("targeted reviews of members")
        constraints = [
            models.UniqueConstraint(
                fields=["program_year", "quarter", "member"], name="one_tmr_per_member_and_quarter"
            ),
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)), name="tmr_is_of_a_quarter", violation_error_message=NO_QUARTER
            ),
            models.CheckConstraint(
                condition=Q(unknown_fills__lte=models.F("fills")), name="unknown_fills_are_among_the_fills"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
