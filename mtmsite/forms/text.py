"""Plain text: any character that can be printed."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

LEFT_OUT = {"Cc", "Cs", "Zl", "Zp"}  # control characters, surrogates, line and paragraph separators


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
