"""What a rep answers about two records: two people, and how that is known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from mtmsite.forms import PlainTextField, Radios
from reviews.models import DuplicatePair

TWO = "two"


class PairForm(ActForm):
    """``facts`` goes with the page: a pair that was found anew since is not settled by an older look at it."""

    answer = forms.ChoiceField(
        label=_("Is it one person?"),
        widget=Radios,
        choices=[(TWO, _("No, two people"))],
        error_messages={"required": _("Choose one of the answers.")},
    )
    reason = PlainTextField(
        label=_("How do you know?"),
        help_text=_("For example: called both numbers; twins of the same birth date."),
        max_length=300,
        error_messages={"required": _("Say how you know.")},
    )
    facts = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, record: DuplicatePair, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["facts"].initial = record.facts

    @property
    def is_stale(self) -> bool:
        return self.cleaned_data["facts"] != self.record.facts
