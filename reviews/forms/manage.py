"""Find one's own request again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import PlainTextField, PublicForm
from reviews.forms.fields import BirthField


class ManageForm(PublicForm):
    """The reference and the birth date; both together open a request, nothing else does."""

    reference = PlainTextField(
        label=_("Reference"),
        help_text=_("It starts with MTM. You find it on the page you saw after sending, and in our letter."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "medium"}),
        error_messages={"required": _("Enter the reference.")},
    )
    birth = BirthField(label=_("The member’s date of birth"))

    def found_nothing(self) -> None:
        """The same words whether the reference is unknown or the date is another one."""
        self.add_error(
            "reference",
            _(
                "We have no request with this reference and this date of birth. Check both, or call us. After ten "
                "tries this page finds nothing for an hour."
            ),
        )
