"""Forms of the program owner: the facts of a year, and a copy of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from members.models import ProgramYear
from mtmsite.forms import WholeNumberField

# The database's rules in words, each at the field where it is mended.
RULES = {
    "program_year_is_plausible": ("year", _("A program year lies between 2006 and 2100.")),
    "two_or_three_conditions": (
        "min_conditions",
        _("A plan may ask for two or three conditions, no more (42 CFR 423.153(d)(2))."),
    ),
    "two_to_eight_drugs": ("min_drugs", _("A plan may ask for two to eight drugs, no more (42 CFR 423.153(d)(2)).")),
    "cost_threshold_is_positive": ("cost_threshold", _("The amount must be above zero.")),
    "opens_before_it_closes": ("closes_at", _("The line must close after it opens.")),
    "season_is_month_day": ("weekdays_only_from", _("Write both days as MM-DD, for example 04-01 and 09-30.")),
}


class ProgramYearForm(forms.ModelForm):
    """Says which rule of the database an entry breaks, beside the entry."""

    class Meta:
        model = ProgramYear
        exclude: list[str] = []  # the admin's fieldsets say which

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions()
        for constraint in ProgramYear._meta.constraints:
            try:
                constraint.validate(ProgramYear, self.instance, exclude=exclude)
            except ValidationError as error:
                field, words = RULES.get(constraint.name, (None, error.messages))
                self.add_error(field if field in self.fields else None, words)


class CopyForm(ActForm):
    year = WholeNumberField(label=_("Year of the copy"), max_value=2100)

    def __init__(self, *args: Any, record: ProgramYear, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["year"].initial = record.year + 1


class ConfirmForm(ActForm):
    sure = forms.BooleanField(
        label=_("I have looked at the preview. Members may see this year from now on, and nobody can change it."),
        error_messages={"required": _("Say that you have looked at the preview.")},
    )
