"""Forms of the desk. Each carries the state of the desk as it was opened, so that nobody acts on old news."""

import datetime
import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, Radios
from reviews import dispositions
from reviews.admin.lists import SendForm
from reviews.caller_check import ITEMS
from reviews.forms.about import About
from reviews.forms.appointment import AppointmentForm
from reviews.forms.contact import LANGUAGES, ContactForm
from reviews.forms.fields import BirthField, NameField
from reviews.models import CallPurpose, Choice, HoldSource, LetterSize, Who
from reviews.services import vendors
from reviews.services.call_acts import Added
from reviews.services.desk import Desk

OPENED = "opened"
ON_A_CALL = [(each.value, each.label) for each in CallPurpose]
FROM, TO = 8, 20  # hours between which a member is called
LONGEST_WAIT = datetime.timedelta(days=400)


def half_hours() -> list[tuple[str, str]]:
    times = [datetime.time(hour, minute) for hour in range(FROM, TO) for minute in (0, 30)]
    return [("", "-"), *((each.isoformat("minutes"), f"{each:%I:%M %p}".lstrip("0")) for each in times)]


class AnswerForm(ActForm):
    """What the caller says, to be compared and forgotten; nothing said opens the call alone."""

    unmarked = frozenset({"name", "number", "birth", "zip_code", "phone"})

    name = PlainTextField(label=_("Full name"), required=False, max_length=200)
    number = PlainTextField(label=_("Member ID or Medicare number"), required=False, max_length=40)
    birth = BirthField(label=_("Birth date"), help_text="", required=False, widget=MemorableDateWidget(autocomplete=""))
    zip_code = PlainTextField(label=_("ZIP code"), required=False, max_length=40)
    phone = PlainTextField(label=_("Phone"), required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ITEMS if name in self.cleaned_data}


class DialForm(ActForm):
    purpose = forms.ChoiceField(
        label=_("What is the call about?"),
        widget=Radios,
        choices=ON_A_CALL,
        error_messages={"required": _("Choose what the call is about.")},
    )


class CloseForm(ActForm):
    """One code, and what some codes need besides."""

    unmarked = frozenset({"day", "time", "language", "note"})

    code = forms.ChoiceField(
        label=_("How did the call end?"), widget=Radios, error_messages={"required": _("Choose one code.")}
    )
    day = MemorableDateField(
        label=_("Day (call back, scheduled, until when in a facility)"),
        required=False,
        widget=MemorableDateWidget(autocomplete=""),
        latest=lambda: timezone.localdate() + LONGEST_WAIT,
        error_messages={"too_late": _("Choose a day within a year.")},
    )
    time = forms.TypedChoiceField(
        label=_("Time (call back, scheduled)"),
        required=False,
        choices=half_hours,
        coerce=datetime.time.fromisoformat,
        empty_value=None,
    )
    language = forms.ChoiceField(label=_("Language (language line)"), required=False)
    note = PlainTextField(label=_("Note (nothing about health)"), required=False, max_length=500)

    def __init__(self, *args: Any, record: Desk, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        offered = dispositions.offered(record.call.direction) if record.call else []
        self.fields["code"].choices = [(each.code, f"{each.code}: {each.label}") for each in offered]
        self.fields["code"].initial = _likely(record)
        self.fields["language"].choices = [("", "-"), *LANGUAGES[1:-1]]

    def added(self) -> Added:
        return Added(**{name: self.cleaned_data[name] for name in ("day", "time", "language", "note")})


def _likely(desk: Desk) -> str:
    """The code of what was taken in the call."""
    taken = desk.call and desk.call.request
    codes = {Choice.REVIEW: "REQ", Choice.NOT_NOW: "NOT", Choice.LEAVE: "OUT", Choice.COME_BACK: "IN"}
    if not taken:
        return ""
    return "HLP" if taken.helper_name else codes[Choice(taken.choice)]


class WishForm(ContactForm):
    """The public form's last step about this member; who helps is named, and then the request waits."""

    choice: Choice

    helper_name = NameField(label=_("Somebody else is asking: name"), required=False)
    helper_relationship = PlainTextField(label=_("How this person knows the member"), required=False)
    submission_key = forms.UUIDField(label="", widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, record: Desk, auto_id: str = "id_%s") -> None:
        weekdays = vendors.weekdays(record.year)
        about = About(
            today=timezone.localdate(record.now), year=record.year, who=Who.HELPER, choice=self.choice,
            name=record.member.full_name, weekdays=weekdays,
        )  # fmt: skip
        super().__init__(data, about=about)
        self.auto_id, self.record = auto_id, record
        self.initial |= {"phone": record.member.phone, "language": record.member.reads}


class NotNowForm(WishForm):
    choice = Choice.NOT_NOW


class LeaveForm(WishForm):
    choice = Choice.LEAVE


class ComeBackForm(WishForm):
    choice = Choice.COME_BACK


class ReviewForm(WishForm, AppointmentForm):
    choice = Choice.REVIEW


class WishesForm(ActForm):
    """What the member wants of all letters and calls to come."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES[1:-1])
    large_print = forms.BooleanField(label=_("Letters in large print"), required=False)
    braille = forms.BooleanField(label=_("Letters in Braille too"), required=False)
    audio = forms.BooleanField(label=_("Letters as audio too"), required=False)

    def __init__(self, *args: Any, record: Desk, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.initial |= {name: getattr(record.member, name) for name in ("large_print", "braille", "audio")}
        self.initial["language"] = record.member.reads


class ListForm(SendForm):
    """A blank list, for the member of the desk."""

    def __init__(self, *args: Any, record: Desk, **kwargs: Any) -> None:
        super().__init__(*args, record=record.member, **kwargs)


class DoNotCallForm(ActForm):
    source = forms.ChoiceField(
        label=_("By whose word?"),
        widget=Radios,
        choices=[(each.value, each.label) for each in HoldSource if each != HoldSource.CALL],
        error_messages={"required": _("Choose by whose word.")},
    )
    reason = PlainTextField(label=_("Notes"), max_length=300, required=False)


class OfOneForm(ActForm):
    """About one of several records of the desk."""

    which = forms.ChoiceField(label=_("Which one?"), widget=Radios, error_messages={"required": _("Choose one.")})
    reason = PlainTextField(label=_("Why?"), max_length=300, error_messages={"required": _("Say why.")})


class AnewForm(OfOneForm):
    language = forms.ChoiceField(label=_("Language"), required=False)
    size = forms.ChoiceField(
        label=_("Print size"), required=False, choices=[("", _("as on file")), *LetterSize.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("as on file")), ("en", "English"), ("es", "Español")]
        self.order_fields(["which", "language", "size", "reason"])
