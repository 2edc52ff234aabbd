"""The self-check of a program year in one month: how far people came, with what result, and where they stopped."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from members.models import Happened, SelfCheckCount
from members.models.self_check_count import OF_A_QUESTION, OUTCOMES, QUESTIONS
from members.reporting.small_counts import shown

NAMES: dict[str, Any] = {
    **dict(Happened.choices),
    "may-qualify": _("may qualify"),
    "not-by-these-answers": _("not by these answers"),
    "cannot-tell": _("cannot tell"),
    "conditions": _("health problems"),
    "drug_count": _("number of medicines"),
    "annual_cost": _("yearly cost"),
    "at_risk": _("drug management program"),
    "worth_asking": _("reasons beside the rule"),
    **dict(settings.LANGUAGES),
}
FAR = (Happened.OPENED, Happened.REFUSED, Happened.ANSWERED, Happened.CLEARED)


@dataclass(frozen=True, slots=True)
class Line:
    """``count`` is ``None`` where it is too small to be shown; ``share`` is its part of the longest bar, in percent."""

    name: Any
    count: int | None
    share: int


@dataclass(frozen=True, slots=True)
class Report:
    way: list[Line]
    outcomes: list[Line]
    languages: list[Line]  # of the checks that came to a result
    questions: list[tuple[Any, list[Line]]]  # errors, not sure, left open
    finished: int | None  # of 100 openings, those that ended with a result


def months() -> list[tuple[int, datetime.date]]:
    """The program years and months (as their first days) that have counts, newest first."""
    found = SelfCheckCount.objects.order_by().values_list("year", "day").distinct()
    return sorted(
        {(year, day.replace(day=1)) for year, day in found}, key=lambda each: (each[1], each[0]), reverse=True
    )


def of_month(year: int, month: datetime.date) -> Report:
    rows = SelfCheckCount.objects.of_month(year, month=month)
    sums = Counter({(what, which): total for what, which, total in _totals(rows, "what", "which")})
    spoken = dict(_totals(rows.filter(what=Happened.ANSWERED), "language"))
    way = {str(what): sum(sums[key] for key in sums if key[0] == what) for what in FAR}
    return Report(
        way=_lines(way),
        outcomes=_lines({name: sums[Happened.ANSWERED, name] for name in OUTCOMES}, of_a_sum=True),
        languages=_lines({code: spoken.get(code, 0) for code, _name in settings.LANGUAGES}, of_a_sum=True),
        questions=_questions(sums),
        finished=_finished(way),
    )


def _totals(rows: Any, *names: str) -> Iterable[Any]:
    return rows.order_by().values_list(*names).annotate(Sum("count"))


def _questions(sums: Counter[tuple[str, str]]) -> list[tuple[Any, list[Line]]]:
    longest = max((sums[what, name] for what in OF_A_QUESTION for name in QUESTIONS), default=0)
    return [
        (NAMES[name], _lines({str(what): sums[what, name] for what in OF_A_QUESTION}, longest=longest))
        for name in QUESTIONS
    ]


def _lines(counts: dict[str, int], *, of_a_sum: bool = False, longest: int = 0) -> list[Line]:
    longest = longest or max(counts.values(), default=0)
    return [
        Line(NAMES[name], count, round(100 * count / longest) if count and longest else 0)
        for name, count in shown(counts, of_a_sum=of_a_sum).items()
    ]


def _finished(way: dict[str, int]) -> int | None:
    """``None`` where either figure is not shown, or where people sent more often than they opened."""
    seen = shown(way)
    opened, answered = seen[Happened.OPENED], seen[Happened.ANSWERED]
    return round(100 * answered / opened) if opened and answered is not None and answered <= opened else None
