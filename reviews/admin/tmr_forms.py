"""Forms about an alert: whom to tell and how, and what came back."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.addresses import STATES
from members.admin.acts import ActForm, ReasonForm
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, Radios
from reviews.forms.fields import NameField, PhoneField, ZipField
from reviews.models import MessageChannel, Prescriber, TmrAlert, TmrChannel, TmrTo
from reviews.models.prescriber import NPI
from reviews.services import contact_consents
from reviews.services.tmr import handing_over, recommendations


class NothingForm(ActForm):
    """A button alone."""


class AskForm(ActForm):
    """By what the member has agreed to."""

    channel = forms.ChoiceField(
        label=_("How?"), widget=Radios, error_messages={"required": _("Choose e-mail or text message.")}
    )

    def __init__(self, *args: Any, record: TmrAlert, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["channel"].choices = agreed(record)  # type: ignore[attr-defined]


def agreed(alert: TmrAlert) -> list[tuple[str, Any]]:
    """Channels of messages that the member has agreed to."""
    return [choice for choice in MessageChannel.choices if contact_consents.given(alert.member, choice[0])]


class NpiField(PlainTextField):
    default_error_messages = {"npi": _("Enter the NPI: ten digits.")}

    def clean(self, value: Any) -> str:
        npi = re.sub(r"[\s-]", "", super().clean(value))
        if npi and not re.match(NPI, npi):
            raise forms.ValidationError(self.error_messages["npi"], code="npi")
        return npi


class FaxField(PhoneField):
    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return contact_consents.as_number(typed) if typed else ""
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["phone"], code="phone") from error


class PrescriberForm(ActForm):
    """Number and name always; address or fax number where the way to go needs it. What we know stands there already."""

    WHO = ("npi", "name", "address1", "address2", "city", "state", "zip_code", "fax")

    channel = forms.ChoiceField(
        label=_("How?"), widget=Radios, error_messages={"required": _("Choose how the prescriber is told.")}
    )
    npi = NpiField(label=_("NPI of the prescriber"), max_length=20, error_messages={"required": _("Enter the NPI.")})
    name = NameField(label=_("Name, as on an envelope"), error_messages={"required": _("Enter the name.")})
    address1 = PlainTextField(label=_("Street and number, or box"), max_length=60, required=False)
    address2 = PlainTextField(label=_("Practice, floor, or suite"), max_length=60, required=False)
    city = PlainTextField(label=_("City"), max_length=50, required=False)
    state = PlainTextField(label=_("State, in two letters"), max_length=2, required=False)
    zip_code = ZipField(label=_("ZIP code"), required=False)
    fax = FaxField(label=_("Fax number"), required=False, autocomplete="off")

    def __init__(self, *args: Any, record: TmrAlert, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["channel"].choices = handing_over.ways_to_prescribers()  # type: ignore[attr-defined]
        known = recommendations.prescriber_of(record) or Prescriber(npi=recommendations.npi_of(record))
        self.initial.update({name: getattr(known, name) for name in self.WHO})

    def clean_state(self) -> str:
        state = self.cleaned_data["state"].upper()
        if state and state not in STATES:
            raise forms.ValidationError(_("Enter the two letters of a state, for example MA."))
        return str(state)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        parts = ("address1", "city", "state", "zip_code")
        written = [name for name in parts if cleaned.get(name)]
        needed = parts if written or cleaned.get("channel") == TmrChannel.MAIL else ()
        if cleaned.get("channel") == TmrChannel.FAX:
            needed = (*needed, "fax")
        for name in needed:
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, _("This is needed: %(label)s.") % {"label": self.fields[name].label})
        return cleaned


TALKS = {
    "member_in_person": (TmrTo.MEMBER, TmrChannel.IN_PERSON, _("the member, in person")),
    "prescriber_phone": (TmrTo.PRESCRIBER, TmrChannel.PHONE, _("the prescriber, on the phone")),
    "prescriber_in_person": (TmrTo.PRESCRIBER, TmrChannel.IN_PERSON, _("the prescriber, in person")),
}


class TalkForm(ActForm):
    unmarked = frozenset({"npi", "name"})

    whom = forms.ChoiceField(
        label=_("Whom did you talk with?"),
        widget=Radios,
        choices=[(key, label) for key, (_to, _channel, label) in TALKS.items()],
        error_messages={"required": _("Choose whom you talked with.")},
    )
    npi = NpiField(label=_("NPI of the prescriber, if it was one"), max_length=20, required=False)
    name = NameField(label=_("Name of the prescriber, if it was one"), required=False)
    note = PlainTextField(
        label=_("What was said?"), max_length=300, error_messages={"required": _("Say it in a word.")}
    )

    def __init__(self, *args: Any, record: TmrAlert, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        known = recommendations.prescriber_of(record)
        self.initial.update({"npi": recommendations.npi_of(record), "name": known.name if known else ""})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if TALKS.get(cleaned.get("whom", ""), [""])[0] == TmrTo.PRESCRIBER:
            for name in ("npi", "name"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("This is needed: %(label)s.") % {"label": self.fields[name].label})
        return cleaned


class ReplyForm(ReasonForm):
    """Who answered, when, and what. Without a day it was today."""

    by_whom = forms.ChoiceField(
        label=_("Who answered?"),
        widget=Radios,
        choices=TmrTo.choices,
        error_messages={"required": _("Choose who answered.")},
    )
    said_on = MemorableDateField(
        label=_("When? Leave it empty for today."), required=False, widget=MemorableDateWidget(autocomplete="")
    )
    unmarked = frozenset({"said_on"})
    field_order = ["by_whom", "reason", "said_on"]

    def __init__(self, *args: Any, record: TmrAlert, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.initial["by_whom"] = record.to
        self.fields["reason"].label = _("What was said?")
