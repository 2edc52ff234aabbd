"""What a rep answers about two records: one person or two, which record is kept, and how that is known."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from members.models import Member
from mtmsite.forms import PlainTextField, Radios
from reviews.models import DuplicatePair

ONE, TWO = "one", "two"


class PairForm(ActForm):
    """``facts`` goes with the page: a pair that was found anew since is not settled by an older look at it."""

    unmarked = frozenset({"keep"})  # asked of who says yes

    answer = forms.ChoiceField(
        label=_("Is it one person?"),
        widget=Radios,
        choices=[(ONE, _("Yes, one person: merge the records")), (TWO, _("No, two people"))],
        error_messages={"required": _("Choose one of the answers.")},
    )
    keep = forms.ChoiceField(
        label=_("If it is one person: which record is kept?"),
        help_text=_("Requests, calls and letters of the other one go over to it. This can be undone."),
        widget=Radios,
        required=False,
    )
    reason = PlainTextField(
        label=_("How do you know?"),
        help_text=_("For example: called both numbers; twins of the same birth date."),
        max_length=300,
        error_messages={"required": _("Say how you know.")},
    )
    facts = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, record: DuplicatePair, newer: Member, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.people = {
            str(member.pk): member
            for member in sorted((record.first, record.second), key=lambda member: member != newer)
        }
        keep = self.fields["keep"]
        keep.choices = [(key, member.member_id) for key, member in self.people.items()]
        keep.widget.hints = {str(newer.pk): gettext("the newer one in the plan’s file")}
        keep.initial = str(newer.pk)
        self.fields["facts"].initial = record.facts

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("answer") == ONE and not answers.get("keep") and "keep" not in self.errors:
            self.add_error("keep", gettext("Choose the record that is kept."))
        return answers

    @property
    def kept(self) -> Member | None:
        """The record to keep; ``None`` when they are two people."""
        return self.people[self.cleaned_data["keep"]] if self.cleaned_data["answer"] == ONE else None

    @property
    def is_stale(self) -> bool:
        return self.cleaned_data["facts"] != self.record.facts
