"""What a member changes in a request that was sent. What was told before is never shown: others may have the letter."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.forms.about import About
from reviews.forms.appointment import AppointmentForm
from reviews.forms.contact import ContactForm
from reviews.forms.fields import PhoneField
from reviews.models import Choice

SENT_WITH = "submission_key"


class SentOnce:
    """A key in the page, so that two presses are one change."""

    def submission_key(self: Any) -> uuid.UUID:
        """The key that came with the page, or a new one."""
        try:
            return uuid.UUID(self.data.get(SENT_WITH, ""))
        except ValueError:
            return uuid.uuid4()


class TimesForm(SentOnce, AppointmentForm):
    """Other times for the call."""

    heading = _("When may the pharmacist call instead?")
    to_other: dict[str, Any] = {}

    def changes(self) -> dict[str, Any]:
        """The columns of the request. The form must be valid."""
        return {"windows": self.cleaned_data["windows"], "any_time": self.cleaned_data["any_time"]}


class AfterAllForm(TimesForm):
    """A review after all: the times, and a number when the earlier request has none."""

    heading = _("When may the pharmacist call?")
    phone = PhoneField(
        label=_("Phone number for the call"),
        help_text=_("Leave it empty if we have the right one from your earlier request. Any format is fine."),
        required=False,
    )

    def __init__(self, *args: Any, about: About, has_phone: bool) -> None:
        super().__init__(*args, about=about)
        self.has_phone = has_phone

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if not phone and not self.has_phone:
            raise forms.ValidationError(gettext("Enter a phone number, so that we can call."), code="required")
        return phone

    def changes(self) -> dict[str, Any]:
        phone = self.cleaned_data["phone"]
        return {**super().changes(), **({"phone": phone} if phone else {})}


class DetailsForm(SentOnce, ContactForm):
    """Another number, language, help, question: what is left empty stays as it is."""

    heading = _("What has changed?")
    to_other: dict[str, Any] = {}

    def __init__(self, *args: Any, about: About) -> None:
        super().__init__(*args, about=about)
        for name in ("email", "email_consent"):
            del self.fields[name]
        for field in self.fields.values():
            field.required, field.initial, field.says_optional = False, None, False  # type: ignore[attr-defined]
        self.fields["phone"].label = _("New phone number")
        self.fields["phone_alternate"].label = _("New second phone number")
        self.fields["leave_message"].help_text = ""
        self.fields["language"].choices = [("", _("No change")), *list(self.fields["language"].choices)[1:]]
        self.fields["questions"].help_text = _("This takes the place of questions you sent before.")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and not self._told(answers):
            self.add_error("phone", _("Nothing is filled in. Fill in what has changed, or go back."))
        return answers

    def changes(self) -> dict[str, Any]:
        """The columns of the request. The form must be valid."""
        return self._told(self.cleaned_data)

    @staticmethod
    def _told(answers: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in answers.items() if value or (name == "leave_message" and value is False)}


def about_request(**known: Any) -> About:
    """What the forms need to know of a review that was asked for."""
    return About(choice=Choice.REVIEW, **known)
