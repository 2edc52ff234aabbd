"""A program year is data: one record that page, self-check, targeting, letters and tests read."""

import datetime
from typing import Literal, Self, cast

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from members.conditions import CONDITIONS, condition_choices
from members.eligibility import Criteria
from members.line_holidays import HOLIDAYS, holiday_choices
from members.models.base import Record


class CostOperator(models.TextChoices):
    MORE_THAN = "gt", _("more than the amount")
    AT_LEAST = "ge", _("the amount or more")


class CostProjection(models.TextChoices):
    ACTUAL = "actual", _("the last twelve months as they were")
    ANNUALISED = "annualised", _("this year so far, brought up to a year")
    QUARTER = "quarter", _("the last quarter times four")


class FormSet(models.TextChoices):
    BEFORE_2022 = "pre2022", _("before 2022: Personal Medication List, Medication Action Plan")
    SINCE_2022 = "2022", _("since 2022: Medication List, Recommended To-Do List")


class ProgramYearQuerySet(models.QuerySet["ProgramYear"]):
    """Named queries; the public only ever sees ``published``."""

    def published(self) -> Self:
        return self.filter(published_at__lte=timezone.now()).order_by("-year")

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def open_on(self, day: datetime.date) -> "ProgramYear | None":
        """The published year that takes requests on ``day``, or ``None``."""
        return self.published().filter(year=day.year).first()

    def shown_on(self, day: datetime.date) -> "ProgramYear | None":
        """The year ``/`` shows: that of ``day``, or the newest published one."""
        return self.open_on(day) or self.published().first()


class ProgramYear(Record):
    """All facts of the program for one calendar year, with their sources.

    A published year is read-only (trigger ``program_year_is_frozen``), and a change takes an approval back (trigger
    ``approval_falls``).
    """

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    published_by = models.CharField(_("published by"), max_length=150, blank=True, editable=False)
    changed_by = models.CharField(_("changed last by"), max_length=150, blank=True, editable=False)
    approved_by = models.CharField(_("approved by"), max_length=150, blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    last_updated = models.DateField(_("last updated"))
    material_ids = ArrayField(models.CharField(max_length=60), verbose_name=_("material IDs"), default=list, blank=True)
    form_set = models.CharField(_("form set"), max_length=10, choices=FormSet.choices)
    review_minutes = models.PositiveSmallIntegerField(
        _("minutes a review takes, about"), null=True, blank=True, help_text=_("Leave empty while it is not known.")
    )

    min_conditions = models.PositiveSmallIntegerField(_("conditions needed"))
    min_drugs = models.PositiveSmallIntegerField(_("drugs needed"))
    cost_threshold = models.DecimalField(_("yearly drug cost"), max_digits=10, decimal_places=2)
    cost_operator = models.CharField(_("how the cost compares"), max_length=2, choices=CostOperator.choices)
    cost_projection = models.CharField(
        _("how the cost is projected"), max_length=10, choices=CostProjection.choices, default=CostProjection.ACTUAL
    )
    at_risk_route = models.BooleanField(_("at-risk members are included"), default=True)

    sponsor_name = models.CharField(_("plan sponsor"), max_length=200)
    vendor_key = models.SlugField(_("vendor key"), blank=True)
    vendor_name = models.CharField(_("vendor that calls"), max_length=200, blank=True)
    benefit_manager_name = models.CharField(_("pharmacy benefit manager"), max_length=200, blank=True)
    benefit_manager_note = models.TextField(_("statement about the benefit manager"), blank=True)
    benefit_manager_note_es = models.TextField(_("the same in Spanish"), blank=True)
    calling_numbers = ArrayField(
        models.CharField(max_length=20), verbose_name=_("numbers that may call"), default=list, blank=True
    )

    phone = models.CharField(_("Member Service phone"), max_length=20)
    tty = models.CharField(_("TTY"), max_length=20, default="711")
    opens_at = models.TimeField(_("opens (Eastern time)"))
    closes_at = models.TimeField(_("closes (Eastern time)"))
    weekdays_only_from = models.CharField(_("Monday to Friday only, from (MM-DD)"), max_length=5)
    weekdays_only_to = models.CharField(_("Monday to Friday only, to (MM-DD)"), max_length=5)
    holidays_known = models.BooleanField(_("it is known on which holidays the line is closed"), default=False)
    closed_holidays = ArrayField(
        models.CharField(max_length=30, choices=holiday_choices),
        verbose_name=_("federal holidays on which the line is closed"),
        default=list,
        blank=True,
        help_text=format_lazy(
            _("With commas between: {names}. None: it is open on all of them."), names=", ".join(HOLIDAYS)
        ),
    )
    return_address = models.TextField(_("postal address"), blank=True)

    legal_statements = models.JSONField(_("legal statements"), default=list, blank=True)
    sources = models.JSONField(_("sources and how sure they are"), default=list, blank=True)

    objects = ProgramYearQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("program year")
        verbose_name_plural = _("program years")
        permissions = [
            ("publish_programyear", "Can publish program year"),
            ("approve_programyear", "Can approve a program year that somebody else changed"),
        ]
        constraints = [
            # The code of each is the field where it is mended; the back office shows the words there.
            models.CheckConstraint(
                condition=Q(year__range=(2006, 2100)),
                name="program_year_is_plausible",
                violation_error_code="year",
                violation_error_message=_("A program year lies between 2006 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(min_conditions__range=(2, 3)),
                name="two_or_three_conditions",
                violation_error_code="min_conditions",
                violation_error_message=_(
                    "A plan may ask for two or three conditions, no more (42 CFR 423.153(d)(2))."
                ),
            ),
            models.CheckConstraint(
                condition=Q(min_drugs__range=(2, 8)),
                name="two_to_eight_drugs",
                violation_error_code="min_drugs",
                violation_error_message=_("A plan may ask for two to eight drugs, no more (42 CFR 423.153(d)(2))."),
            ),
            models.CheckConstraint(
                condition=Q(cost_threshold__gt=0),
                name="cost_threshold_is_positive",
                violation_error_code="cost_threshold",
                violation_error_message=_("The amount must be above zero."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")),
                name="opens_before_it_closes",
                violation_error_code="closes_at",
                violation_error_message=_("The line must close after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(holidays_known=True) | Q(closed_holidays=[]),
                name="closed_holidays_are_known",
                violation_error_code="closed_holidays",
                violation_error_message=_("Say that the holidays are known, or name none."),
            ),
            models.CheckConstraint(
                condition=Q(review_minutes=None) | Q(review_minutes__range=(5, 180)),
                name="review_takes_5_to_180_minutes",
                violation_error_code="review_minutes",
                violation_error_message=_("A review takes between 5 and 180 minutes."),
            ),
            models.CheckConstraint(
                condition=Q(weekdays_only_from__regex=r"^\d\d-\d\d$", weekdays_only_to__regex=r"^\d\d-\d\d$"),
                name="season_is_month_day",
                violation_error_code="weekdays_only_from",
                violation_error_message=_("Write both days as MM-DD, for example 04-01 and 09-30."),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by="") | (Q(published_at__isnull=False) & ~Q(published_by="")),
                name="published_when_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by="") | (Q(approved_at__isnull=False) & ~Q(approved_by="")),
                name="approved_when_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("changed_by")),
                name="year_is_approved_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        """A season that the calendar does not have, or not every year, would break every page of the year."""
        for name in ("weekdays_only_from", "weekdays_only_to"):
            try:
                datetime.date.fromisoformat(f"2023-{getattr(self, name)}")
            except ValueError as error:
                text = _("Enter month and day as in 04-01, a day that every year has.")
                raise ValidationError({name: text}) from error

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    def condition_slugs(self) -> list[str]:
        """Slugs of the year's conditions in the order they are printed."""
        return [row.slug for row in self.conditions.all()]

    def criteria(self) -> Criteria:
        """The year's limits as plain values for the eligibility engine."""
        return Criteria(
            year=self.year,
            conditions=frozenset(self.condition_slugs()),
            min_conditions=self.min_conditions,
            min_drugs=self.min_drugs,
            cost_threshold=self.cost_threshold,
            cost_operator=cast(Literal["gt", "ge"], self.cost_operator),
            at_risk_route=self.at_risk_route,
        )


class ProgramYearCondition(models.Model):
    """One condition that a program year lists."""

    program_year = models.ForeignKey(ProgramYear, on_delete=models.CASCADE, related_name="conditions")
    slug = models.CharField(_("condition"), max_length=50, choices=condition_choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("condition")
        constraints = [
            models.UniqueConstraint(fields=["program_year", "slug"], name="condition_listed_once"),
        ]

    def __str__(self) -> str:
        return str(CONDITIONS.get(self.slug, self.slug))
