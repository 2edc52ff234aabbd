"""Who fills in the request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, Radios
from reviews.forms.base import StepForm
from reviews.forms.fields import ANY_NAME, NameField, PhoneField
from reviews.models import Authority, Who

HELPER_FIELDS = ("helper_name", "helper_relationship", "helper_phone", "authority")


class WhoForm(StepForm):
    """The member, someone helping, or a legal representative; the last two say who they are."""

    heading = _("Who is filling in this request?")
    in_short = {"who": _("Filled in by"), "authority": _("Papers on file that let you act")}
    unmarked = frozenset({"helper_name", "helper_relationship", "authority"})

    who = forms.ChoiceField(
        label=_("I am"),
        choices=[
            (Who.SELF, _("The member")),
            (Who.HELPER, _("Someone helping the member")),
            (Who.REPRESENTATIVE, _("The member’s legal representative")),
        ],
        widget=Radios(
            hints={
                Who.HELPER: _("For example, a family member, a friend or a caregiver."),
                Who.REPRESENTATIVE: _("For example, a guardian, or someone with a power of attorney."),
            }
        ),
        error_messages={"required": _("Choose who is filling in this request.")},
    )
    helper_name = NameField(label=_("Your own name"), help_text=ANY_NAME, autocomplete="name", required=False)
    helper_relationship = PlainTextField(
        label=_("How you know the member"),
        help_text=_("For example, daughter, neighbor or lawyer."),
        required=False,
    )
    helper_phone = PhoneField(
        label=_("Your own phone number"),
        help_text=_("We call you only about this request. Any format is fine."),
        required=False,
    )
    authority = forms.ChoiceField(
        label=_("Does the plan have papers on file that let you act for the member?"),
        help_text=_("For example, a power of attorney, or a permission form that the member signed."),
        choices=[
            (Authority.ON_FILE, _("Yes, the plan has them")),
            (Authority.NOT_ON_FILE, _("No")),
            (Authority.NOT_SURE, _("I’m not sure")),
        ],
        widget=Radios,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """For the member nothing else is asked; whatever was typed in the other boxes is dropped."""
        answers = super().clean() or {}
        if answers.get("who") == Who.SELF:
            for name in HELPER_FIELDS:
                answers[name] = ""
                self.errors.pop(name, None)
        elif "who" in answers:
            self._require("helper_name", _("Enter your own name."))
            self._require("helper_relationship", _("Say how you know the member, for example “daughter”."))
            self._require("authority", _("Choose an answer. “I’m not sure” is fine."))
        return answers

    def _require(self, name: str, message: Any) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    def relevant(self) -> list[str]:
        asked = super().relevant()
        return [name for name in asked if name not in HELPER_FIELDS] if self.cleaned_data["who"] == Who.SELF else asked
