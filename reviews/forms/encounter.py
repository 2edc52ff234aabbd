"""The page on which a review is written: every place of the encounter, none of them demanded while it is a draft.

Places are named as in ``reviews.documents.encounter``, so that what is wrong with one is shown at it.
"""

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PublicForm
from reviews.models.codes import DeliveryMethod, Provider, Recipient

US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
KNOWN = [("", _("not known")), ("true", _("yes")), ("false", _("no"))]


def place(label: Any, hint: Any = "", lines: int = 1) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, widget=widget, strip=True)


def one_of(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "-"), *choices], help_text=hint, required=False)


class Places(PublicForm):
    """Fields by their place; ``dates`` are typed as 11/24/2026, ``lists`` one entry a line, ``known`` yes or no."""

    dates: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.unmarked = frozenset(self.base_fields)
        super().__init__(*args, **kwargs)

    def places(self) -> dict[str, Any]:
        """What was typed, as the document keeps it: without empty places; what cannot be read stays as typed."""
        typed = {name: self[name].value() or "" for name in self.fields}
        return {name: self._kept(name, str(value).strip()) for name, value in typed.items() if str(value).strip()}

    def _kept(self, name: str, value: str) -> Any:
        if name in self.lists:
            return [line.strip() for line in value.splitlines() if line.strip()]
        if name in self.dates:
            return iso_day(value)
        if name in self.known:
            return value == "true"
        if name in self.numbers and value.isascii() and value.isdigit() and len(value) < 6:
            return int(value)
        return value

    @classmethod
    def shown(cls, kept: dict[str, Any]) -> dict[str, Any]:
        """What the document has, as it is typed."""
        return {name: cls._typed(name, kept[name]) for name in cls.base_fields if kept.get(name) is not None}

    @classmethod
    def _typed(cls, name: str, value: Any) -> Any:
        if name in cls.lists:
            return "\n".join(value)
        if name in cls.dates:
            return us_day(value)
        return str(value).lower() if name in cls.known else value


def iso_day(typed: str) -> str:
    """``11/24/2026`` as ``2026-11-24``; anything else as it is."""
    found = US_DATE.fullmatch(typed)
    if not found:
        return typed
    month, day, year = map(int, found.groups())
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return typed


def us_day(kept: str) -> str:
    """The other way round."""
    try:
        return datetime.date.fromisoformat(kept).strftime("%m/%d/%Y")
    except ValueError:
        return kept


class HeldForm(Places):
    """How the review was held, and what belongs to the whole of it."""

    dates = frozenset({"held_on"})
    lists = frozenset({"sources", "allergies", "side_effects"})
    known = frozenset({"cognitively_impaired", "safe_disposal_told"})
    numbers = frozenset({"minutes"})

    held_on = place(_("Held on"), _("Such as 11/24/2026"))
    minutes = place(_("Minutes"))
    method = one_of(_("Held by"), DeliveryMethod.choices)
    provider = one_of(_("Who held it, as CMS names it"), Provider.choices)
    provider_name = place(_("Name of who held it"))
    provider_title = place(_("Title"), _("Printed below the letter"))
    supervised_by = place(_("Supervising pharmacist"), _("When an intern held it"))
    recipient = one_of(_("Held with"), Recipient.choices)
    why_not_the_member = place(
        _("Why not with the member"),
        _("Only somebody who cannot take part is spoken for. Not being reached is no reason."),
    )
    spoke_with = place(_("Who spoke for the member"))
    cognitively_impaired = forms.ChoiceField(label=_("Cognitively impaired"), choices=KNOWN, required=False)
    sources = place(_("Also looked at"), _("One a line, such as: your pill bottles"), 2)
    allergies = place(_("Allergies"), _("One a line"), 3)
    side_effects = place(_("Side effects the member has had"), _("One a line"), 3)
    other_information = place(_("Other information on the list"), lines=2)
    safe_disposal_told = forms.ChoiceField(label=_("Told how to dispose of medicines"), choices=KNOWN, required=False)


class MedicineForm(Places):
    dates = frozenset({"started", "stopped"})

    name = place(_("Medicine and strength"))
    kind = one_of(
        _("Kind"),
        [
            ("prescription", _("prescription")),
            ("over_the_counter", _("over the counter")),
            ("herbal", _("herbal")),
            ("supplement", _("vitamin or supplement")),
            ("sample", _("sample")),
        ],
    )
    how = place(_("How the member takes it"))
    why = place(_("Why"))
    prescriber = place(_("Prescriber"))
    started = place(_("Started"))
    stopped = place(_("Stopped"), _("It is not on the member’s list then"))
    why_stopped = place(_("Why stopped"))


class ToDoForm(Places):
    lists = frozenset({"what_to_do"})

    talked_about = place(_("What we talked about"), lines=2)
    what_to_do = place(_("What the member should do"), _("One step a line"), 3)


class ProblemForm(Places):
    heading = place(_("Problem"))
    category = one_of(
        _("Category"),
        [
            ("unnecessary_therapy", _("not needed")),
            ("needs_additional_therapy", _("something is missing")),
            ("ineffective_medicine", _("does not work")),
            ("dose_too_low", _("dose too low")),
            ("adverse_reaction", _("side effect")),
            ("dose_too_high", _("dose too high")),
            ("interaction", _("interaction")),
            ("not_taken", _("not taken as agreed")),
            ("cost", _("cost")),
            ("needs_monitoring", _("needs to be watched")),
        ],
    )
    severity = one_of(_("Severity"), [("high", _("high")), ("moderate", _("moderate")), ("low", _("low"))])
    recommendation = place(_("Recommendation"), lines=2)


class GoalForm(Places):
    condition = place(_("Condition"))
    goal = place(_("Goal"))


class QuestionForm(Places):
    asked = place(_("What the member asked"), lines=2)
    answered = place(_("Answer"), lines=2)


class PrescriberForm(Places):
    dates = frozenset({"sent_on", "answered_on"})

    prescriber = place(_("Prescriber"))
    text = place(_("What is recommended"), lines=2)
    sent_on = place(_("Sent on"))
    answer = one_of(
        _("Answer"),
        [
            ("accepted", _("accepted")),
            ("modified", _("accepted with a change")),
            ("refused", _("refused")),
            ("no_response", _("no answer")),
        ],
    )
    answered_on = place(_("Answered on"))
