"""The outbox to the vendors. Workers race for these rows, so the state is a column, claimed by a conditional update."""

import datetime
from functools import cached_property
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.line_holidays import business_day_before
from members.models import Enrolment, Member, ProgramYear
from members.models.base import Record
from reviews.models.contact_hold import ContactHold
from reviews.models.request import MemberRequest
from reviews.models.vendor_file import VendorFile


class NoticeType(models.TextChoices):
    ENROLLED = "member.enrolled", _("enrolled in the program")
    OPTED_OUT = "member.opted_out", _("left the program")
    CAME_BACK = "member.came_back", _("came back into the program")
    REVIEW_REQUESTED = "review.requested", _("review asked for")
    REVIEW_CHANGED = "review.changed", _("request changed")
    REVIEW_CANCELLED = "review.cancelled", _("request cancelled")
    REVIEW_DECLINED = "review.declined", _("review declined for now")
    HOLD_CHANGED = "hold.changed", _("hold of all notices changed")


OF_AN_ENROLMENT = (NoticeType.ENROLLED, NoticeType.OPTED_OUT, NoticeType.CAME_BACK)
# What may happen more than once to the same request, enrolment or year; each time has its number.
REPEATED = (NoticeType.OPTED_OUT, NoticeType.CAME_BACK, NoticeType.REVIEW_CHANGED, NoticeType.HOLD_CHANGED)


class NoticeState(models.TextChoices):
    HELD = "held", _("held until the request is matched")
    QUEUED = "queued", _("queued")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("handed over")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    REJECTED = "rejected", _("rejected by the vendor")
    DEAD = "dead", _("given up")
    CANCELLED = "cancelled", _("cancelled")


UNTOLD = (NoticeState.QUEUED, NoticeState.SENDING)
GONE = (NoticeState.SENDING, NoticeState.SENT, NoticeState.ACKNOWLEDGED, NoticeState.REJECTED, NoticeState.DEAD)


class VendorNoticeQuerySet(models.QuerySet["VendorNotice"]):
    """Named queries over the outbox."""

    def ripe(self, now: datetime.datetime) -> Self:
        """Queued, and neither undo window nor back-off stands in the way."""
        return self.filter(state=NoticeState.QUEUED, not_before__lte=now)

    def in_turn(self) -> Self:
        """Not before what happened earlier to the same request or enrolment has been told."""
        rows = VendorNotice.objects.filter(state__in=UNTOLD, created_at__lt=OuterRef("created_at"))
        same_request = rows.filter(request=OuterRef("request"))
        return self.filter(~Exists(same_request), ~Exists(rows.filter(enrolment=OuterRef("enrolment"))))

    def for_vendor(self, key: str) -> Self:
        """Of the years that are that vendor's; another year's notices go to that year's vendor."""
        return self.filter(program_year__vendor_key=key)

    def with_held_contact(self) -> Self:
        """``contact_is_held`` of all of them in one query."""
        return self.annotate(contact_is_held=Exists(ContactHold.objects.stopping_mail_outer("member")))

    def live(self) -> Self:
        """Without tests, which count nowhere."""
        return self.filter(test=False)

    def told(self, member: Member, program_year: ProgramYear) -> Self:
        """About that member and year, and may have reached the vendor."""
        gone = Q(state__in=GONE) | Q(state=NoticeState.QUEUED, attempts__gt=0)
        return self.live().filter(gone, member=member, program_year=program_year)

    def overtaken(self) -> Self:
        """Never sent, of enrolments that hold no more."""
        left = Q(enrolment__opted_out_on__isnull=False) | Q(enrolment__ended_on__isnull=False)
        return self.filter(left, state__in=[NoticeState.HELD, NoticeState.QUEUED], attempts=0)

    def unanswered(self, today: datetime.date) -> Self:
        """Handed over, and the next business day went by without an acknowledgement or a rejection."""
        midnight = datetime.datetime.combine(business_day_before(today), datetime.time())
        return self.live().filter(state=NoticeState.SENT, sent_at__lt=timezone.make_aware(midnight))

    def abandoned(self, before: datetime.datetime) -> Self:
        """Claimed before that time and never finished: their worker died."""
        return self.filter(state=NoticeState.SENDING, claimed_at__lt=before)


class VendorNotice(Record):
    """One event for the vendor of the year: of a request, of an enrolment, or of the year as a whole.

    ``id`` is the idempotency key (``webhook-id``). A test notice speaks of nobody, and counts nowhere.
    """

    type = models.CharField(_("type"), max_length=40, choices=NoticeType.choices)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="notices")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    test = models.BooleanField(_("test"), default=False)
    payload = models.JSONField(_("content"), null=True, blank=True)
    file = models.ForeignKey(
        VendorFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("in the file"),
    )
    state = models.CharField(_("state"), max_length=15, choices=NoticeState.choices, default=NoticeState.HELD)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("vendor’s word as of"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)

    objects = VendorNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("notice to the vendor")
        verbose_name_plural = _("notices to the vendor")
        permissions = [("requeue_vendornotice", "Can queue notice again")]
        indexes = [
            models.Index(fields=["not_before"], name="notice_queue", condition=Q(state="queued")),
            models.Index(fields=["claimed_at"], name="notice_claims", condition=Q(state="sending")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(test=True, request=None, enrolment=None, member=None)
                | Q(test=False, request__isnull=False, enrolment=None)
                & ~Q(type__in=[NoticeType.ENROLLED, NoticeType.HOLD_CHANGED])
                | Q(test=False, request=None, enrolment__isnull=False, type__in=OF_AN_ENROLMENT)
                | Q(test=False, request=None, enrolment=None, member=None, type=NoticeType.HOLD_CHANGED),
                name="of_a_request_or_an_enrolment",
            ),
            models.UniqueConstraint(fields=["request", "type", "number"], name="one_notice_per_request_and_type"),
            models.UniqueConstraint(fields=["enrolment", "type", "number"], name="one_notice_per_enrolment_and_type"),
            models.UniqueConstraint(
                fields=["program_year", "type", "number"],
                condition=Q(type=NoticeType.HOLD_CHANGED, test=False),
                name="one_notice_per_hold",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1, type__in=REPEATED), name="only_some_notices_are_repeated"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", "cancelled"])
                | Q(payload__isnull=False, not_before__isnull=False)
                & (Q(member__isnull=False) | Q(test=True) | Q(type=NoticeType.HOLD_CHANGED)),
                name="only_members_are_told_of",
            ),
            models.CheckConstraint(
                condition=Q(state="acknowledged", acknowledged_at__isnull=False)
                | (~Q(state="acknowledged") & Q(acknowledged_at=None)),
                name="acknowledged_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claimed_at__isnull=False), name="sending_is_claimed"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="handed_over_has_its_time"
            ),
        ]

    @cached_property
    def contact_is_held(self) -> bool:
        """A call reported the member as deceased, or as no longer a member; the plan's file will tell."""
        return self.member is not None and ContactHold.objects.stopping_mail().filter(member=self.member).exists()

    @property
    def reference(self) -> str:
        """What the vendor knows it by; that of an enrolment stands in the content alone, a hold has none."""
        return self.request.reference if self.request else str(self.payload["data"]["reference"] or "")
