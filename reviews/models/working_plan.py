"""Who holds reviews and when: the working plan from which times for calls are offered."""

import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from members.models import ProgramYear
from members.models.base import Record
from reviews.models.vendor import Vendor

EARLIEST, LATEST = datetime.time(7), datetime.time(21)  # no member is called before or after, on Eastern clocks
ENGLISH = "en"


def english() -> list[str]:
    return [ENGLISH]


class ProviderKind(models.TextChoices):
    IN_HOUSE = "in_house", _("pharmacist of the plan")
    VENDOR = "vendor", _("team of a vendor")


class ReviewProviderQuerySet(models.QuerySet["ReviewProvider"]):
    """Named queries over who holds reviews."""

    def of(self, year: ProgramYear) -> Self:
        """Those of the plan, and the teams of the year's vendor."""
        own = Q(kind=ProviderKind.IN_HOUSE)
        return self.filter(own | Q(vendor__key=year.vendor_key) if year.vendor_key else own)

    def active_between(self, first: datetime.date, last: datetime.date) -> Self:
        still = Q(active_to=None) | Q(active_to__gte=first)
        return self.filter(still, active_from__lte=last)

    def with_plan(self) -> Self:
        return self.prefetch_related("hours", "exceptions", "licences")


class ReviewProvider(Record):
    """A pharmacist of the plan, or a vendor's team. Without licences on file it is not known where they hold."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ProviderKind.choices, default=ProviderKind.IN_HOUSE)
    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("vendor"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    languages = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("languages spoken"),
        default=english,
        help_text=_("Codes with commas between, as requests have them: en, es, pt, zh, ht, vi."),
    )
    active_from = models.DateField(_("from"))
    active_to = models.DateField(_("up to"), null=True, blank=True)
    slot_minutes = models.PositiveSmallIntegerField(_("minutes per call"), default=30)
    at_once = models.PositiveSmallIntegerField(
        _("calls at the same time"), default=1, help_text=_("One for a pharmacist; more for a team.")
    )

    objects = ReviewProviderQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("review provider")
        verbose_name_plural = _("review providers")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="in_house", vendor=None) | Q(kind="vendor", vendor__isnull=False, user=None),
                name="a_team_has_its_vendor",
                violation_error_code="vendor",
                violation_error_message=_("A team of a vendor has a vendor and no account; a pharmacist has none."),
            ),
            models.CheckConstraint(
                condition=Q(active_to=None) | Q(active_to__gte=F("active_from")),
                name="provider_ends_after_the_start",
                violation_error_code="active_to",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(slot_minutes__range=(5, 180)),
                name="a_call_takes_5_to_180_minutes",
                violation_error_code="slot_minutes",
                violation_error_message=_("A call takes between 5 and 180 minutes."),
            ),
            models.CheckConstraint(
                condition=Q(at_once__range=(1, 50)),
                name="one_to_fifty_calls_at_once",
                violation_error_code="at_once",
                violation_error_message=_("Between 1 and 50 calls at the same time."),
            ),
            models.CheckConstraint(
                condition=Q(languages__len__gte=1),
                name="provider_speaks_some_language",
                violation_error_code="languages",
                violation_error_message=_("Name at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProviderLicence(models.Model):
    """Where a pharmacist may practice, and until when as far as that is known."""

    provider = models.ForeignKey(ReviewProvider, on_delete=models.CASCADE, related_name="licences")
    state = models.CharField(_("state"), max_length=2, help_text=_("Two letters, such as MA."))
    expires_on = models.DateField(_("valid up to"), null=True, blank=True)

    class Meta:
        ordering = ["state"]
        verbose_name = _("license")
        verbose_name_plural = _("licenses")
        constraints = [
            models.UniqueConstraint(fields=["provider", "state"], name="one_licence_a_state"),
            models.CheckConstraint(
                condition=Q(state__regex=r"^[A-Z]{2}$"),
                name="a_licence_is_of_a_state",
                violation_error_code="state",
                violation_error_message=_("Write the state as two capital letters, such as MA."),
            ),
        ]

    def __str__(self) -> str:
        return self.state


def _within_the_day(prefix: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(starts__gte=EARLIEST, ends__lte=LATEST, starts__lt=F("ends")),
        name=f"{prefix}_lie_within_the_day",
        violation_error_code="ends",
        violation_error_message=_("The hours begin at 7 a.m. or later, end by 9 p.m., and the end is after the start."),
    )


class WeeklyHours(models.Model):
    """From when to when somebody holds reviews on a day of the week, on Eastern clocks."""

    provider = models.ForeignKey(ReviewProvider, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=WEEKDAYS)
    starts = models.TimeField(_("from (Eastern time)"))
    ends = models.TimeField(_("to (Eastern time)"))

    class Meta:
        ordering = ["weekday", "starts"]
        verbose_name = _("hours of a week")
        verbose_name_plural = _("hours of each week")
        constraints = [
            models.UniqueConstraint(fields=["provider", "weekday", "starts"], name="weekly_hours_once"),
            models.CheckConstraint(condition=Q(weekday__range=(0, 6)), name="a_week_has_seven_days"),
            _within_the_day("weekly_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M}-{self.ends:%H:%M}"


class ExceptionKind(models.TextChoices):
    AWAY = "away", _("away")
    EXTRA = "extra", _("works besides")


_given = Q(starts__isnull=False, ends__isnull=False)  # a comparison with nothing refuses nothing


class PlanException(models.Model):
    """Days that differ from the week: away (whole days, or some hours of each), or working besides."""

    provider = models.ForeignKey(ReviewProvider, on_delete=models.CASCADE, related_name="exceptions")
    kind = models.CharField(_("what"), max_length=10, choices=ExceptionKind.choices, default=ExceptionKind.AWAY)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    starts = models.TimeField(_("from (Eastern time)"), null=True, blank=True)
    ends = models.TimeField(_("to (Eastern time)"), null=True, blank=True)

    class Meta:
        ordering = ["first", "starts"]
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions: away, or working besides")
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="exception_ends_after_the_start",
                violation_error_code="last",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(kind="away", starts=None, ends=None)
                | Q(_given, starts__gte=EARLIEST, ends__lte=LATEST, starts__lt=F("ends")),
                name="exception_has_whole_days_or_hours",
                violation_error_code="ends",
                violation_error_message=_(
                    "Give both times, from 7 a.m. to 9 p.m., the end after the start. Away for whole days: give none."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first:%m/%d/%Y}"


class ClosedDayQuerySet(models.QuerySet["ClosedDay"]):
    def in_force(self) -> Self:
        return self.filter(open_after_all=False)


class ClosedDay(Record):
    """A day on which nobody holds reviews, beside the federal holidays."""

    day = models.DateField(_("day"), unique=True)
    reason = models.CharField(_("because"), max_length=100)
    open_after_all = models.BooleanField(_("open after all"), default=False)

    objects = ClosedDayQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_closed_day_has_its_reason")]

    def __str__(self) -> str:
        return f"{self.day:%m/%d/%Y}"

    def clean(self) -> None:
        if not self.reason.strip():
            raise ValidationError({"reason": _("Say why.")})
