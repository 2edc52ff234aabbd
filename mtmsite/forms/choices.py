"""Radio buttons and boxes whose options may carry a line of explanation."""

from collections.abc import Mapping
from typing import Any

from django import forms


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
