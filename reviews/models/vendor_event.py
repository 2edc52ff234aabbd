"""What vendors told us, as it came: one row per accepted message, never rewritten."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.models.base import Record
from reviews.models.request import MemberRequest
from reviews.models.vendor import Vendor


class EventType(models.TextChoices):
    REQUEST_ACKNOWLEDGED = "request.acknowledged", _("request acknowledged")
    REQUEST_REJECTED = "request.rejected", _("request rejected")
    CONTACT_ATTEMPTED = "contact.attempted", _("contact attempted")
    APPOINTMENT_SCHEDULED = "appointment.scheduled", _("appointment made")
    APPOINTMENT_MOVED = "appointment.moved", _("appointment moved")
    APPOINTMENT_MISSED = "appointment.missed", _("appointment missed")
    APPOINTMENT_CANCELLED = "appointment.cancelled", _("appointment cancelled")
    REVIEW_DECLINED = "review.declined", _("review declined for now")
    OPTED_OUT = "member.opted_out", _("left the program")
    REVIEW_COMPLETED = "review.completed", _("review done")
    SUMMARY_SENT = "summary.sent", _("summary sent")
    MAIL_RETURNED = "mail.returned", _("mail returned")
    TMR_COMPLETED = "tmr.completed", _("quarterly review done")


class EventOutcome(models.TextChoices):
    APPLIED = "applied", _("applied")
    OVERTAKEN = "overtaken", _("overtaken by a newer one")
    TO_CONFIRM = "to_confirm", _("waits for the membership file")
    TEST = "test", _("test, applied to nobody")


class VendorEventQuerySet(models.QuerySet["VendorEvent"]):
    """Named queries over what vendors told us."""

    def under(self, vendor: Vendor, webhook_id: str) -> "VendorEvent | None":
        """The message of that vendor with that id, if it has come before."""
        return self.filter(vendor=vendor, webhook_id=webhook_id).first()

    def live(self) -> Self:
        return self.exclude(outcome=EventOutcome.TEST)


class VendorEvent(Record):
    """One message. ``webhook_id`` is the vendor's idempotency key, ``body`` what it signed, byte for byte, but for the
    bytes of a document, which are a file (``SummaryDocument``).

    ``occurred_at`` is when it happened as the vendor says: messages come in any order, the newest one holds.
    A trigger (see the migrations) refuses update and delete.
    """

    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="events")
    webhook_id = models.CharField(_("message ID"), max_length=255)
    type = models.CharField(_("type"), max_length=40, choices=EventType.choices)
    occurred_at = models.DateTimeField(_("happened at"))
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, null=True, related_name="vendor_events")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="vendor_events")
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, related_name="vendor_events")
    outcome = models.CharField(_("outcome"), max_length=10, choices=EventOutcome.choices)
    body = models.TextField(_("as it came"))
    body_sha256 = models.CharField(max_length=64)

    objects = VendorEventQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("message from a vendor")
        verbose_name_plural = _("messages from vendors")
        indexes = [models.Index(fields=["member", "program_year"], name="event_of_member_and_year")]
        constraints = [
            models.UniqueConstraint(fields=["vendor", "webhook_id"], name="one_event_per_message_id"),
            models.CheckConstraint(
                condition=Q(body_sha256__regex=r"^[0-9a-f]{64}$") & ~Q(webhook_id=""), name="event_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(outcome="test", member=None, program_year=None, request=None)
                | ~Q(outcome="test") & Q(member__isnull=False, program_year__isnull=False),
                name="events_are_of_members_tests_of_nobody",
            ),
        ]
