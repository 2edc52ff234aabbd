"""Dates people know by heart: month, day and year in three boxes."""

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MONTH_NAMES = (
    "january february march april may june july august september october november december".split(),
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
)


class MemorableDateWidget(forms.MultiWidget):
    """Month, day, year: three labelled boxes named ``<field>_month``, ``_day`` and ``_year``."""

    template_name = "widgets/memorable_date.html"
    use_fieldset = True
    PARTS = (("month", _("Month")), ("day", _("Day")), ("year", _("Year")))

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "bday") -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(
                {"inputmode": "numeric", "autocomplete": f"{autocomplete}-{part}" if autocomplete else "off"}
            )
            for part, _label in self.PARTS
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.month, value.day, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, (part, label) in zip(context["widget"]["subwidgets"], self.PARTS, strict=True):
            box["label"], box["part"] = label, part
            box["attrs"]["id"] = f"{context['widget']['attrs'].get('id', name)}_{part}"
        return context


class MemorableDateField(forms.Field):
    """A date in three boxes. Takes 1 or 2 digits and month names in English or Spanish. Cleans to ``date``.

    ``earliest_year`` and ``latest`` (a function, so that the day is that of the answer) bound it;
    by default any day from 1900 up to today.
    """

    widget = MemorableDateWidget
    default_error_messages = {
        "required": _("Enter the date: month, day and year."),
        "month": _("The date must include a month."),
        "day": _("The date must include a day."),
        "year": _("The date must include a year."),
        "digits": _("Enter the month, day and year as numbers, for example 4 28 1948."),
        "century": _("Enter all four digits of the year, for example 1948."),
        "impossible": _("This day is not in the calendar. Check the month and the day."),
        "too_early": _("Check the year: it must be %(year)s or later."),
        "too_late": _("The date must be in the past."),
    }

    def __init__(
        self, *, earliest_year: int = 1900, latest: Callable[[], datetime.date] = timezone.localdate, **kwargs: Any
    ) -> None:
        self.earliest_year, self.latest = earliest_year, latest
        super().__init__(**kwargs)

    def clean(self, value: Sequence[str | None] | None) -> datetime.date | None:
        parts = [str(part or "").strip(" .,/\t").rstrip("- ") for part in (value or ["", "", ""])]
        missing = [name for name, part in zip(("month", "day", "year"), parts, strict=True) if not part]
        if len(missing) == 3:
            if self.required:
                self._refuse("required")
            return None
        if missing:
            raise forms.ValidationError([self.error_messages[name] for name in missing])
        return self._date(*parts)

    def _date(self, month: str, day: str, year: str) -> datetime.date:
        numbers = (month_number(month), _small_number(day), _small_number(year))
        if None in numbers:
            self._refuse("digits")
        if len(year) != 4:
            self._refuse("century")
        try:
            date = datetime.date(int(year), numbers[0] or 0, int(day))
        except ValueError:
            self._refuse("impossible")
        if date.year < self.earliest_year:
            self._refuse("too_early", year=self.earliest_year)
        if date > self.latest():
            self._refuse("too_late")
        return date

    def _refuse(self, code: str, **values: Any) -> Any:
        raise forms.ValidationError(
            self.error_messages[code] % values if values else self.error_messages[code], code=code
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return any(data or [])


def month_number(text: str) -> int | None:
    """1 to 12 from "4", "04", "Apr", "april", "abr" or "abril"; ``None`` when it is no month's name.

    A number out of range comes back as it is, so that the calendar can refuse it.
    """
    if (number := _small_number(text)) is not None:
        return number
    name = text.casefold().rstrip(".")
    if len(name) < 3:
        return None
    return next((names.index(m) + 1 for names in MONTH_NAMES for m in names if m.startswith(name)), None)


def _small_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None
