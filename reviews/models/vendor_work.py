"""What was done for a member by who does the reviews: contacts, reviews, summaries, quarterly reviews."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.models.base import Record, with_day
from reviews.models.codes import AttemptOutcome, ContactChannel, DeliveryMethod, Provider, Recipient
from reviews.models.request import MemberRequest
from reviews.models.vendor_event import VendorEvent


class Work(Record):
    """One thing that was done for a member of a year; ``event`` is how we heard, empty when we did it ourselves."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True)
    event = models.ForeignKey(VendorEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class KeyedWork(Work):
    """Work that is told again when it changes: under ``key`` of who did it, as of ``told_at``; the newest holds."""

    key = models.CharField(_("key"), max_length=100)
    told_at = models.DateTimeField(_("as of"))

    class Meta(Work.Meta):
        abstract = True


class ContactAttemptQuerySet(models.QuerySet["ContactAttempt"]):
    """Named queries over the ledger of contacts: the vendor's and our own."""

    def calls_to(self, member: Member) -> Self:
        return self.filter(member=member, channel=ContactChannel.PHONE)

    def since(self, moment: datetime.datetime) -> Self:
        return self.filter(at__gte=moment)


class ContactAttempt(Work):
    """One try to reach a member, the vendor's or that of a call at the desk; a member who calls is reached, too."""

    at = models.DateTimeField(_("when"))
    channel = models.CharField(_("by"), max_length=15, choices=ContactChannel.choices)
    outcome = models.CharField(_("outcome"), max_length=20, choices=AttemptOutcome.choices)
    call_back_at = models.DateTimeField(_("call back at"), null=True, blank=True)

    objects = ContactAttemptQuerySet.as_manager()

    class Meta(Work.Meta):
        ordering = ["-at"]
        verbose_name = _("contact attempt")
        verbose_name_plural = _("contact attempts")
        indexes = [models.Index(fields=["member", "-at"], name="contact_by_member")]
        constraints = [
            models.UniqueConstraint(fields=["event"], name="one_attempt_per_event"),
            models.CheckConstraint(
                condition=Q(call_back_at=None) | Q(outcome="call_back"), name="only_a_call_back_has_its_time"
            ),
        ]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.at)

    @property
    def is_ours(self) -> bool:
        """Somebody called the member, and not the other way round."""
        call = getattr(self, "call", None)
        return call is None or call.direction == "outbound"


class CompletedReview(KeyedWork):
    """A comprehensive medication review that was held; ``encounter`` is all that was told of it.

    The columns are what CMS asks about: day, way of delivery, who did it, with whom.
    """

    done_on = models.DateField(_("held on"))
    method = models.CharField(_("held by"), max_length=2, choices=DeliveryMethod.choices)
    provider = models.CharField(_("provider"), max_length=40, choices=Provider.choices)
    recipient = models.CharField(_("held with"), max_length=20, choices=Recipient.choices)
    encounter = models.JSONField(_("all that was told"))

    class Meta(KeyedWork.Meta):
        ordering = ["-done_on"]
        verbose_name = _("completed review")
        verbose_name_plural = _("completed reviews")
        permissions = [("export_cms_report", "Can export the yearly report to CMS")]
        constraints = [models.UniqueConstraint(fields=["program_year", "key"], name="one_review_per_key")]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.done_on)


class SummarySent(Work):
    """The written summary of a review left, or came back; ``review_key`` names the review, which may be told later."""

    review_key = models.CharField(_("key of the review"), max_length=100)
    told_at = models.DateTimeField(_("as of"))
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_reason = models.CharField(_("why it was returned"), max_length=30, blank=True)

    class Meta(Work.Meta):
        ordering = ["-sent_on"]
        verbose_name = _("summary sent")
        verbose_name_plural = _("summaries sent")
        constraints = [
            models.UniqueConstraint(fields=["program_year", "review_key"], name="one_summary_per_review"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=False) | Q(returned_on__isnull=False), name="a_summary_was_sent_or_returned"
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None, return_reason="") | Q(returned_on__isnull=False) & ~Q(return_reason=""),
                name="returned_when_and_why_together",
            ),
        ]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.sent_on)


class TmrResult(KeyedWork):
    """A targeted medication review of a quarter: its alerts, what was recommended, what came of it."""

    done_on = models.DateField(_("held on"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    alerts = models.JSONField(_("alerts"), default=list, blank=True)
    recommendations = models.JSONField(_("recommendations"), default=list, blank=True)
    resolutions = models.JSONField(_("resolutions"), default=list, blank=True)

    class Meta(KeyedWork.Meta):
        ordering = ["-done_on"]
        verbose_name = _("quarterly review")
        verbose_name_plural = _("quarterly reviews")
        constraints = [
            models.UniqueConstraint(fields=["program_year", "key"], name="one_quarterly_review_per_key"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="a_year_has_four_quarters"),
        ]

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.done_on)
