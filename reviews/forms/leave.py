"""The one interruption before leaving the program."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.forms.base import StepForm


class LeaveForm(StepForm):
    """Says what stops and what stays; going on is the confirmation."""

    heading = _("What leaving the program means")

    # The button of the page carries the answer.
    confirm = forms.ChoiceField(
        label="",
        choices=[("yes", _("Yes"))],
        error_messages={"required": _("Press “Go on to leave the program”, or choose something else.")},
    )

    def relevant(self) -> list[str]:
        return []
