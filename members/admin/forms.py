"""Forms of the program owner: the facts of a year, and a copy of it."""

import datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActForm
from members.models import ProgramYear
from members.year_facts import differences, facts, fingerprint
from mtmsite.forms import MemorableDateField, MemorableDateWidget, WholeNumberField

LONGEST_WAIT = datetime.timedelta(days=2 * 366)


class ProgramYearForm(forms.ModelForm):
    """Says which rule of the database an entry breaks, beside the entry, and what somebody else changed meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, label="")

    class Meta:
        model = ProgramYear
        exclude: list[str] = []  # the admin's fieldsets say which

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "seen" in self.fields:
            self.initial["seen"] = signing.dumps(facts(self.instance), compress=True)

    def has_changed(self) -> bool:
        return bool(self.changed_data)

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name != "seen"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        others = self._changed_by_others() if "seen" in self.fields else []
        if others:
            self.data = self.data.copy()  # what was typed stays; sent again, it counts
            self.data[self.add_prefix("seen")] = signing.dumps(facts(self._there), compress=True)
            self.add_error(None, [self._meanwhile(), *(_told(*each) for each in others)])
        return cleaned

    def _changed_by_others(self) -> list[tuple[str, str, str]]:
        """Under the lock of the row: whoever saves at the same moment comes after us, and sees what we saved."""
        self._there = ProgramYear.objects.select_for_update().get(pk=self.instance.pk)
        try:
            before = signing.loads(self.data.get(self.add_prefix("seen"), ""))
        except signing.BadSignature:
            before = {}
        return differences(before, facts(self._there))

    def _meanwhile(self) -> str:
        words = _("%(name)s changed this year since you opened it. Nothing was saved; what you typed is still here.")
        return words % {"name": self._there.changed_by or _("Somebody else")}

    def add_error(self, field: str | None, error: Any) -> None:
        for name, each in _one_by_one(field, error):
            place = each.code if name in (None, NON_FIELD_ERRORS) else name
            super().add_error(place if place in self.fields else None, each)


def _told(name: str, before: str, after: str) -> str:
    return _("%(name)s: it was “%(before)s”, now it is “%(after)s”.") % {"name": name, "before": before, "after": after}


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


class ApproveYearForm(ActForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, label="")
    sure = forms.BooleanField(
        label=_("I have looked at the preview and at what differs from the year before."),
        error_messages={"required": _("Say that you have looked at both.")},
    )

    def __init__(self, *args: Any, record: ProgramYear, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["seen"].initial = fingerprint(record)


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
