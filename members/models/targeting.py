"""Who was found to belong in the program, when, and on what facts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.member import Member
from members.models.program_year import ProgramYear


class TargetingReason(models.TextChoices):
    """CMS codes of "reason why the beneficiary met the targeting criteria" (ResDAC)."""

    GROUP_ONE = "01", _("conditions, drugs and cost")
    AT_RISK = "02", _("at-risk limitation of a drug management program")
    BOTH = "03", _("both")
    NONE = "04", _("none: not targeted")


class Verdict(models.TextChoices):
    MET = "met", _("targeted")
    NOT_MET = "not_met", _("not targeted")
    SKIPPED = "skipped", _("skipped")


class SkipReason(models.TextChoices):
    DIED = "died", _("died before that day")
    NOT_COVERED = "not-covered", _("not covered on that day")


class TargetingRun(Record):
    """One run of the targeting over all members, with its figures.

    ``counted`` are those of all decisions of the year after it; a run that looks at few members goes on from there.
    """

    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="targeting_runs")
    as_of = models.DateField(_("as of"))
    cost_method = models.CharField(_("cost method"), max_length=10)
    lookback_months = models.PositiveSmallIntegerField(_("diagnoses of the last … months"))
    incremental = models.BooleanField(_("only members whose data changed"), default=False)
    counted = models.JSONField(default=dict, editable=False)
    figures = models.JSONField(_("figures"), default=dict)
    by = models.CharField(_("by"), max_length=150)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("targeting run")
        verbose_name_plural = _("targeting runs")

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d}"


class TargetingDecision(models.Model):
    """The newest decision on one member for one year, with the facts it rested on.

    ``run`` is the run that found it: a later run that comes to the same leaves the row as it is.
    The facts of a skipped member are those of the claims, and were not compared with anything.
    """

    id = models.BigAutoField(primary_key=True)
    # Without constraints: a run writes hundreds of thousands of rows, of members that it has just read and all of the
    # same run and year. Checking every row against them once more would double the time of writing.
    run = models.ForeignKey(
        TargetingRun, on_delete=models.PROTECT, related_name="decisions", db_index=False, db_constraint=False
    )
    program_year = models.ForeignKey(
        ProgramYear, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    member = models.ForeignKey(
        Member, on_delete=models.CASCADE, related_name="decisions", db_index=False, db_constraint=False
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Verdict.choices)
    skip_reason = models.CharField(_("why skipped"), max_length=12, choices=SkipReason.choices, blank=True)
    reason_code = models.CharField(_("CMS reason"), max_length=2, choices=TargetingReason.choices)
    conditions = ArrayField(models.CharField(max_length=50), verbose_name=_("conditions"), default=list, blank=True)
    drug_count = models.PositiveSmallIntegerField(_("drugs"))
    annual_cents = models.BigIntegerField(_("yearly cost in cents"))
    at_risk = models.BooleanField(_("at-risk limitation"))
    met_conditions = models.BooleanField(_("enough conditions"))
    met_drugs = models.BooleanField(_("enough drugs"))
    met_cost = models.BooleanField(_("enough cost"))

    class Meta:
        verbose_name = _("targeting decision")
        verbose_name_plural = _("targeting decisions")
        indexes = [
            models.Index(fields=["program_year", "member"], condition=Q(outcome=Verdict.MET), name="targeted_of_year"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "program_year"], name="one_decision_per_member_and_year"),
            models.CheckConstraint(
                condition=(Q(outcome=Verdict.SKIPPED) & ~Q(skip_reason=""))
                | (~Q(outcome=Verdict.SKIPPED) & Q(skip_reason="")),
                name="who_is_skipped_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
