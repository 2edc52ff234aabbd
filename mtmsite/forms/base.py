"""The form of the public pages, and its error summary."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from mtmsite.forms.dates import MemorableDateWidget


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
