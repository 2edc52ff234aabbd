"""A postal address in the United States: the same boxes and checks wherever one is typed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.addresses import PARTS, AddressWarning
from mtmsite.forms import PlainTextField
from reviews.forms.fields import ZipField

NEEDED = {
    "address1": _("Enter the street and number, or the box."),
    "city": _("Enter the city."),
    "state": _("Enter the state in two letters, for example MA."),
    "zip_code": _("Enter the ZIP code."),
}


class StateField(PlainTextField):
    """Two letters in any case. Cleans to ``MA``."""

    default_error_messages = {"state": NEEDED["state"]}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"autocomplete": "address-level1", "class": "short", "spellcheck": "false"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        code = str(super().clean(value)).upper().replace(".", "").replace(" ", "")
        if code and code not in addresses.STATES:
            raise forms.ValidationError(self.error_messages["state"], code="state")
        return code


def fields(prefix: str = "") -> dict[str, forms.Field]:
    """The boxes, by their names; which are needed, the form says."""
    autocomplete = {"address1": "address-line1", "address2": "address-line2", "city": "address-level2"}

    def text(name: str, label: Any, most: int) -> forms.Field:
        widget = forms.TextInput({"autocomplete": autocomplete[name], "spellcheck": "false"})
        return PlainTextField(label=label, max_length=most, widget=widget, required=False)

    found = {
        "address1": text("address1", _("Street and number, or box"), 60),
        "address2": text("address2", _("Apartment, floor or suite"), 60),
        "city": text("city", _("City"), 50),
        "state": StateField(label=_("State, in two letters"), required=False),
        "zip_code": ZipField(label=_("ZIP code of this address"), required=False),
    }
    return {f"{prefix}{name}": field for name, field in found.items()}


def missing(answers: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """What to say at which box that is needed and empty."""
    return {f"{prefix}{name}": words for name, words in NEEDED.items() if not answers.get(f"{prefix}{name}")}


def lines(answers: Mapping[str, Any], prefix: str = "") -> list[str]:
    """As on an envelope, below the name."""
    return addresses.lines(**_parts(answers, prefix))


def _parts(answers: Mapping[str, Any], prefix: str) -> dict[str, str]:
    return {name: answers.get(f"{prefix}{name}", "") for name in PARTS}


def doubts(answers: Mapping[str, Any], prefix: str = "") -> str:
    """What looks wrong, as one sentence; empty when nothing does. It stops nothing: the post knows more."""
    codes = addresses.warnings(**_parts(answers, prefix))
    words = ", ".join(str(AddressWarning(code).label) for code in codes)
    return gettext("Please check the address: %(doubts)s.") % {"doubts": words} if words else ""
