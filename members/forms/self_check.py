"""The questions of the self-check for one program year; "not sure" is an answer everywhere."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.conditions import CONDITIONS
from members.models import ProgramYear
from members.self_check_words import worth_asking
from mtmsite.forms import Checkboxes, MoneyField, PublicForm, Radios, WholeNumberField
from mtmsite.templatetags.site import in_language

MOST_DRUGS = 99
HIGHEST_COST = Decimal("9999999.99")


class SelfCheckForm(PublicForm):
    """Field names are a stable interface. A number wins over a ticked "not sure" beside it.

    ``worth_asking`` is no part of the rule: it changes no outcome.
    """

    unmarked = frozenset({"conditions", "drug_count", "annual_cost", "at_risk"})

    conditions = forms.MultipleChoiceField(
        label=_("Which of these health problems do you have?"),
        help_text=_("Check all that a doctor told you about. If you have none of them, leave the boxes empty."),
        widget=Checkboxes,
        required=False,
        error_messages={
            "invalid_choice": _("Check only health problems from this list."),
            "invalid_list": _("Check only health problems from this list."),
        },
    )
    conditions_not_sure = forms.BooleanField(label=_("I’m not sure about some of these"), required=False)
    drug_count = WholeNumberField(
        label=_("How many medicines do you take that Part D covers?"),
        help_text=_("Count each medicine one time. Do not count what you buy without a prescription. For example: 8"),
        max_value=MOST_DRUGS,
        required=False,
        error_messages={
            "invalid": _("Enter the number of medicines in digits, for example 8."),
            "negative": _("The number of medicines cannot be below zero."),
            "too_big": _("The number of medicines must be %(max)s or less."),
        },
    )
    drug_count_not_sure = forms.BooleanField(label=_("I’m not sure how many"), required=False)
    annual_cost = MoneyField(
        label=_("What do these medicines cost in a year?"),
        help_text=_(
            "Add what you pay and what your plan pays. Your Part D Explanation of Benefits shows both. "
            "For example: 2,450"
        ),
        max_value=HIGHEST_COST,
        required=False,
        error_messages={
            "invalid": _("Enter the yearly cost in dollars, for example 2,450 or 2,450.75."),
            "negative": _("The yearly cost cannot be below zero."),
            "cents": _("Enter the yearly cost with no more than two digits after the point, for example 2,450.75."),
            "too_big": _("The yearly cost must be below 10 million dollars."),
        },
    )
    annual_cost_not_sure = forms.BooleanField(label=_("I’m not sure about the cost"), required=False)
    at_risk = forms.ChoiceField(
        label=_("Does the plan’s drug management program limit how you get a medicine?"),
        help_text=_(
            "For example, you may get opioid pain medicines from one doctor or one drugstore only. "
            "The plan would have told you in a letter."
        ),
        choices=[("yes", _("Yes")), ("no", _("No")), ("not_sure", _("I’m not sure"))],
        widget=Radios,
        required=False,
        error_messages={"invalid_choice": _("Choose yes, no, or “I’m not sure”.")},
    )
    worth_asking = forms.MultipleChoiceField(
        label=_("Which of these are true for you?"),
        help_text=_("Check all that are true. You can also skip this question."),
        widget=Checkboxes,
        required=False,
        error_messages={
            "invalid_choice": _("Check only sentences from this list."),
            "invalid_list": _("Check only sentences from this list."),
        },
    )
    worth_asking_not_sure = forms.BooleanField(label=_("I’m not sure about some of these sentences"), required=False)

    def __init__(self, *args: Any, year: ProgramYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slugs = year.condition_slugs()
        self.fields["conditions"].choices = [(slug, CONDITIONS[slug]) for slug in slugs]  # type: ignore[attr-defined]
        self.fields["worth_asking"].choices = [(each.key, in_language(each.text)) for each in worth_asking()]  # type: ignore[attr-defined]
        if not year.at_risk_route:
            del self.fields["at_risk"]

    def clean_conditions(self) -> list[str]:
        return self._each_once("conditions", _("Check each health problem only once."))

    def clean_worth_asking(self) -> list[str]:
        return self._each_once("worth_asking", _("Check each sentence only once."))

    def _each_once(self, name: str, message: Any) -> list[str]:
        ticked: list[str] = self.cleaned_data[name]
        if len(ticked) > len(self.fields[name].choices):  # type: ignore[attr-defined]
            raise forms.ValidationError(message, code="too_many")
        return ticked

    def clean(self) -> dict[str, Any]:
        self._ask_for("drug_count", _("Enter how many medicines you take, or check “I’m not sure how many”."))
        self._ask_for(
            "annual_cost", _("Enter what your medicines cost in a year, or check “I’m not sure about the cost”.")
        )
        return self.cleaned_data

    def _ask_for(self, name: str, message: Any) -> None:
        answered = name in self.errors or self.cleaned_data.get(name) is not None
        if not answered and not self.cleaned_data.get(f"{name}_not_sure"):
            self.add_error(name, forms.ValidationError(message, code="required"))
