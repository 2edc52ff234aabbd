"""Counts and amounts of money as people type them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
