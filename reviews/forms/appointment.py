"""When the member would like to be called: up to three wishes."""

import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import Checkboxes
from mtmsite.unbroken import unbroken
from reviews.documents import phrases
from reviews.documents.phrases import part_of_day, window_text
from reviews.forms.about import About
from reviews.forms.base import StepForm
from reviews.offered_times import offered_days, parts_of_day

NOT_SURE, ANY_TIME = "not_sure", "any_time"
MOST_WISHES = 3
WITHOUT_A_TIME = [
    (ANY_TIME, _("Any time is fine")),
    (NOT_SURE, _("I’m not sure. Please call to find a time.")),
]


class DaysAndParts(Checkboxes):
    """A group of boxes per day; the first box of all has the id that the error summary links to."""

    template_name = "reviews/widgets/days_and_parts.html"

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, "0" if index == "0_0" else index)


class AppointmentForm(StepForm):
    """The next days on which the vendor calls, each with its parts of day; or any time; or "not sure"."""

    heading = _("When may the pharmacist call?")
    to_other = {
        "heading": _("When may the pharmacist call %(name)s?"),
    }

    in_short = {"windows": _("Times you chose")}
    unmarked = frozenset({"windows"})

    windows = forms.MultipleChoiceField(
        label=_("Choose up to three times"),
        help_text=_("All times are Eastern time."),
        widget=DaysAndParts,
        required=False,
        error_messages={
            "invalid_choice": _("One of these times can no longer be chosen. Choose from the times below."),
        },
    )

    any_time = False

    def __init__(self, *args: Any, about: About) -> None:
        super().__init__(*args, about=about)
        days = _days(about)
        self.fields["windows"].choices = [*days, *(WITHOUT_A_TIME if days else WITHOUT_A_TIME[1:])]

    def clean_windows(self) -> list[str]:
        """No more than three. "Any time" or "not sure" alone, like no answer, is no wish for a time."""
        wishes: list[str] = list(dict.fromkeys(self.cleaned_data["windows"]))
        self.any_time = wishes == [ANY_TIME]
        if wishes in ([], [NOT_SURE], [ANY_TIME]):
            return []
        if {NOT_SURE, ANY_TIME} & set(wishes):
            raise forms.ValidationError(
                _("Choose times, or “Any time is fine”, or “I’m not sure”: only one of these."), code="both"
            )
        if len(wishes) > MOST_WISHES:
            raise forms.ValidationError(
                _("Choose no more than three times. You chose %(number)s.") % {"number": len(wishes)}, code="too_many"
            )
        return sorted(wishes, key=_by_time)

    def clean(self) -> dict[str, Any]:
        return {**(super().clean() or {}), "any_time": self.any_time}

    def answer(self, name: str) -> list[str]:
        wishes = [window_text(window) for window in self.cleaned_data["windows"]]
        return wishes or [gettext("Any time is fine.") if self.any_time else gettext("Not sure. Call to find a time.")]

    def days(self) -> list[Any]:
        """The days that may be chosen; none at the end of a year."""
        return _days(self.about)

    def elsewhere(self) -> list[str]:
        """What ten o'clock is in the other time zones of the country, for members who travel or live there."""
        day = next(iter(_offered(self.about)), self.about.today)
        return phrases.ten_elsewhere(day)


def _by_time(window: str) -> tuple[str, int]:
    day, _, part = window.rpartition("-")
    return day, ["morning", "afternoon", "evening"].index(part)


def _days(about: About) -> list[tuple[str, list[tuple[str, str]]]]:
    """One group per day: its weekday and date in words, and its parts with their hours."""
    if about.year is None:
        return []
    parts = [(part, part_of_day(part, *times)) for part, times in parts_of_day(about.year).items()]
    return [(_day_label(day), _parts(day, parts, about)) for day in _offered(about)]


def _parts(day: datetime.date, parts: list[tuple[str, str]], about: About) -> list[tuple[str, str]]:
    windows = [(f"{day.isoformat()}-{part}", label) for part, label in parts]
    return [(window, label) for window, label in windows if about.has_room(window)]


def _offered(about: About) -> list[datetime.date]:
    if about.year is None:
        return []
    return offered_days(about.year, about.year.year, about.today, about.weekdays, about.days_with_room())


def _day_label(day: datetime.date) -> str:
    label = gettext("%(weekday)s, %(date)s") % {
        "weekday": date_format(day, "l"),
        "date": unbroken(date_format(day, "MONTH_DAY_FORMAT")),
    }
    return label[:1].upper() + label[1:]
