"""All forms of the page on which a review is written, read and filled together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews.forms.encounter import (
    GoalForm,
    HeldForm,
    MedicineForm,
    Places,
    PrescriberForm,
    ProblemForm,
    QuestionForm,
    ToDoForm,
)

MOST = 100


@dataclass(frozen=True, kw_only=True)
class Part:
    """A list of the encounter: its ``key``, and what one entry is called."""

    key: str
    form: type[Places]
    title: Any
    one: Any


PARTS = (
    Part(key="medicines", form=MedicineForm, title=_("Medicines"), one=_("Medicine")),
    Part(key="to_do", form=ToDoForm, title=_("To-do list for the member"), one=_("Topic")),
    Part(key="problems", form=ProblemForm, title=_("Problems found"), one=_("Problem")),
    Part(key="goals", form=GoalForm, title=_("Goals by condition"), one=_("Goal")),
    Part(key="questions", form=QuestionForm, title=_("Questions of the member"), one=_("Question")),
    Part(key="to_prescribers", form=PrescriberForm, title=_("Recommendations to prescribers"), one=_("Recommendation")),
)


class EncounterPage:
    """The forms of one page. What was posted wins over what is kept; an entry whose places are all empty goes away."""

    def __init__(self, *, kept: Mapping[str, Any], data: Mapping[str, Any] | None = None, more: str = "") -> None:
        self.held = HeldForm(data, initial=HeldForm.shown(dict(kept)), prefix="held")
        self.parts = [(part, self._entries(part, kept, data, more == part.key)) for part in PARTS]

    def content(self) -> dict[str, Any]:
        """The encounter as a draft keeps it."""
        lists = {part.key: [each for form in forms if (each := form.places())] for part, forms in self.parts}
        return {**self.held.places(), **{key: entries for key, entries in lists.items() if entries}}

    def show_problems(self, problems: list[tuple[str, str]]) -> None:
        """Put each sentence at its place; one that has none on the page stands above all."""
        for place, sentence in problems:
            form, name = self._place(place)
            form.is_valid()
            form.add_error(name if name in form.fields else None, sentence)

    def error_summary(self) -> list[tuple[str, str]]:
        """All errors of the page, in its order."""
        forms = [self.held, *(form for _part, entries in self.parts for form in entries)]
        return [each for form in forms if form.is_bound for each in form.error_summary()]

    def _place(self, place: str) -> tuple[Places, str]:
        key, _dot, rest = place.partition(".")
        number, _dot, name = rest.partition(".")
        for part, forms in self.parts:
            if part.key == key and number.isdigit() and int(number) < len(forms):
                return forms[int(number)], name.partition(".")[0]
        return self.held, key

    @staticmethod
    def _entries(part: Part, kept: Mapping[str, Any], data: Mapping[str, Any] | None, more: bool) -> list[Places]:
        entries: list[dict[str, Any]] = list(kept.get(part.key, []))
        blank = 0 if entries and not more else 1
        number = len(entries) + blank if data is None else _posted(data, part.key)
        shown = [part.form.shown(each) for each in entries] + [{}] * max(0, number - len(entries))
        return [part.form(data, initial=shown[n], prefix=f"{part.key}-{n}") for n in range(number)]


def _posted(data: Mapping[str, Any], key: str) -> int:
    """How many entries the posted page had."""
    count = str(data.get(f"{key}-count", "0"))
    return min(int(count), MOST) if count.isascii() and count.isdigit() and len(count) < 6 else 0
