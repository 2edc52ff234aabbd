"""Whose review begins."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.names import identifier_key
from mtmsite.forms import PlainTextField, PublicForm


class BeginForm(PublicForm):
    """The member ID in any spelling; gives ``member`` and the ``program_year`` of today."""

    member_id = PlainTextField(
        label=_("Member ID"),
        help_text=_("As on the member’s card. Case, dashes and blanks do not matter."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "medium", "autofocus": True}),
        error_messages={"required": _("Type the member ID.")},
    )

    def clean_member_id(self) -> str:
        typed: str = self.cleaned_data["member_id"]
        found = list(Member.objects.with_kept().filter(member_id_key=identifier_key(typed))[:2])
        if len(found) != 1:
            raise ValidationError(_("There is no member with this ID."))
        self.member = found[0].kept
        return typed

    def clean(self) -> dict[str, Any]:
        year = ProgramYear.objects.shown_on(timezone.localdate())
        if year is None:
            raise ValidationError(_("No program year is published for today."))
        if self.errors:
            return {}
        return {"member": self.member, "program_year": year}
