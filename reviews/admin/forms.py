"""The rep's choice: which member a waiting request is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm, ReasonForm
from members.models import Member
from mtmsite.forms import PlainTextField, Radios
from reviews.likeness import REASONS
from reviews.models import MemberRequest, VendorNotice
from reviews.services import candidates, notices

SOMEONE_ELSE, NONE_OF_THEM = "other", "none"


class MatchForm(ActForm):
    """One of the candidates, or the member whose ID is typed. ``clean`` leaves ``member`` and ``reason``."""

    candidate = forms.ChoiceField(
        label=_("Which member is it?"),
        widget=Radios,
        error_messages={"required": _("Choose a member, or choose “another member” and type the ID.")},
    )
    member_id = PlainTextField(label=_("Member ID, for another member"), max_length=40, required=False)
    reason = PlainTextField(
        label=_("How do you know?"),
        help_text=_("For example: called the member, birth date and address confirmed."),
        max_length=300,
        error_messages={"required": _("Say how you know that it is this member.")},
    )

    def __init__(self, *args: Any, record: MemberRequest, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.candidates = candidates.find(record)
        self.people = {str(found.member.pk): found.member for found in self.candidates}
        field = self.fields["candidate"]
        field.choices = [(str(found.member.pk), described(found.member)) for found in self.candidates]
        field.choices += [(SOMEONE_ELSE, _("another member"))]
        field.widget.hints = {str(found.member.pk): agreeing(found) for found in self.candidates}
        if not self.candidates:
            field.initial = SOMEONE_ELSE

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        chosen = answers.pop("candidate", None)
        typed = answers.pop("member_id", "")
        if chosen == SOMEONE_ELSE:
            answers["member"] = self._by_id(typed)
        elif chosen == NONE_OF_THEM and not typed:
            return answers
        elif chosen and typed:
            self.add_error(
                "member_id", gettext("You chose a member above. Leave this empty, or choose “another member”.")
            )
        elif chosen:
            answers["member"] = self.people[chosen]
        return answers

    def _by_id(self, typed: str) -> Member | None:
        member = Member.objects.with_identifier(typed).with_kept().first() if typed else None
        if member is None:
            missing = gettext("Type the member ID.") if not typed else gettext("No member has this ID.")
            self.add_error("member_id", missing)
        return member.kept if member else None


class SuggestionsForm(MatchForm):
    """As ``MatchForm``, with one answer more: nobody of the plan is meant. ``member`` is then missing."""

    def __init__(self, *args: Any, record: MemberRequest, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["candidate"].choices += [(NONE_OF_THEM, _("none of these: reject the request"))]
        self.fields["candidate"].widget.hints[NONE_OF_THEM] = gettext("No letter and no notice leave.")
        self.fields["candidate"].error_messages["required"] = gettext(
            "Choose a member, or one of the last two answers."
        )


class MendForm(ReasonForm):
    """What a vendor stumbled over, as the request has it. ``clean`` leaves the corrections, and the reason."""

    phone = PlainTextField(label=_("Phone"), max_length=40, required=False)
    phone_alternate = PlainTextField(label=_("Other phone"), max_length=40, required=False)
    language = PlainTextField(label=_("Language"), max_length=40, required=False)

    def __init__(self, *args: Any, record: VendorNotice, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        for name in notices.MENDABLE:
            if record.request:
                self.fields[name].initial = getattr(record.request, name)
            else:
                del self.fields[name]  # about an enrolment: all of it is the plan's file's

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in notices.MENDABLE:
            if name in answers and answers[name] == getattr(self.record.request, name):
                del answers[name]
        return answers


def described(member: Member) -> str:
    """What may be shown of somebody who perhaps is not meant: ID, name, birth year, city."""
    return " · ".join(filter(None, [member.member_id, member.full_name, str(member.birth_date.year), member.city]))


def agreeing(found: candidates.Candidate) -> str:
    """Why somebody is suggested: “Same birth date; name one or two letters off; same ZIP code”."""
    words = "; ".join(str(REASONS[name]) for name in found.reasons)
    return words[:1].upper() + words[1:]
