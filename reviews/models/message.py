"""E-mails and text messages to members: one per occasion and channel, frozen in the moment of handing them over."""

import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.appointment import Appointment
from reviews.models.contact_consent import MessageChannel
from reviews.models.inbound_text import InboundText
from reviews.models.letter import Letter
from reviews.models.tmr_outreach import TmrOutreach


class MessageKind(models.TextChoices):
    REQUEST_RECEIVED = "request_received", _("request received")
    REQUEST_CHANGED = "request_changed", _("request changed")
    REQUEST_CANCELLED = "request_cancelled", _("request cancelled")
    LETTER_MAILED = "letter_mailed", _("letter mailed")
    APPOINTMENT_REMINDER = "appointment_reminder", _("reminder of a call")
    TEXT_HELP = "text_help", _("answer to a text message")
    CALL_US = "call_us", _("please call us")


OF_A_REQUEST = (MessageKind.REQUEST_RECEIVED, MessageKind.REQUEST_CHANGED, MessageKind.REQUEST_CANCELLED)


class MessageState(models.TextChoices):
    DUE = "due", _("due")
    SENDING = "sending", _("being handed over")
    HANDED_OVER = "handed_over", _("handed over")
    REFUSED = "refused", _("refused, or not known whether it left")
    CANCELLED = "cancelled", _("cancelled")
    SUPERSEDED = "superseded", _("replaced by a newer message")


class MessageQuerySet(HasStatusQuerySet):
    """Named queries over messages."""

    def ripe(self, now: datetime.datetime) -> Self:
        """Due, and neither undo window nor a wait stands in the way."""
        return self.filter(not_before__lte=now).in_state(MessageState.DUE)

    def abandoned(self, before: datetime.datetime) -> Self:
        """Taken before that moment and never finished: their worker died."""
        return self.filter(state_since__lt=before).in_state(MessageState.SENDING)


def _about(origin: str, kinds: tuple[str, ...]) -> Q:
    origins = ("letter", "appointment", "inbound", "outreach")
    return Q(kind__in=kinds, **{f"{each}__isnull": each != origin for each in origins})


class Message(Record, HasStatus):
    """One message. It says that we have a request, mailed a letter, call at a time, or would like to be called: never
    a word on health.

    It is written after the match, about a letter that was released, an appointment, a text message to be answered, or
    because somebody is to be told of an alert.
    What has been claimed is handed over once or not at all: a worker that dies in between leaves it *refused*.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        MessageState.DUE: frozenset({MessageState.SENDING, MessageState.CANCELLED, MessageState.SUPERSEDED}),
        MessageState.SENDING: frozenset({MessageState.HANDED_OVER, MessageState.REFUSED, MessageState.DUE}),
    }
    FIRST_STATE = MessageState.DUE

    channel = models.CharField(_("by"), max_length=10, choices=MessageChannel.choices)
    kind = models.CharField(_("kind"), max_length=30, choices=MessageKind.choices)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="messages")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="messages")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    appointment_at = models.DateTimeField(_("time of the appointment"), null=True, blank=True)
    inbound = models.ForeignKey(InboundText, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    outreach = models.ForeignKey(TmrOutreach, on_delete=models.PROTECT, null=True, blank=True, related_name="messages")
    not_before = models.DateTimeField(_("not before"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    address = models.CharField(_("address or number"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    template_version = models.CharField(_("template version"), max_length=20, blank=True)
    content = models.JSONField(_("content"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("e-mail or text message")
        verbose_name_plural = _("e-mails and text messages")
        indexes = [models.Index(fields=["current_state", "not_before"], name="message_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=_about("letter", (*OF_A_REQUEST, MessageKind.LETTER_MAILED)) & Q(appointment_at=None)
                | _about("appointment", (MessageKind.APPOINTMENT_REMINDER,)) & Q(appointment_at__isnull=False)
                | _about("inbound", (MessageKind.TEXT_HELP,)) & Q(appointment_at=None, channel="text")
                | _about("outreach", (MessageKind.CALL_US,)) & Q(appointment_at=None),
                name="a_message_is_about_one_thing",
            ),
            models.UniqueConstraint(fields=["letter", "channel", "kind"], name="one_message_per_letter"),
            models.UniqueConstraint(
                fields=["appointment", "appointment_at", "channel"], name="one_message_per_time_of_an_appointment"
            ),
            models.UniqueConstraint(fields=["inbound"], name="one_answer_per_text"),
            models.UniqueConstraint(fields=["outreach"], name="one_message_per_word_about_an_alert"),
            models.CheckConstraint(
                condition=Q(frozen_at=None, content=None, template_version="", language="", address="")
                | Q(frozen_at__isnull=False, content__isnull=False)
                & ~Q(template_version="")
                & ~Q(language="")
                & ~Q(address=""),
                name="a_message_is_frozen_whole",
            ),
            models.CheckConstraint(
                condition=~Q(current_state__in=["sending", "handed_over", "refused"]) | Q(frozen_at__isnull=False),
                name="handed_over_only_when_frozen",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def reference(self) -> str:
        """Under which its reader may ask about it; empty where there is none."""
        if self.letter:
            return self.letter.reference
        return self.appointment.request.reference if self.appointment and self.appointment.request else ""


class MessageStatus(StatusRow):
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=MessageState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("message status")
        verbose_name_plural = _("message statuses")

    def __str__(self) -> str:
        return self.get_state_display()
