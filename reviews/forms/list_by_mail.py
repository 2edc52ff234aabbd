"""Ask for a blank list by mail."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PublicForm, Radios
from reviews.forms.blank_list import LANGUAGE_NAMES, SIZE_NAMES
from reviews.forms.fields import ANY_NAME, BirthField, MemberIdField, NameField, ZipField
from reviews.services.lists_by_mail import Wish


class ListByMailForm(PublicForm):
    """Who the member is, and which list. One of member ID and ZIP code is enough."""

    first_name = NameField(
        label=_("The member’s first name"),
        help_text=ANY_NAME,
        error_messages={"required": _("Enter the first name.")},
    )
    last_name = NameField(
        label=_("The member’s last name"),
        help_text=ANY_NAME,
        error_messages={"required": _("Enter the last name.")},
    )
    birth = BirthField(label=_("The member’s date of birth"))
    zip_code = ZipField(
        label=_("ZIP code where the member lives"),
        help_text=_("For example, 02108. Leave it empty if you enter the member ID."),
        required=False,
    )
    member_id = MemberIdField(
        label=_("The member’s ID"),
        help_text=_("It is on the front of the plan’s ID card. Leave it empty if you entered the ZIP code."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Which language should the list have?"),
        widget=Radios,
        choices=list(LANGUAGE_NAMES.items()),
        error_messages={"required": _("Choose the language of the list.")},
    )
    size = forms.ChoiceField(
        label=_("Which size should the list have?"),
        widget=Radios,
        choices=list(SIZE_NAMES.items()),
        error_messages={"required": _("Choose the size of the list.")},
    )
    unmarked = frozenset({"zip_code", "member_id"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        usual = {"language": (get_language() or "en")[:2], "size": "standard"}
        super().__init__(*args, initial=usual, **kwargs)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        typed = [answers.get(name) or name in self.errors for name in ("zip_code", "member_id")]
        if not any(typed):
            self.add_error("zip_code", _("Enter the ZIP code or the member ID."))
        return answers

    def wish(self) -> Wish:
        """What the service takes. The form must be valid."""
        answers = dict(self.cleaned_data)
        return Wish(birth_date=answers.pop("birth"), **answers)
