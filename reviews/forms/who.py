"""Who fills in the request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, Radios
from reviews.forms import address
from reviews.forms.base import StepForm
from reviews.forms.fields import ANY_NAME, NameField, PhoneField
from reviews.models import Authority, Who

HELPER_FIELDS = ("helper_name", "helper_relationship", "helper_phone", "authority")
COPY = "copy_"
COPY_FIELDS = ("copy_wanted", *(f"{COPY}{part}" for part in address.PARTS))


class WhoForm(StepForm):
    """The member, someone helping, or a legal representative; the last two say who they are."""

    heading = _("Who is filling in this request?")
    in_short = {
        "who": _("Filled in by"),
        "authority": _("Papers on file that let you act"),
        "copy_address1": _("Copy of the summary goes to"),
    }
    unmarked = frozenset({*HELPER_FIELDS, *COPY_FIELDS} - {"helper_phone", "copy_address2"})

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

    copy_wanted = forms.BooleanField(
        label=_("Mail me a copy of the written summary"),
        help_text=_(
            "The member gets a summary by mail after each review. We mail you a copy once Member Service has seen that "
            "you may act for the member."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in address.fields(COPY).items():
            field.says_optional = name == "copy_address2"  # type: ignore[attr-defined]
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """For the member nothing else is asked; whatever was typed in boxes that do not count is dropped."""
        answers = super().clean() or {}
        if answers.get("who") == Who.SELF:
            self._drop(answers, HELPER_FIELDS)
        if answers.get("who") != Who.REPRESENTATIVE or not answers.get("copy_wanted"):
            self._drop(answers, COPY_FIELDS)
        else:
            self._need_an_address(answers)
        if answers.get("who") in (Who.HELPER, Who.REPRESENTATIVE):
            self._require("helper_name", _("Enter your own name."))
            self._require("helper_relationship", _("Say how you know the member, for example “daughter”."))
            self._require("authority", _("Choose an answer. “I’m not sure” is fine."))
        return answers

    def _drop(self, answers: dict[str, Any], names: tuple[str, ...]) -> None:
        for name in names:
            answers[name] = False if name == "copy_wanted" else ""
            self.errors.pop(name, None)

    def _need_an_address(self, answers: dict[str, Any]) -> None:
        for name, words in address.missing(answers, COPY).items():
            if name not in self.errors:
                self.add_error(name, words)

    def _require(self, name: str, message: Any) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    def relevant(self) -> list[str]:
        """An address is one answer."""
        if self.cleaned_data["who"] == Who.SELF:
            return ["who"]
        asked = ["who", *HELPER_FIELDS]
        if self.cleaned_data["who"] == Who.REPRESENTATIVE:
            asked += ["copy_wanted", "copy_address1"] if self.cleaned_data["copy_wanted"] else ["copy_wanted"]
        return asked

    def answer(self, name: str) -> list[str]:
        if name != "copy_address1":
            return super().answer(name)
        doubts = address.doubts(self.cleaned_data, COPY)
        return [*address.lines(self.cleaned_data, COPY), *([doubts] if doubts else [])]
