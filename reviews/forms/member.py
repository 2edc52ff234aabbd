"""Whom the request is about."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from mtmsite.forms import MemorableDateWidget
from reviews.forms.about import About
from reviews.forms.base import StepForm
from reviews.forms.fields import ANY_NAME, BirthField, MemberIdField, NameField, ZipField


class MemberForm(StepForm):
    """Name, birth date, ZIP code, and the member ID if it is at hand."""

    heading = _("Tell us who you are")
    to_other = {
        "heading": _("Tell us who the member is"),
        "first_name": _("The member’s first name"),
        "last_name": _("The member’s last name"),
        "birth": _("The member’s date of birth"),
        "member_id": _("The member’s ID"),
        "zip_code": _("ZIP code where the member lives"),
    }

    first_name = NameField(
        label=_("Your first name"),
        help_text=ANY_NAME,
        autocomplete="given-name",
        error_messages={"required": _("Enter the first name.")},
    )
    last_name = NameField(
        label=_("Your last name"),
        help_text=ANY_NAME,
        autocomplete="family-name",
        error_messages={"required": _("Enter the last name.")},
    )
    birth = BirthField(label=_("Your date of birth"))
    member_id = MemberIdField(
        label=_("Your member ID"),
        help_text=_(
            "It is on the front of the plan’s ID card. The number of the red, white and blue Medicare card is fine "
            "too. Leave this box empty if you do not have it at hand."
        ),
        required=False,
    )
    zip_code = ZipField(
        label=_("Your ZIP code"),
        help_text=_("For example, 02108."),
        error_messages={"required": _("Enter the ZIP code.")},
    )

    def __init__(self, *args: Any, about: About) -> None:
        super().__init__(*args, about=about)
        if not about.is_self:
            self._offer_no_answers_of_the_helper()

    def _offer_no_answers_of_the_helper(self) -> None:
        self.fields["birth"].widget = MemorableDateWidget(autocomplete="")
        for name in ("first_name", "last_name", "zip_code"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
