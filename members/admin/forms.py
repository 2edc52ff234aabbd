"""Forms of the program owner: the facts of a year, and a copy of it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from members.models import ProgramYear
from mtmsite.forms import MemorableDateField, MemorableDateWidget, WholeNumberField

LONGEST_WAIT = datetime.timedelta(days=2 * 366)


class ProgramYearForm(forms.ModelForm):
    """Says which rule of the database an entry breaks, beside the entry."""

    class Meta:
        model = ProgramYear
        exclude: list[str] = []  # the admin's fieldsets say which

    def add_error(self, field: str | None, error: Any) -> None:
        for name, each in _one_by_one(field, error):
            place = each.code if name in (None, NON_FIELD_ERRORS) else name
            super().add_error(place if place in self.fields else None, each)


def _one_by_one(field: str | None, error: Any) -> list[tuple[str | None, ValidationError]]:
    """Each single error with the name it was given; the code of a broken constraint is a field's name."""
    if not isinstance(error, ValidationError):
        error = ValidationError(error)
    groups = error.error_dict if hasattr(error, "error_dict") else {field: error.error_list}
    return [(name, each) for name, errors in groups.items() for each in errors]


class CopyForm(ActForm):
    year = WholeNumberField(label=_("Year of the copy"), max_value=2100)

    def __init__(self, *args: Any, record: ProgramYear, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["year"].initial = record.year + 1


class PublishForm(ActForm):
    on = MemorableDateField(
        label=_("On which day? Leave empty to publish now"),
        help_text=_("It appears at midnight, Eastern time, by itself."),
        widget=MemorableDateWidget(autocomplete=""),
        latest=lambda: timezone.localdate() + LONGEST_WAIT,
        required=False,
        error_messages={"too_late": _("Choose a day within the next two years.")},
    )
    sure = forms.BooleanField(
        label=_("I have looked at the preview. From now on nobody can change this year."),
        error_messages={"required": _("Say that you have looked at the preview.")},
    )

    def clean_on(self) -> datetime.date | None:
        day = self.cleaned_data["on"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("Choose a day after today, or leave it empty to publish now."))
        return day
