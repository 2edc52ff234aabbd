"""What of a visit to the self-check is counted: how far it came, and at which question it stopped. No answer is."""

from collections.abc import Iterator

from django.utils.translation import get_language

from members.forms.self_check import SelfCheckForm
from members.models import Happened
from members.models.self_check_count import QUESTIONS
from members.services import self_check_counts


def count_opened(*, year: int, cleared: bool) -> None:
    _count(year, [(Happened.CLEARED if cleared else Happened.OPENED, "")])


def count_refused(form: SelfCheckForm, *, year: int) -> None:
    errors = [(Happened.ERROR, name) for name in QUESTIONS if name in form.errors]
    _count(year, [(Happened.REFUSED, ""), *errors])


def count_answered(form: SelfCheckForm, *, year: int, outcome: str) -> None:
    _count(year, [(Happened.ANSWERED, outcome), *_open_questions(form)])


def _open_questions(form: SelfCheckForm) -> Iterator[tuple[str, str]]:
    answers = form.cleaned_data
    for name in QUESTIONS:
        if answers.get(f"{name}_not_sure") or answers.get(name) == "not_sure":
            yield Happened.NOT_SURE, name
    if answers.get("at_risk") == "":
        yield Happened.BLANK, "at_risk"


def _count(year: int, happened: list[tuple[str, str]]) -> None:
    self_check_counts.count(year=year, language=(get_language() or "en")[:2], happened=happened)
