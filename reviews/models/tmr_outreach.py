"""Whom we told of an alert, by which of the seven channels, and what came of that."""

import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.call import Call
from reviews.models.prescriber import Prescriber
from reviews.models.tmr import TmrTo
from reviews.models.tmr_alert import TmrAlert
from reviews.models.vendor_work import ContactAttempt


class TmrChannel(models.TextChoices):
    """The channels of the program page."""

    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("phone")
    TEXT = "text", _("text message")
    MAIL = "mail", _("mail")
    EMAIL = "email", _("e-mail")
    EXCHANGE = "exchange", _("electronic data exchange")
    FAX = "fax", _("fax")


C = TmrChannel
TO_MEMBER = (C.IN_PERSON, C.PHONE, C.TEXT, C.MAIL, C.EMAIL)
# E-mail and text messages say nothing on health, so they are of no use to a prescriber.
TO_PRESCRIBER = (C.IN_PERSON, C.PHONE, C.MAIL, C.EXCHANGE, C.FAX)
WITH_DOCUMENT = (C.MAIL, C.EXCHANGE, C.FAX)
CARRIED = (C.EXCHANGE, C.FAX)


class TmrOutreachState(models.TextChoices):
    UNDER_WAY = "under_way", _("under way")
    LEFT = "left", _("said, or handed over")
    STOPPED = "stopped", _("came to nothing")


class TmrOutreachQuerySet(HasStatusQuerySet):
    """Named queries over what was told of alerts."""

    def under_way(self) -> Self:
        return self.in_state(TmrOutreachState.UNDER_WAY)

    def to_hand_over(self, now: datetime.datetime) -> Self:
        """Faxes and messages of the exchange whose undo window is over."""
        return self.under_way().filter(channel__in=CARRIED, not_before__lte=now)

    def overtaken(self) -> Self:
        """Under way, and nothing is to do any more about their alerts; a call ends by itself."""
        return self.under_way().filter(call=None).exclude(alert__in=TmrAlert.objects.tellable())

    def gone(self) -> Self:
        """Under way, and their letter was mailed or their message handed over."""
        return self.under_way().filter(
            Q(letters__current_state__in=["mailed", "returned"]) | Q(messages__current_state="handed_over")
        )

    def stopped_on_the_way(self) -> Self:
        """Under way, and somebody cancelled the letter, or the message was refused or may not go."""
        waiting = Q(letters__current_state__in=["held", "due", "rendered", "in_print_batch", "failed"])
        waiting |= Q(messages__current_state__in=["due", "sending"])
        some = self.under_way().filter(Q(letters__isnull=False) | Q(messages__isnull=False))
        return some.exclude(pk__in=self.filter(waiting).values("pk")).exclude(pk__in=self.gone().values("pk"))


class TmrOutreach(Record, HasStatus):
    """One try to tell the member or a prescriber of an alert.

    A letter, an e-mail or a text message refers to this row and has states of its own; a call is one at the desk.
    ``document`` is what a prescriber gets, frozen: the letter, the fax and the exchange have the same. A prescriber's
    answer is asked for by ``answer_by`` under ``reference``. ``attempt`` is the line in the ledger of contacts, for who
    is a member.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        TmrOutreachState.UNDER_WAY: frozenset({TmrOutreachState.LEFT, TmrOutreachState.STOPPED})
    }
    FIRST_STATE = TmrOutreachState.UNDER_WAY

    alert = models.ForeignKey(TmrAlert, on_delete=models.PROTECT, related_name="outreach")
    channel = models.CharField(_("by"), max_length=10, choices=TmrChannel.choices)
    to = models.CharField(_("told"), max_length=10, choices=TmrTo.choices)
    prescriber = models.ForeignKey(
        Prescriber,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outreach",
        verbose_name=_("prescriber"),
    )
    reference = models.CharField(_("reference"), max_length=13, blank=True)
    document = models.JSONField(_("what it says"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="outreach")
    attempt = models.OneToOneField(
        ContactAttempt, on_delete=models.PROTECT, null=True, blank=True, related_name="outreach"
    )
    not_before = models.DateTimeField(_("not before"))
    answer_by = models.DateField(_("answer asked for by"), null=True, blank=True)

    objects = TmrOutreachQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("word about an alert")
        verbose_name_plural = _("words about alerts")
        indexes = [models.Index(fields=["current_state", "not_before"], name="tmr_outreach_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to="member", prescriber=None, channel__in=TO_MEMBER)
                | Q(to="prescriber", prescriber__isnull=False, channel__in=TO_PRESCRIBER),
                name="each_is_told_by_a_channel_of_theirs",
            ),
            models.CheckConstraint(
                condition=Q(to="prescriber", channel__in=WITH_DOCUMENT, document__isnull=False, answer_by__isnull=False)
                & ~Q(reference="")
                | ~Q(to="prescriber", channel__in=WITH_DOCUMENT) & Q(document=None, reference="", answer_by=None),
                name="a_prescriber_is_written_to_with_a_document",
            ),
            models.CheckConstraint(
                condition=Q(call=None) | Q(to="member", channel="phone"), name="a_call_is_told_by_phone_to_the_member"
            ),
            models.CheckConstraint(
                condition=Q(attempt=None) | Q(to="member"), name="the_ledger_has_contacts_of_members_alone"
            ),
            models.UniqueConstraint(
                fields=["alert", "channel", "to"],
                condition=Q(current_state="under_way"),
                name="one_word_under_way_by_each_channel",
            ),
            models.UniqueConstraint(
                fields=["reference"], condition=~Q(reference=""), name="one_word_under_a_reference"
            ),
        ]


class TmrOutreachStatus(StatusRow):
    outreach = models.ForeignKey(TmrOutreach, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=10, choices=TmrOutreachState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("status of a word about an alert")
        verbose_name_plural = _("statuses of words about alerts")

    def __str__(self) -> str:
        return self.get_state_display()
