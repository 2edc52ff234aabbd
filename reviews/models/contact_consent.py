"""Who said that we may write to them by e-mail or text message, to which address, and who took that back."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions

PHONE = r"^\+1[2-9][0-9]{9}$"


class MessageChannel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    TEXT = "text", _("text message")


class ConsentState(models.TextChoices):
    GIVEN = "given", _("given")
    WITHDRAWN = "withdrawn", _("taken back")


class ConsentSource(models.TextChoices):
    """How it was said; the reason of the status row."""

    REQUEST = "request", _("in a request")
    REP = "rep", _("to a rep")
    LINK = "link", _("by the link in an e-mail")
    REPLY = "reply", _("by answering a text message")
    OTHER_ADDRESS = "other_address", _("another address took its place")


class ContactConsentQuerySet(HasStatusQuerySet):
    """Named queries over consents."""

    def given(self) -> Self:
        return self.in_state(ConsentState.GIVEN)

    def of(self, member: Member, channel: str) -> Self:
        return self.filter(member=member, channel=channel)

    def of_phone(self, phone: str) -> Self:
        """Of everybody who named that number: people of one household may share it."""
        return self.filter(channel=MessageChannel.TEXT, address=phone)


class ContactConsent(Record, HasStatus):
    """One member, one channel, one address; of a channel one consent at most is given at a time."""

    TRANSITIONS: ClassVar[Transitions] = {
        ConsentState.GIVEN: frozenset({ConsentState.WITHDRAWN}),
        ConsentState.WITHDRAWN: frozenset({ConsentState.GIVEN}),
    }
    FIRST_STATE = ConsentState.GIVEN

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="contact_consents")
    channel = models.CharField(_("by"), max_length=10, choices=MessageChannel.choices)
    address = models.CharField(_("address or number"), max_length=254)

    objects = ContactConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("consent to e-mail or text messages")
        verbose_name_plural = _("consents to e-mail and text messages")
        permissions = [("record_contactconsent", "Can record and withdraw consent to e-mail and text messages")]
        indexes = [models.Index(fields=["address"], name="consent_by_address")]
        constraints = [
            models.UniqueConstraint(fields=["member", "channel", "address"], name="one_consent_per_address"),
            models.UniqueConstraint(
                fields=["member", "channel"], condition=Q(current_state="given"), name="one_address_per_channel"
            ),
            models.CheckConstraint(
                condition=Q(channel="email", address__contains="@") | Q(channel="text", address__regex=PHONE),
                name="an_address_fits_its_channel",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {ConsentState(self.current_state or ConsentState.GIVEN).label}"


class ContactConsentStatus(StatusRow):
    consent = models.ForeignKey(ContactConsent, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=10, choices=ConsentState.choices)
    source = models.CharField(_("how"), max_length=20, choices=ConsentSource.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("status of a consent")
        verbose_name_plural = _("statuses of consents")

    def __str__(self) -> str:
        return self.get_state_display()
