"""Form parts that forgive how people type: dates, money, plain text, choices with hints."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

MONTH_NAMES = (
    "january february march april may june july august september october november december".split(),
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
)
LEFT_OUT = {"Cc", "Cs", "Zl", "Zp"}  # control characters, surrogates, line and paragraph separators


class ErrorSummaryMixin:
    """``error_summary()`` for ``components/error_summary.html``."""

    def error_summary(self: Any) -> list[tuple[str, str]]:
        """Where each error lies and what it says; every link leads to the first control of its field."""
        found: list[tuple[str, str]] = []
        for name, messages in self.errors.items():
            href = "#main" if name == "__all__" else "#" + first_control_id(self[name])
            found += [(href, str(message)) for message in messages]
        return found


def first_control_id(field: BoundField) -> str:
    """The id of the control that a link from the error summary should focus."""
    widget = field.field.widget
    if isinstance(widget, MemorableDateWidget):
        return f"{field.auto_id}_month"
    return (
        f"{field.auto_id}_0" if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) else field.auto_id
    )


class PublicForm(ErrorSummaryMixin, forms.Form):
    """A form of the public pages: the server checks, the browser never blocks.

    Fields that need no answer are marked "(optional)", but not single boxes and not those in ``unmarked``.
    """

    use_required_attribute = False
    unmarked: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            single_box = isinstance(field.widget, forms.CheckboxInput)
            field.says_optional = not (field.required or single_box or name in self.unmarked)  # type: ignore[attr-defined]


# Plain text --------------------------------------------------------------------------------------------------------


class PlainTextField(forms.CharField):
    """Any character that can be printed; stray blanks go silently, control characters are refused.

    No ``maxlength`` in the page: a text that is too long is kept and explained, never cut.
    """

    default_error_messages = {
        "control": _("Take out the characters that cannot be printed. Typing the text again helps."),
    }

    def __init__(self, *, max_length: int = 100, multiline: bool = False, **kwargs: Any) -> None:
        if multiline:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        self.multiline = multiline
        super().__init__(max_length=max_length, **kwargs)
        self.validators[:] = [v for v in self.validators if v.__class__.__name__ != "MaxLengthValidator"]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().to_python(value) or "").replace("\r\n", "\n")
        if not self.multiline:
            text = " ".join(re.split(r"[ \t\u00a0]+", text)).strip()
        return text

    def validate(self, value: str) -> None:
        super().validate(value)
        allowed = "\n\t" if self.multiline else ""
        if any(unicodedata.category(char) in LEFT_OUT and char not in allowed for char in value):
            raise forms.ValidationError(self.error_messages["control"], code="control")
        if self.max_length is not None and len(value) > self.max_length:
            raise forms.ValidationError(
                ngettext_lazy(
                    "Use %(max)s character or fewer. You used %(used)s.",
                    "Use %(max)s characters or fewer. You used %(used)s.",
                    self.max_length,
                )
                % {"max": self.max_length, "used": len(value)},
                code="max_length",
            )


# Numbers and money -------------------------------------------------------------------------------------------------


class WholeNumberField(forms.Field):
    """A count as people type it: blanks and commas do not matter. Cleans to ``int`` or ``None``."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Enter a whole number in digits, for example 8."),
        "negative": _("Enter a number that is not below zero."),
        "too_big": _("Enter a number of %(max)s or less."),
    }

    def __init__(self, *, max_value: int, **kwargs: Any) -> None:
        self.max_value = max_value
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "class": "short"}

    def to_python(self, value: Any) -> int | None:
        text = re.sub(r"[ \t\r\n\u00a0\u2009\u202f,]", "", str(value or ""))
        if not text:
            return None
        if re.fullmatch(r"[-−–][0-9]+(\.[0-9]*)?", text):
            raise forms.ValidationError(self.error_messages["negative"], code="negative")
        if not re.fullmatch(r"[0-9]+(\.0*)?", text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        digits = text.split(".")[0].lstrip("0") or "0"
        if len(digits) > 9 or int(digits) > self.max_value:
            raise forms.ValidationError(self.error_messages["too_big"] % {"max": self.max_value}, code="too_big")
        return int(digits)


class MoneyField(forms.Field):
    """Dollars as people type them ("$4,935.01"). Cleans to ``Decimal`` or ``None``.

    A comma that cannot be a thousands mark is refused and explained: reading "4935,50" as
    four hundred thousand would be worse than asking.
    """

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Enter an amount in dollars, for example 2,450 or 2,450.75."),
        "negative": _("Enter an amount that is not below zero."),
        "cents": _("Enter dollars and cents with no more than two digits after the point, for example 2,450.75."),
        "too_big": _("Enter an amount below 10 million dollars."),
    }

    def __init__(self, *, max_value: Decimal, **kwargs: Any) -> None:
        self.max_value = max_value
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "class": "medium"}

    def to_python(self, value: Any) -> Decimal | None:
        text = re.sub(r"[ \t\r\n\u00a0\u2009\u202f]|US\$|USD|\$", "", str(value or ""), flags=re.IGNORECASE)
        if not text:
            return None
        if text[0] in "-−–(":
            raise forms.ValidationError(self.error_messages["negative"], code="negative")
        if not re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\.[0-9]*)?", text) or text == ".":
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return self._amount(text.replace(",", ""))

    def _amount(self, text: str) -> Decimal:
        dollars, _point, cents = text.partition(".")
        if len(cents.rstrip("0")) > 2:
            raise forms.ValidationError(self.error_messages["cents"], code="cents")
        if len(dollars.lstrip("0")) > 12 or Decimal(text) > self.max_value:
            raise forms.ValidationError(self.error_messages["too_big"], code="too_big")
        return Decimal(text).quantize(Decimal("0.01"))


# Choices with hints ------------------------------------------------------------------------------------------------


class _HintedChoices:
    """Options may carry a line of explanation: ``Radios(hints={"leave": _("…")})``."""

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.hints = dict(hints or {})
        super().__init__(*args, **kwargs)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        return {**option, "hint": self.hints.get(str(value), "")}


class Radios(_HintedChoices, forms.RadioSelect):
    template_name = "widgets/choices.html"


class Checkboxes(_HintedChoices, forms.CheckboxSelectMultiple):
    template_name = "widgets/choices.html"


# Dates people know by heart ----------------------------------------------------------------------------------------


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
