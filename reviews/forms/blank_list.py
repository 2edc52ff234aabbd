"""Which blank medication list: the parameters of ``blank.pdf`` and of the page beside it."""

import datetime
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mtmsite.forms import ErrorSummaryMixin
from reviews.documents.editions import USUAL_ROWS
from reviews.documents.form_sets import LANGUAGES, all_form_sets, form_set_of
from reviews.documents.list_sheet import SIZES
from reviews.documents.medication_list import ROWS

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
SIZE_NAMES = {
    "standard": gettext_lazy("Standard print"),
    "large": gettext_lazy("Large print"),
    "wallet": gettext_lazy("Wallet size, to fold"),
}
REFUSALS = ("invalid", "invalid_choice", "min_value", "max_value")


class BlankListForm(ErrorSummaryMixin, forms.Form):
    """Every parameter has a usual value; an unknown or repeated one is an error like a wrong value."""

    use_required_attribute = False

    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES], required=False
    )
    size = forms.ChoiceField(
        label=gettext_lazy("Print size"), choices=[(size, SIZE_NAMES[size]) for size in SIZES], required=False
    )
    rows = forms.IntegerField(
        label=gettext_lazy("Number of rows, from 4 to 40"),
        min_value=ROWS.start,
        max_value=ROWS.stop - 1,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )
    fillable = forms.ChoiceField(
        label=gettext_lazy("How you fill it in"),
        choices=[("1", gettext_lazy("On the screen, or by hand")), ("0", gettext_lazy("By hand only"))],
        required=False,
    )

    def __init__(self, data: MultiValueDict[str, str] | None = None, *, today: datetime.date) -> None:
        usual = {
            "edition": today.year,
            "language": (get_language() or "en")[:2],
            "size": SIZES[0],
            "rows": USUAL_ROWS[SIZES[0]],
            "fillable": "1",
        }
        super().__init__(data, initial=usual)
        self.latest_edition = today.year + 1
        for name, sentence in self._sentences().items():
            self.fields[name].error_messages = dict.fromkeys(REFUSALS, sentence)

    def _sentences(self) -> dict[str, str]:
        """What each parameter may be, by the name that stands in the address."""
        in_numbers = _("“%(name)s” must be a number from %(first)s to %(last)s.")
        one_of = _("“%(name)s” must be one of these: %(allowed)s.")
        years = (all_form_sets()[0].first_year, self.latest_edition)
        numbers = {"edition": years, "rows": (ROWS[0], ROWS[-1])}
        words = {"language": LANGUAGES, "size": SIZES, "fillable": ("0", "1")}
        return {
            name: in_numbers % {"name": name, "first": first, "last": last} for name, (first, last) in numbers.items()
        } | {name: one_of % {"name": name, "allowed": ", ".join(allowed)} for name, allowed in words.items()}

    def clean_edition(self) -> int | None:
        edition: int | None = self.cleaned_data["edition"]
        if edition is not None and not self._has_a_form_set(edition):
            raise forms.ValidationError(self.fields["edition"].error_messages["invalid"], code="no_such_year")
        return edition

    def _has_a_form_set(self, edition: int) -> bool:
        try:
            form_set_of(edition)
        except LookupError:
            return False
        return edition <= self.latest_edition

    def clean(self) -> dict[str, Any]:
        data: Any = self.data
        if set(data) - set(self.fields):
            allowed = ", ".join(self.fields)
            sentence = _("The address may have these parts and no other: %(allowed)s.") % {"allowed": allowed}
            raise forms.ValidationError(sentence, code="unknown")
        for name in data:
            if len(data.getlist(name)) > 1:
                sentence = _("“%(name)s” may stand in the address once, not more often.") % {"name": name}
                self.add_error(name, forms.ValidationError(sentence, code="repeated"))
        return super().clean() or {}

    def wanted(self) -> dict[str, Any]:
        """The parameters of the list, usual values filled in. The form must be valid."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        wanted = {**self.initial, **given}
        wanted["rows"] = given.get("rows", USUAL_ROWS[wanted["size"]])
        return {**wanted, "fillable": wanted["fillable"] == "1"}
