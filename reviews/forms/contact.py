"""How we reach the member, and what helps on the call."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, Radios
from reviews.forms.about import About
from reviews.forms.base import Row, StepForm
from reviews.forms.fields import PhoneField
from reviews.models import Choice, PartOfDay

# Each language in its own words: whoever needs it can read it. Codes as in ISO 639-1.
LANGUAGES = [
    ("", _("As the plan has it on file")),
    ("en", "English"), ("es", "Español"), ("ar", "العربية"), ("zh", "中文"), ("fr", "Français"), ("el", "Ελληνικά"),
    ("gu", "ગુજરાતી"), ("ht", "Kreyòl ayisyen"), ("hi", "हिन्दी"), ("it", "Italiano"), ("km", "ខ្មែរ"), ("ko", "한국어"),
    ("pl", "Polski"), ("pt", "Português"), ("ru", "Русский"), ("tl", "Tagalog"), ("vi", "Tiếng Việt"),
    ("other", _("Another language")),
]  # fmt: skip
NEEDS = ("interpreter", "tty", "hearing_help", "large_print", "braille", "audio")
ONLY_FOR_A_CALL = ("interpreter", "tty", "hearing_help", "others_on_call", "questions")


class ContactForm(StepForm):
    """A phone is needed when somebody must be called: for a review, or to confirm what a helper asked for."""

    heading = _("How can we reach you?")
    to_other = {
        "heading": _("How can we reach %(name)s?"),
        "phone": _("Phone number of %(name)s"),
        "language": _("Language that %(name)s prefers"),
    }

    phone = PhoneField(label=_("Your phone number"))
    phone_alternate = PhoneField(label=_("Another phone number"), autocomplete="off", required=False)
    best_time = forms.ChoiceField(
        label=_("Best time to call"),
        choices=[("", _("Any time")), *PartOfDay.choices],
        required=False,
    )
    leave_message = forms.TypedChoiceField(
        label=_("May we leave a message when nobody answers?"),
        help_text=_("If you do not choose, we leave no message."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=Radios,
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
    )
    email = PlainTextField(
        label=_("E-mail address"),
        help_text=_("E-mail is not needed. It would say that we got the request, and nothing about health."),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        validators=[EmailValidator(_("Enter an e-mail address such as name@example.com."))],
    )
    email_consent = forms.BooleanField(label=_("You may send e-mail about this request"), required=False)
    language = forms.ChoiceField(label=_("Language you prefer"), choices=LANGUAGES, required=False)
    interpreter = forms.BooleanField(label=_("An interpreter is needed on the call"), required=False)
    tty = forms.BooleanField(label=_("The call goes through a TTY or a relay service"), required=False)
    hearing_help = forms.BooleanField(label=_("Speak slowly and clearly: hearing is hard"), required=False)
    large_print = forms.BooleanField(label=_("Send letters in large print"), required=False)
    braille = forms.BooleanField(label=_("Send letters in Braille too"), required=False)
    audio = forms.BooleanField(label=_("Send letters as audio too"), required=False)
    others_on_call = PlainTextField(
        label=_("Who else should be on the call"),
        help_text=_("For example, “my daughter Ana”. Up to 200 characters."),
        max_length=200,
        required=False,
    )
    questions = PlainTextField(
        label=_("Questions for the pharmacist"),
        help_text=_(
            "You do not need to name medicines or illnesses here. You can do that on the call. Up to 2,000 characters."
        ),
        max_length=2000,
        multiline=True,
        required=False,
    )

    def __init__(self, *args: Any, about: About) -> None:
        super().__init__(*args, about=about)
        self._need_a_phone(about.choice == Choice.REVIEW or not about.is_self)
        self.fields["language"].initial = get_language() if about.is_self else ""
        if about.choice != Choice.REVIEW:
            for name in ONLY_FOR_A_CALL:
                del self.fields[name]
        else:
            del self.fields["best_time"]  # the wishes for the call say it
        if not about.is_self:
            self.fields["phone"].widget.attrs["autocomplete"] = "off"

    def _need_a_phone(self, needed: bool) -> None:
        phone = self.fields["phone"]
        phone.required, phone.says_optional = needed, not needed  # type: ignore[attr-defined]
        phone.help_text = self._why_a_phone()
        phone.error_messages["required"] = gettext("Enter a phone number, so that we can call.")

    def _why_a_phone(self) -> str:
        if self.about.choice == Choice.REVIEW:
            return gettext("The pharmacist calls this number. Any format is fine.")
        if not self.about.is_self:
            return gettext("We call to confirm the request. Any format is fine.")
        return gettext("We call only if we have a question about this request. Any format is fine.")

    def clean(self) -> dict[str, Any]:
        """An e-mail address counts only with consent, and consent only with an address."""
        answers = super().clean() or {}
        email, consent = answers.get("email"), answers.get("email_consent")
        if email and not consent:
            self.add_error("email_consent", _("Check this box if we may send e-mail, or clear the e-mail address."))
        if consent and not email and "email" not in self.errors:
            self.add_error("email", _("Enter the e-mail address, or clear the box below it."))
        return answers

    def needs(self) -> list[Any]:
        """The boxes of help that may be checked, in order."""
        return [self[name] for name in NEEDS if name in self.fields]

    def rows(self) -> list[Row]:
        """The e-mail address tells of the consent; all help goes into one row, where its first box is."""
        needed = [str(box.label) for box in self.needs() if self.cleaned_data[box.name]]
        help_row = Row(name=self.needs()[0].name, label=gettext("Help needed"), lines=needed)
        left_out = {"email_consent", *NEEDS} - {help_row.name}
        return [help_row if row.name == help_row.name else row for row in super().rows() if row.name not in left_out]
