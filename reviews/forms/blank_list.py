"""Which blank medication list: the parameters of ``blank.pdf``."""

import datetime
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mtmsite.forms import ErrorSummaryMixin
from reviews.documents.form_sets import LANGUAGES, form_set_of
from reviews.documents.medication_list import ROWS, SIZES

USUAL_ROWS = 12
LANGUAGE_NAMES = {"en": "English", "es": "Español"}
SIZE_NAMES = {"standard": _("Standard print"), "large": _("Large print"), "wallet": _("Wallet size, to fold")}


class BlankListForm(ErrorSummaryMixin, forms.Form):
    """Every parameter has a usual value; an unknown or repeated one is an error like a wrong value."""

    use_required_attribute = False

    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language"), choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES], required=False
    )
    size = forms.ChoiceField(
        label=_("Print size"), choices=[(size, SIZE_NAMES[size]) for size in SIZES], required=False
    )
    rows = forms.IntegerField(
        label=_("Number of rows, from 4 to 40"),
        min_value=ROWS.start,
        max_value=ROWS.stop - 1,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )
    fillable = forms.ChoiceField(
        label=_("How you fill it in"),
        choices=[("1", _("On the screen, or by hand")), ("0", _("By hand only"))],
        required=False,
    )

    def __init__(self, data: MultiValueDict[str, str] | None = None, *, today: datetime.date) -> None:
        usual = {
            "edition": today.year,
            "language": (get_language() or "en")[:2],
            "size": SIZES[0],
            "rows": USUAL_ROWS,
            "fillable": "1",
        }
        super().__init__(data, initial=usual)
        self.latest_edition = today.year + 1

    def clean_edition(self) -> int | None:
        edition: int | None = self.cleaned_data["edition"]
        if edition is not None and not self._has_a_form_set(edition):
            raise forms.ValidationError(_("There is no list for that year."), code="no_such_year")
        return edition

    def _has_a_form_set(self, edition: int) -> bool:
        try:
            form_set_of(edition)
        except LookupError:
            return False
        return edition <= self.latest_edition

    def clean(self) -> dict[str, Any]:
        data: Any = self.data
        if set(data) - set(self.fields) or any(len(data.getlist(name)) > 1 for name in data):
            raise forms.ValidationError(
                _("The address asks for something that the list does not have."), code="unknown"
            )
        return super().clean() or {}

    def wanted(self) -> dict[str, Any]:
        """The parameters of the PDF, usual values filled in. The form must be valid."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        wanted = {**self.initial, **given}
        return {**wanted, "fillable": wanted["fillable"] == "1"}
