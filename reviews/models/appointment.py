"""Times for reviews: told by a vendor, or booked in our working plan."""

import datetime
from typing import ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment
from members.models.base import with_day
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.codes import DeliveryMethod
from reviews.models.vendor_work import KeyedWork
from reviews.models.working_plan import ReviewProvider


class AppointmentState(models.TextChoices):
    SCHEDULED = "scheduled", _("scheduled")
    MISSED = "missed", _("missed")
    CANCELLED = "cancelled", _("cancelled")
    DONE = "done", _("done")


class TimeSpan(Func):
    """A range of moments in SQL."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class AppointmentQuerySet(HasStatusQuerySet):
    """Named queries over appointments."""

    def ours(self) -> Self:
        """Booked in our working plan, not told by a vendor."""
        return self.exclude(code="")

    def holding_places(self) -> Self:
        return self.in_state(AppointmentState.SCHEDULED).filter(provider__isnull=False)

    def booked_or_held(self) -> Self:
        """In our working plan, and neither missed nor cancelled."""
        return self.in_state(AppointmentState.SCHEDULED, AppointmentState.DONE).filter(provider__isnull=False)

    def of_nobody_any_more(self, moment: datetime.datetime) -> Self:
        """Places of requests that were closed, replaced before that moment, or whose member died or left since then."""
        closed = Q(request__current_state__in=["cancelled", "declined", "rejected"])
        replaced = Q(request__current_state="replaced", request__state_since__lte=moment)
        in_year = Enrolment.objects.filter(member=OuterRef("member"), program_year=OuterRef("program_year"))
        left = Exists(in_year.filter(state_since__gt=OuterRef("created_at"))) & ~Exists(in_year.current())
        return self.holding_places().filter(closed | replaced | left | Q(member__death_date__isnull=False))

    def overlapping(self, start: datetime.datetime, end: datetime.datetime) -> Self:
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Appointment(KeyedWork, HasStatus):
    """A time for a review; moving it is another *scheduled* with another time.

    One that we book ourselves has a provider of our working plan and a seat there; while it is scheduled, nobody else
    gets that seat at that time (``one_call_a_seat``). Its ``code`` stands in the letter to the address on file: who
    types it has that letter.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        AppointmentState.SCHEDULED: frozenset(AppointmentState),
        AppointmentState.MISSED: frozenset({AppointmentState.SCHEDULED, AppointmentState.DONE}),
        AppointmentState.CANCELLED: frozenset({AppointmentState.SCHEDULED, AppointmentState.DONE}),
    }
    FIRST_STATE = AppointmentState.SCHEDULED

    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    method = models.CharField(_("held by"), max_length=2, choices=DeliveryMethod.choices, blank=True)
    provider = models.ForeignKey(
        ReviewProvider, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("with"), related_name="+"
    )
    seat = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    code = models.CharField(_("call code"), max_length=9, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta(KeyedWork.Meta):
        ordering = ["-starts_at"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        indexes = [models.Index(fields=["current_state", "starts_at"], name="appointment_by_state")]
        permissions = [("book_appointment", "Can book, move and cancel appointments")]
        constraints = [
            models.UniqueConstraint(fields=["program_year", "key"], name="one_appointment_per_key"),
            ExclusionConstraint(
                name="one_call_a_seat",
                expressions=[
                    ("provider", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (TimeSpan("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(current_state="scheduled", provider__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(current_state="scheduled", provider__isnull=False),
                name="one_call_a_request",
            ),
            models.CheckConstraint(
                condition=Q(provider=None, seat=None)
                | Q(
                    provider__isnull=False,
                    seat__isnull=False,
                    seat__range=(1, 50),
                    starts_at__isnull=False,
                    ends_at__isnull=False,
                    ends_at__gt=F("starts_at"),
                    request__isnull=False,
                ),
                name="a_place_is_whole",
            ),
            models.CheckConstraint(condition=Q(provider=None) | ~Q(code=""), name="a_booked_call_has_its_code"),
        ]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.starts_at)

    @property
    def state_label(self) -> str:
        return str(AppointmentState(self.current_state).label)


class AppointmentStatus(StatusRow):
    """``starts_at`` is the time that was agreed then."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=AppointmentState.choices)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)

    class Meta(StatusRow.Meta):
        verbose_name = _("appointment status")
        verbose_name_plural = _("appointment statuses")

    def __str__(self) -> str:
        return self.get_state_display()
