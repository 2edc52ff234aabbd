"""Choose the time of a call, in the back office and by who has the letter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, PublicForm, Radios
from reviews.documents.phrases import moment
from reviews.models import ReviewProvider
from reviews.offered_times import EASTERN
from reviews.services.free_times import FreeTime

JUST_TAKEN = _("This time has just been taken. Choose one of these.")


class TimeForm(PublicForm):
    """One of the free times. The form is made anew with those that are left when another was faster."""

    time = forms.ChoiceField(
        label=_("Free times"),
        widget=Radios,
        error_messages={"required": _("Choose a time."), "invalid_choice": JUST_TAKEN},
    )

    def __init__(self, *args: Any, offered: Sequence[FreeTime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each.key: each for each in offered}
        self.fields["time"].choices = [(key, in_words(each)) for key, each in self.offered.items()]

    def chosen(self) -> FreeTime:
        return self.offered[self.cleaned_data["time"]]

    def just_taken(self) -> None:
        self.add_error("time", JUST_TAKEN)


class DeskTimeForm(TimeForm):
    """For a rep: with whom, and what does not fit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time"].widget.hints = {key: suits(each) for key, each in self.offered.items()}


class ShowForm(PublicForm):
    """Which free times a rep looks at; nothing chosen shows the best ones."""

    unmarked = frozenset({"day", "provider"})

    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    provider = forms.ChoiceField(label=_("With"), required=False)

    def __init__(self, *args: Any, providers: Sequence[ReviewProvider], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.providers = {str(each.pk): each for each in providers}
        self.fields["provider"].choices = [
            ("", _("Anybody")),
            *((key, each.name) for key, each in self.providers.items()),
        ]

    def wanted(self) -> dict[str, Any]:
        """What is to be shown; what makes no sense is left out."""
        self.is_valid()
        answers = getattr(self, "cleaned_data", {})
        return {"day": answers.get("day"), "provider": self.providers.get(answers.get("provider", ""))}


class CodeForm(PublicForm):
    """The code from the letter that told the time of the call."""

    code = PlainTextField(
        label=_("Call code"),
        help_text=_("Eight letters and numbers. You find it in the letter that tells you the time of your call."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "medium"}),
        error_messages={"required": _("Enter the call code from the letter.")},
    )

    def found_nothing(self) -> None:
        """The same words whether there is a call or not."""
        self.add_error(
            "code",
            _(
                "We have no call with this code. Check the newest letter, or call us. After ten tries this page finds "
                "nothing for an hour."
            ),
        )


def in_words(each: FreeTime) -> str:
    """``Tuesday, December 1, 2026, at 9:30 a.m., Eastern Time``."""
    return moment(each.slot.starts_at.astimezone(EASTERN))


def suits(each: FreeTime) -> str:
    parts = [each.provider.name]
    if each.wished:
        parts.append(gettext("wished for"))
    parts.append(gettext("speaks the language") if each.speaks else gettext("needs an interpreter"))
    if not each.licence_known:
        parts.append(gettext("license for the member’s state not on file"))
    return " · ".join(parts)
