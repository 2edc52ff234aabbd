"""What all steps of the request share."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from mtmsite.forms import PublicForm
from reviews.documents.phrases import long_date
from reviews.forms.about import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the check page: the question in short, and its answer."""

    name: str
    label: str
    lines: list[str]


class StepForm(PublicForm):
    """One step. ``heading`` is the page's h1; ``to_other`` holds the words for someone who fills it in for the member.

    Keys of ``to_other`` are field names and ``heading``; ``%(name)s`` in the words is the member's name.
    ``in_short`` holds the words of the check page where the question itself would read oddly.
    """

    heading: Any = ""
    to_other: ClassVar[Mapping[str, Any]] = {}
    in_short: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, data: MultiValueDict[str, str] | None = None, *, about: About) -> None:
        super().__init__(data)
        self.about = about
        if not about.is_self:
            for name, field in self.fields.items():
                field.label = self.to_other.get(name, field.label) % {"name": about.name}

    def title(self) -> str:
        return self.about.say(self.heading, self.to_other.get("heading", self.heading))

    def typed(self) -> dict[str, list[str]]:
        """What was typed into this form's own boxes, without stray blanks."""
        return {
            box: [text.strip() for text in self.data.getlist(box)[-most:]]
            for box, most in self._boxes()
            if box in self.data
        }

    def _boxes(self) -> Iterator[tuple[str, int]]:
        """Name of each box and how many answers count: the last one, except where several may be chosen."""
        for name, field in self.fields.items():
            parts = field.widget.widgets_names if isinstance(field.widget, forms.MultiWidget) else [""]
            most = len(self.data.getlist(name)) if isinstance(field, forms.MultipleChoiceField) else 1
            yield from ((name + part, most) for part in parts)

    def rows(self) -> list[Row]:
        """What the check page shows of this step. The form must be valid."""
        return [Row(name=name, label=self._short(name), lines=self.answer(name)) for name in self.relevant()]

    def _short(self, name: str) -> str:
        return str(self.in_short.get(name, self[name].label))

    def relevant(self) -> list[str]:
        """Names of the fields whose answers count."""
        return list(self.fields)

    def answer(self, name: str) -> list[str]:
        """One answer in words, a line or more; empty when nothing was answered."""
        value = self.cleaned_data.get(name)
        if isinstance(value, bool):
            return [gettext("Yes") if value else gettext("No")]
        if isinstance(value, datetime.date):
            return [long_date(value)]
        in_words = dict(getattr(self.fields[name], "choices", ()))
        text = str(in_words.get(value, value or ""))
        return [text] if text else []
