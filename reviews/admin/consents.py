"""Consent to e-mail and text messages: recorded on the member's page, taken back on its own or there."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ActsMixin
from members.admin.enrolment_acts import FOLDED
from members.admin.members import MemberAdmin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import Member
from mtmsite.forms import PlainTextField, Radios
from reviews.admin.state import ChannelFilter, StateFilter, StateMixin, StatusInline, link
from reviews.models import ConsentSource, ConsentState, ContactConsent, ContactConsentStatus, MessageChannel
from reviews.services import contact_consents
from reviews.services.finding import wanted

PERMISSION = "reviews.record_contactconsent"


class ConsentForm(ActForm):
    channel = forms.ChoiceField(
        label=_("To what did the member say yes?"),
        widget=Radios,
        choices=MessageChannel.choices,
        error_messages={"required": _("Choose e-mail or text message.")},
    )
    address = PlainTextField(
        label=_("E-mail address or mobile number"),
        max_length=254,
        error_messages={"required": _("Enter the address or the number.")},
    )
    reason = PlainTextField(
        label=_("How did the member say so?"), max_length=300, error_messages={"required": _("Say how.")}
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        channel, address = cleaned.get("channel"), cleaned.get("address")
        if channel and address:
            self._check(channel, address)
        return cleaned

    def _check(self, channel: str, address: str) -> None:
        try:
            validate_email(address) if channel == MessageChannel.EMAIL else contact_consents.as_number(address)
        except (ValidationError, ValueError):
            words = {
                MessageChannel.EMAIL: _("Enter an e-mail address, for example maria@example.com."),
                MessageChannel.TEXT: _("Enter a mobile number with its area code, for example 617-555-0123."),
            }
            self.add_error("address", words[MessageChannel(channel)])


def _record(member: Member, *, by: str, **said: str) -> tuple[Any, Member]:
    contact_consents.record(member=member, source=ConsentSource.REP, by=by, **said)
    return _("Recorded. The member may take it back at any time."), member


def _withdraw(consent: ContactConsent, *, by: str, reason: str) -> tuple[Any, ContactConsent]:
    contact_consents.withdraw(consent=consent, source=ConsentSource.REP, by=by, reason=reason)
    return _("Taken back. Nothing more goes there."), consent


RECORD = Act(
    slug="consent",
    title=_("Record consent to e-mail or text messages"),
    button=_("Record the consent"),
    hint=_("Only what the member said. They say that we have a request, mailed a letter or call; nothing on health."),
    permission=PERMISSION,
    form=ConsentForm,
    may=lambda member: not member.death_date,
    do=_record,
    template=FOLDED,
)
WITHDRAW = Act(
    slug="withdraw",
    title=_("The member takes it back"),
    button=_("Take it back"),
    hint=_("It holds at once, for what is waiting too."),
    permission=PERMISSION,
    may=lambda consent: consent.may_become(ConsentState.WITHDRAWN),
    do=_withdraw,
)

# The page of a member is below us and knows nothing of messages.
MemberAdmin.acts = [*MemberAdmin.acts, RECORD]


class ContactConsentStatusInline(StatusInline):
    model = ContactConsentStatus
    fields = ["at", "state", "source", "by", "reason"]
    readonly_fields = fields


@admin.register(ContactConsent)
class ContactConsentAdmin(ReadOnlyMixin, StateMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "contact_consent"
    states = ConsentState
    acts = [WITHDRAW]
    list_display = ["channel", "to_member", "state_now", "since"]
    list_filter = [StateFilter, ("channel", ChannelFilter)]
    list_select_related = ["member"]
    list_per_page = 50
    search_fields = ["address"]
    search_help_text = _("Member ID.")
    inlines = [ContactConsentStatusInline]
    fields = ["to_member", "channel", "address", "state_now"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("member"))
    def to_member(self, consent: ContactConsent) -> Any:
        return link(consent.member, f"{consent.member.member_id} · {consent.member.full_name}")
