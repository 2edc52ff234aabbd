"""What a rep keys from a paper form, in the order of the paper; made for the keyboard."""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, PublicForm
from reviews.documents import phrases
from reviews.forms.contact import LANGUAGES
from reviews.forms.fields import NameField, PhoneField
from reviews.models import Choice, Letter
from reviews.offered_times import WEEKDAYS_ON_PAPER, parts_of_day
from reviews.services import paper_forms
from reviews.services.paper_forms import Written

TIMES = ("time_1", "time_2", "time_3")


class ReferenceForm(PublicForm):
    """The reference, typed or scanned. ``letter`` is set when it may be keyed."""

    reference = PlainTextField(
        label=_("Reference on the form"),
        help_text=_("Scan the bars, or type it. Case, dashes and blanks do not matter."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "medium", "autofocus": True}),
        error_messages={"required": _("Scan or type the reference that stands below the bars.")},
    )
    letter: Letter | None = None

    def clean_reference(self) -> str:
        self.letter = paper_forms.look_up(typed_reference=self.cleaned_data["reference"])
        return self.letter.form_reference


class PaperForm(ReferenceForm):
    """All that stands on the paper; what is marked is chosen by its first letters (``l``, ``tue``)."""

    unmarked = frozenset({*TIMES, "phone", "leave_message", "language", "helper_name", "helper_relationship"})

    choice = forms.ChoiceField(
        label=_("1. What is marked?"),
        help_text=_("Nothing, or more than one box? Key nothing, and call the member."),
        choices=[
            ("", _("Choose")),
            (Choice.REVIEW, _("Have a review")),
            (Choice.NOT_NOW, _("Not now, stay in the program")),
            (Choice.LEAVE, _("Leave the program")),
        ],
        widget=forms.Select({"autofocus": True}),
        error_messages={"required": _("Choose what is marked on the form.")},
    )
    time_1 = forms.ChoiceField(label=_("2. First time marked"), required=False)
    time_2 = forms.ChoiceField(label=_("Second time marked"), required=False)
    time_3 = forms.ChoiceField(label=_("Third time marked"), required=False)
    phone = PhoneField(label=_("3. Phone"), autocomplete="off", required=False)
    leave_message = forms.TypedChoiceField(
        label=_("May we leave a message?"),
        choices=[("", _("Not marked")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    large_print = forms.BooleanField(label=_("Letters in large print"), required=False)
    helper_name = NameField(label=_("4. Name of the person who helped"), required=False)
    helper_relationship = PlainTextField(label=_("How this person knows the member"), required=False)
    signed = forms.BooleanField(
        label=_("5. The form is signed"),
        help_text=_("Without a signature it waits until you have confirmed it with the member."),
        required=False,
    )
    submission_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, letter: Letter | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letter = letter
        self.fields["reference"].widget = forms.HiddenInput()
        for name in TIMES:
            self.fields[name].choices = [("", _("None")), *_times(letter)]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("choice") != Choice.REVIEW:
            return answers
        for name in TIMES:
            self._check_time(name)
        on_file = self.letter and self.letter.member and self.letter.member.phone
        if not (answers.get("phone") or on_file or "phone" in self.errors):
            self.add_error("phone", _("Neither the form nor the plan’s file has a phone number. Call for one first."))
        return answers

    def _check_time(self, name: str) -> None:
        chosen = self.cleaned_data.get(name)
        earlier = [self.cleaned_data.get(other) for other in TIMES[: TIMES.index(name)]]
        if chosen and chosen in earlier:
            self.add_error(name, _("This time is chosen above already."))
        elif chosen and self.letter and not paper_forms.window(letter=self.letter, **_parsed(chosen)):
            self.add_error(name, _("No such day is left in this program year. Choose “None”."))

    def focus_on_the_first_error(self) -> None:
        """Without scripts, too, the cursor stands where something has to be mended."""
        wrong = next((name for name in self.fields if name in self.errors), "choice")
        self.fields["choice"].widget.attrs.pop("autofocus")
        self.fields[wrong].widget.attrs["autofocus"] = True

    def written(self) -> Written:
        """The form must be valid."""
        answers = {name: value for name, value in self.cleaned_data.items() if name not in {*TIMES, "reference"}}
        answers.pop("submission_key")
        times = [_parsed(self.cleaned_data[name]) for name in TIMES if self.cleaned_data[name]]
        return Written(**answers, times=tuple((time["weekday"], time["part"]) for time in times))


def _times(letter: Letter | None) -> Iterator[tuple[str, str]]:
    if letter is None or letter.enrolment is None:
        return
    for weekday in WEEKDAYS_ON_PAPER:
        for part in parts_of_day(letter.enrolment.program_year):
            yield f"{weekday}-{part}", f"{phrases.weekday(weekday)} {phrases.part_name(part)}"


def _parsed(time: str) -> dict[str, Any]:
    weekday, _, part = time.partition("-")
    return {"weekday": int(weekday), "part": part}
