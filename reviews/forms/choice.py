"""What is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import Radios
from reviews.forms.base import StepForm
from reviews.models import Choice

LABELS = [
    (Choice.REVIEW, _("Ask for a medicine review")),
    (Choice.NOT_NOW, _("Not now, but stay in the program")),
    (Choice.LEAVE, _("Leave the program")),
    (Choice.COME_BACK, _("Come back into the program")),
]
HINTS = {
    Choice.REVIEW: _("A pharmacist goes through all the medicines in a phone call. It is free."),
    Choice.NOT_NOW: _("No review for now. You can ask for one later this year."),
    Choice.LEAVE: _("No more reviews, letters or calls from this program. The drug coverage stays the same."),
    Choice.COME_BACK: _("For members who left the program earlier and changed their mind."),
}


class ChoiceForm(StepForm):
    """Have a review, not now, leave, or come back: leaving is not the same as not now."""

    heading = _("What would you like to do?")
    to_other = {
        "heading": _("What would you like to do for %(name)s?"),
        "choice": _("For %(name)s, I want to"),
    }

    in_short = {"choice": _("What you want to do")}

    choice = forms.ChoiceField(
        label=_("I want to"),
        choices=LABELS,
        widget=Radios(hints=HINTS),
        error_messages={"required": _("Choose what you would like to do.")},
    )
