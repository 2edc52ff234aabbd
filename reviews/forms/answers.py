"""From valid forms to what the service takes."""

from collections.abc import Iterable
from typing import Any

from reviews.answers import RequestAnswers
from reviews.forms.base import StepForm


def request_answers(forms: Iterable[StepForm]) -> RequestAnswers:
    """The answers of all steps together. Every form must be valid."""
    answers: dict[str, Any] = {}
    for form in forms:
        answers |= form.cleaned_data
    answers.pop("confirm", None)
    answers["birth_date"] = answers.pop("birth")
    answers["windows"] = tuple(answers.get("windows", ()))
    return RequestAnswers(**answers)
