"""Boxes in which a rep says who gets copies of a member's packets, and how that was proved."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, Radios
from reviews.admin.forms import NONE_OF_THEM, MatchForm, SuggestionsForm
from reviews.forms import address
from reviews.forms.fields import NameField
from reviews.models import CopiesAskedBy, MemberRequest, Proof, Representative, Who
from reviews.services.representatives import Named

LONGEST = datetime.timedelta(days=366 * 20)
WHO = ("name", *address.PARTS, "proof", "proof_note", "until")
YES, NO = "yes", "no"


def a_day(label: Any) -> MemorableDateField:
    return MemorableDateField(
        label=label,
        required=False,
        widget=MemorableDateWidget(autocomplete=""),
        latest=lambda: timezone.localdate() + LONGEST,
        error_messages={"too_late": _("Choose a day within 20 years.")},
    )


def boxes() -> dict[str, forms.Field]:
    """All that is on file of a representative, in the order in which it is asked."""
    return {
        "name": NameField(label=_("Name, as on an envelope"), required=False),
        **address.fields(),
        "proof": forms.ChoiceField(
            label=_("How was it proved that this person may act for the member?"),
            widget=Radios,
            choices=Proof.choices,
            required=False,
        ),
        "proof_note": PlainTextField(
            label=_("About the proof"),
            help_text=_("For example: which paper, of which day. Needed for “something else”."),
            max_length=300,
            required=False,
        ),
        "until": a_day(_("Last day of copies (empty: until it is ended)")),
    }


def refuse(form: Any, answers: dict[str, Any]) -> None:
    """Say at its box what is missing; what stands there wrong has been said already."""
    found = address.missing(answers)
    if not answers.get("name"):
        found["name"] = _("Enter the name.")
    if not answers.get("proof"):
        found["proof"] = _("Choose how it was proved.")
    if answers.get("proof") == Proof.OTHER and not answers.get("proof_note"):
        found["proof_note"] = _("Say in words how it was proved.")
    since, until = answers.get("since") or timezone.localdate(), answers.get("until")
    if until and until < since:
        found["until"] = _("The last day is before the first.")
    for name, words in found.items():
        if name not in form.errors:
            form.add_error(name, words)


def named(answers: dict[str, Any], **more: Any) -> Named:
    """What the service takes, of answers that were refused nothing."""
    return Named(**{name: answers[name] for name in WHO}, **more)


class RepresentativeForm(ActForm):
    """Record or change; what is on file stands there, else what was asked for on the site."""

    unmarked = frozenset({*WHO, "since"} - {"address2"})

    asked_by = forms.ChoiceField(
        label=_("Who asked for the copies?"),
        widget=Radios,
        choices=CopiesAskedBy.choices,
        error_messages={"required": _("Choose who asked.")},
    )

    def __init__(self, *args: Any, on_file: Representative | None, asked: MemberRequest | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**boxes(), **self.fields, "since": a_day(_("First day of copies (empty: today)"))}
        for name, field in self.fields.items():
            field.says_optional = name == "address2"  # type: ignore[attr-defined]
        self.initial |= typed_before(on_file, asked)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        refuse(self, answers)
        return answers

    def named(self) -> Named:
        answers = self.cleaned_data
        since = answers["since"] or timezone.localdate()
        return named(answers, asked_by=answers["asked_by"], since=since)


def typed_before(on_file: Representative | None, asked: MemberRequest | None) -> dict[str, Any]:
    if on_file:
        return {name: getattr(on_file, name) for name in (*WHO, "asked_by", "since")}
    if asked:
        return {"name": asked.helper_name, "asked_by": CopiesAskedBy.REPRESENTATIVE, **asked.copy_place}
    return {}


class CopiesMixin:
    """Beside the match of a request by a legal representative: whether copies go there. ``clean`` leaves ``copies``."""

    def __init__(self, *args: Any, record: MemberRequest, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)  # type: ignore[call-arg]
        self.asks = record.who == Who.REPRESENTATIVE
        if self.asks:
            self._ask(record)

    def _ask(self: Any, record: MemberRequest) -> None:
        self.fields["copies"] = forms.ChoiceField(
            label=_("Does a copy of each packet go to the representative?"),
            help_text=_("Only when you have seen the papers, or the member says so."),
            widget=Radios,
            choices=[(YES, _("Yes, to the address below")), (NO, _("No"))],
            error_messages={"required": _("Choose yes or no.")},
        )
        self.fields |= boxes()
        for name in WHO:
            self.fields[name].says_optional = name == "address2"
        self.initial |= typed_before(None, record)
        if record.copy_wanted:
            self.fields["zip_code"].help_text = address.doubts(self.initial)
        else:
            self.initial["copies"] = NO

    def clean(self: Any) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean()  # type: ignore[misc]
        if not self.asks:
            return answers
        wanted = answers.pop("copies", None) == YES and "member" in answers
        if wanted:
            refuse(self, answers)
        self._forget(answers, wanted)
        return answers

    def _forget(self: Any, answers: dict[str, Any], wanted: bool) -> None:
        """What does not count is not looked at; what counts becomes one answer."""
        if not wanted:
            for name in WHO:
                self.errors.pop(name, None)
        elif not self.errors:
            answers["copies"] = named(answers, asked_by=CopiesAskedBy.REPRESENTATIVE, since=timezone.localdate())
        if self.data.get("candidate") == NONE_OF_THEM:
            self.errors.pop("copies", None)
        for name in WHO:
            answers.pop(name, None)


class RequestMatchForm(CopiesMixin, MatchForm):
    """Which member it is, and whether the representative gets copies."""


class RequestSuggestionsForm(CopiesMixin, SuggestionsForm):
    """The same on the worklist, where nobody may be meant."""
