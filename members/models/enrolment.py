"""Who is in the program of a year, how that came about, and how it ended."""

import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.member import Member
from members.models.program_year import ProgramYear
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from members.models.targeting import TargetingReason


class OptOutReason(models.TextChoices):
    """CMS codes of "reason the participant opted out of the MTM program" (ResDAC)."""

    DEATH = "01", _("death")
    LEFT_PLAN = "02", _("left the plan")
    REQUEST = "03", _("the member asked")
    OTHER = "99", _("other")


class OptOutWay(models.TextChoices):
    WEB = "web", _("web site")
    PHONE = "phone", _("phone")
    PAPER = "paper", _("paper form")
    WELCOME_CALL = "welcome_call", _("welcome call")
    FILE = "file", _("membership file")


class EnrolmentState(models.TextChoices):
    ENROLLED = "enrolled", _("in the program")
    OPTED_OUT = "opted_out", _("left the program")
    ENDED = "ended", _("ended")


class EnrolmentQuerySet(HasStatusQuerySet):
    """Named queries over enrolments."""

    def of(self, member: Member, program_year: ProgramYear) -> Self:
        """That member's records of the year, one per contract, the newest first."""
        return self.filter(member=member, program_year=program_year).order_by("-created_at")

    def not_ended(self) -> Self:
        """In the program, or opted out of a year that still runs."""
        return self.filter(ended_on=None)

    def current(self) -> Self:
        """In the program right now; a record that was merged counts as another one, which is in it or not."""
        return self.filter(ended_on=None, opted_out_on=None, member__merged_into=None)

    def once_a_person(self) -> Self:
        """Of records that were merged into one person those of one alone: of the kept record, where it has any."""
        merged = self.filter(member__merged_into__isnull=False).exclude(member__merged_into__in=self.values("member"))
        kept = "member__merged_into_id"
        first = merged.order_by(kept, "enrolled_on", "member_id").distinct(kept)
        return self.filter(Q(member__merged_into=None) | Q(member__in=first.values("member")))

    def offer_due(self, by: datetime.date) -> Self:
        """Review not offered yet, and due on that day or before."""
        return self.current().filter(offered_on=None, offer_due_on__lte=by).order_by("offer_due_on")


class Enrolment(Record, HasStatus):
    """One member in the program of one year under one contract (42 CFR 423.153(d); automatic, opt-out only).

    The columns say the same as the newest status row, so that thousands can be asked at once: ``ended_on``
    set is *ended*, else ``opted_out_on`` set is *opted out*, else *enrolled*. Services write both.
    ``basis`` holds the facts that the enrolment rested on, as they were then.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        EnrolmentState.ENROLLED: frozenset({EnrolmentState.OPTED_OUT, EnrolmentState.ENDED}),
        EnrolmentState.OPTED_OUT: frozenset({EnrolmentState.ENROLLED, EnrolmentState.ENDED}),
        # Whoever left the plan and is covered by the same contract again within the year.
        EnrolmentState.ENDED: frozenset({EnrolmentState.ENROLLED}),
    }
    FIRST_STATE = EnrolmentState.ENROLLED

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="enrolments")
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="enrolments")
    contract_number = models.CharField(_("contract"), max_length=5)
    reason_code = models.CharField(_("CMS targeting reason"), max_length=2, choices=TargetingReason.choices)
    enrolled_on = models.DateField(_("enrolled on"))
    criteria_met_on = models.DateField(_("criteria met on"), null=True, blank=True)
    basis = models.JSONField(_("facts it rested on"), default=dict, blank=True)
    continues_from_last_year = models.BooleanField(_("continues from last year"), default=False)
    offer_due_on = models.DateField(_("review to be offered by"))
    offered_on = models.DateField(_("review offered on"), null=True, blank=True)
    opted_out_on = models.DateField(_("left on"), null=True, blank=True)
    opt_out_reason = models.CharField(_("CMS opt-out reason"), max_length=2, choices=OptOutReason.choices, blank=True)
    opt_out_way = models.CharField(_("left by"), max_length=15, choices=OptOutWay.choices, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["-enrolled_on"]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        permissions = [("move_enrolment", "Can take a member out, let one back in, note an offered review")]
        indexes = [models.Index(fields=["current_state"], name="enrolment_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "program_year", "contract_number"], name="one_enrolment_per_member_year_contract"
            ),
            models.CheckConstraint(
                condition=Q(opted_out_on=None, opt_out_reason="", opt_out_way="")
                | (Q(opted_out_on__isnull=False) & ~Q(opt_out_reason="") & ~Q(opt_out_way="")),
                name="opt_out_has_date_reason_and_way",
            ),
            models.CheckConstraint(
                condition=Q(opted_out_on=None) | Q(opted_out_on__gte=F("enrolled_on")),
                name="opt_out_is_after_enrolment",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("enrolled_on")), name="end_is_after_enrolment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_number} {self.enrolled_on:%Y-%m-%d}"


class EnrolmentStatus(StatusRow):
    """``on`` is the day from which it holds; ``way`` and ``cms_reason`` belong to leaving."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=EnrolmentState.choices)
    on = models.DateField(_("on"))
    way = models.CharField(_("left by"), max_length=15, choices=OptOutWay.choices, blank=True)
    cms_reason = models.CharField(_("CMS opt-out reason"), max_length=2, choices=OptOutReason.choices, blank=True)

    class Meta(StatusRow.Meta):
        verbose_name = _("enrolment status")
        verbose_name_plural = _("enrolment statuses")

    def __str__(self) -> str:
        return self.get_state_display()


class OptOutWishQuerySet(models.QuerySet["OptOutWish"]):
    """Named queries over wishes to stay out."""

    def holding_for(self, year: int) -> Self:
        """Wishes that keep their members out of the program of ``year``."""
        return self.filter(Q(year=None) | Q(year=year), ended_on=None)

    def for_good(self) -> Self:
        """Those that hold until further notice."""
        return self.filter(year=None, ended_on=None)


class OptOutWish(models.Model):
    """A member's wish to stay out, whether enrolled or not; ended by coming back in.

    ``year`` is the program year it was made for, empty for a wish until further notice.
    """

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="opt_out_wishes")
    year = models.PositiveSmallIntegerField(_("only for the year"), null=True, blank=True)
    since = models.DateField(_("since"))
    way = models.CharField(_("came by"), max_length=15, choices=OptOutWay.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects = OptOutWishQuerySet.as_manager()

    class Meta:
        ordering = ["-since"]
        verbose_name = _("wish to stay out")
        verbose_name_plural = _("wishes to stay out")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"], condition=Q(ended_on=None), nulls_distinct=False, name="one_wish_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="wish_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
