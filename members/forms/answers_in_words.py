"""What was answered in the self-check, question by question, as the result page and its print-out repeat it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from members.forms.self_check import SelfCheckForm
from mtmsite.forms import MoneyField
from mtmsite.templatetags.site import dollars

QUESTIONS = ("conditions", "drug_count", "annual_cost", "at_risk", "worth_asking")
Answered = tuple[str, list[str]]


def answers_in_words(form: SelfCheckForm) -> list[Answered]:
    """Each question of a valid form with its answers; what was skipped says so."""
    asked = (name for name in QUESTIONS if name in form.fields)
    return [(str(form.fields[name].label), _answers(form, name) or [_("Not answered")]) for name in asked]


def _answers(form: SelfCheckForm, name: str) -> list[str]:
    value, not_sure = form.cleaned_data[name], form.cleaned_data.get(f"{name}_not_sure")
    said = _said(form.fields[name], value)
    if name == "conditions" and not said and not not_sure:
        said = [_("None of them")]
    return [*said, str(form.fields[f"{name}_not_sure"].label)] if not_sure else said


def _said(field: forms.Field, value: Any) -> list[str]:
    if isinstance(field, forms.ChoiceField):  # one or several of a list
        picked = value if isinstance(value, list) else [value]
        return [str(label) for slug, label in field.choices if slug in picked]
    if value is None:
        return []
    return [dollars(value) if isinstance(field, MoneyField) else str(value)]
