"""Calls at the desk: who called whom and why, whether the caller was checked, and the one code it ended with."""

import datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.models.base import Record, with_day
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews import dispositions
from reviews.caller_check import MOST_TRIES, NEEDED
from reviews.models.contact_hold import STOPS_CALLS, ContactHold
from reviews.models.request import MemberRequest
from reviews.models.vendor_work import ContactAttempt


class Direction(models.TextChoices):
    INBOUND = dispositions.INBOUND, _("the member called")
    OUTBOUND = dispositions.OUTBOUND, _("we called")


class CallPurpose(models.TextChoices):
    QUESTION = "question", _("a question or a wish")
    WELCOME = "welcome", _("welcome to the program")
    OFFER = "offer", _("offer of a review")
    CALL_BACK = "call_back", _("call as agreed")
    RETURNED_MAIL = "returned_mail", _("mail came back")
    REMINDER = "reminder", _("reminder of an appointment")
    CONFIRM = "confirm", _("confirm what a helper asked for")
    ALERT = "alert", _("alert of the quarterly check")


class CallState(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class CallQuerySet(HasStatusQuerySet):
    """Named queries over calls."""

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def by(self, name: str) -> Self:
        """Those of one rep, whoever closed them."""
        return self.filter(opened_by=name)

    def agreed(self) -> Self:
        """Those that ended with a time the member agreed to, or with somebody to be called back."""
        return self.filter(code__in=("CBK", "HLP"))

    def to_follow(self, until: datetime.datetime) -> Self:
        """Somebody is to be called by then: nobody has spoken with the member since, and nothing forbids a call."""
        later = self.model.objects.filter(member=OuterRef("member"), created_at__gt=OuterRef("closed_at"))
        forbidden = ContactHold.objects.holding().filter(member=OuterRef("member"), kind__in=STOPS_CALLS)
        due = self.filter(next_at__lte=until, closed_at__isnull=False, member__death_date=None)
        return due.filter(~Exists(later), ~Exists(forbidden)).order_by("next_at")


class Call(Record, HasStatus):
    """One call with a member. It ends with exactly one code, which nothing changes afterwards.

    ``request`` is the one taken in it, ``attempt`` its line in the ledger of contacts, ``script`` the version of the
    card that was on the screen.
    """

    TRANSITIONS: ClassVar[Transitions] = {CallState.OPEN: frozenset({CallState.CLOSED})}
    FIRST_STATE = CallState.OPEN

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="calls", verbose_name=_("member"))
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="calls")
    direction = models.CharField(_("direction"), max_length=10, choices=Direction.choices)
    purpose = models.CharField(_("about"), max_length=20, choices=CallPurpose.choices)
    opened_by = models.CharField(_("rep"), max_length=150)
    script = models.CharField(_("version of the script"), max_length=60, blank=True)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="calls")
    attempt = models.OneToOneField(ContactAttempt, on_delete=models.PROTECT, null=True, blank=True, related_name="call")
    code = models.CharField(_("code"), max_length=5, choices=dispositions.CHOICES, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    next_at = models.DateTimeField(_("to be called again"), null=True, blank=True)
    appointment_at = models.DateTimeField(_("time that the vendor gave"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=150, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        permissions = [("take_calls", "Can take and make calls, and act in them for the member")]
        indexes = [
            models.Index(fields=["member", "-created_at"], name="call_by_member"),
            models.Index(fields=["next_at"], name="call_to_follow", condition=Q(next_at__isnull=False)),
            models.Index(fields=["opened_by"], name="call_left_open", condition=Q(closed_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by="", code="", attempt=None, next_at=None)
                | Q(closed_at__isnull=False) & ~Q(closed_by="") & ~Q(code=""),
                name="a_call_ends_with_one_code",
            ),
            models.CheckConstraint(
                condition=~Q(current_state="closed") | Q(closed_at__isnull=False), name="a_closed_call_has_its_end"
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(code__in=list(dispositions.BY_CODE)), name="codes_are_known"
            ),
            models.CheckConstraint(
                condition=~Q(code="CBK") | Q(next_at__isnull=False), name="a_call_back_has_its_time"
            ),
            models.CheckConstraint(
                condition=Q(code="SCH", appointment_at__isnull=False) | ~Q(code="SCH") & Q(appointment_at=None),
                name="scheduled_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(opened_by=""), name="a_call_has_its_rep"),
            models.UniqueConstraint(
                fields=["member", "opened_by"], condition=Q(closed_at=None), name="one_open_call_per_rep_and_member"
            ),
        ]

    def __str__(self) -> str:
        return with_day(self.get_purpose_display(), self.created_at)

    @property
    def disposition(self) -> dispositions.Disposition | None:
        return dispositions.BY_CODE.get(self.code)


class CallStatus(StatusRow):
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=10, choices=CallState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("call status")
        verbose_name_plural = _("call statuses")

    def __str__(self) -> str:
        return self.get_state_display()


class CallerCheck(Record):
    """Which items the caller had right; never what was said. A second try is the last."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField(_("try"))
    matched = ArrayField(models.CharField(max_length=12), verbose_name=_("agreed"), default=list, blank=True)
    passed = models.BooleanField(_("passed"))
    by = models.CharField(_("by"), max_length=150)

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("check of the caller")
        verbose_name_plural = _("checks of the caller")
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_check_per_try"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_TRIES)), name="one_retry_at_most"),
            models.CheckConstraint(
                condition=Q(passed=False)
                | Q(matched__contains=[*NEEDED, "zip_code"])
                | Q(matched__contains=[*NEEDED, "phone"]),
                name="passed_with_what_is_needed",
            ),
        ]
