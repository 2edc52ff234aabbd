"""Fields of the request that forgive how people type."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import MemorableDateField, PlainTextField

ANY_NAME = _("Up to 100 characters. Any letters and signs are fine.")
DASHES = "-‐‑‒–—−."


class NameField(PlainTextField):
    """One long field; any character that can be printed."""

    def __init__(self, *, autocomplete: str = "off", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"spellcheck": "false", "autocomplete": autocomplete}))
        super().__init__(max_length=100, **kwargs)


class BirthField(MemorableDateField):
    """A date of birth; errors name it."""

    default_error_messages = {
        "required": _("Enter the date of birth: month, day and year."),
        "month": _("The date of birth must include a month."),
        "day": _("The date of birth must include a day."),
        "year": _("The date of birth must include a year."),
        "too_late": _("The date of birth must be in the past."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example, 4 28 1948."))
        super().__init__(**kwargs)


class PhoneField(PlainTextField):
    """A number in any format, kept as typed. A number without country code counts as one of the United States."""

    default_error_messages = {
        "phone": _("Enter a phone number with its area code, for example 617-555-0123."),
    }

    def __init__(self, *, autocomplete: str = "tel", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"type": "tel", "autocomplete": autocomplete, "class": "medium"}))
        super().__init__(max_length=40, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _can_be_called(value):
            raise forms.ValidationError(self.error_messages["phone"], code="phone")


def _can_be_called(text: str) -> bool:
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return False
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


class ZipField(PlainTextField):
    """Five or nine digits, with or without a dash. Cleans to ``02108`` or ``02108-1234``."""

    default_error_messages = {
        "zip": _("Enter a ZIP code of 5 or 9 digits, for example 02108."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "postal-code", "class": "short"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        digits = re.sub(rf"[\s{re.escape(DASHES)}]", "", super().clean(value))
        if digits and not re.fullmatch(r"[0-9]{5}([0-9]{4})?", digits):
            raise forms.ValidationError(self.error_messages["zip"], code="zip")
        return f"{digits[:5]}-{digits[5:]}" if digits[5:] else digits


class MemberIdField(PlainTextField):
    """A member ID or Medicare number with any blanks, dashes and case; kept as typed."""

    default_error_messages = {
        "no_letters": _("Enter the letters and numbers of the ID, or leave this box empty."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"spellcheck": "false", "autocomplete": "off", "class": "medium"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not any(char.isalnum() for char in value):
            raise forms.ValidationError(self.error_messages["no_letters"], code="no_letters")
