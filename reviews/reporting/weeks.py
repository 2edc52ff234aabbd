"""The steps of the funnel week by week: how many members took each for the first time that week."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext_lazy as _

from members.models import ProgramYear
from members.reporting.small_counts import shown
from reviews.reporting import funnel, period
from reviews.reporting.period import Period
from reviews.reporting.pictures import HIDDEN, as_text

TALL = 20  # of the highest bar, in the picture's own units


@dataclass(frozen=True, slots=True)
class Height:
    top: int
    tall: int


@dataclass(frozen=True, slots=True)
class Week:
    """``most``: of each step over all weeks, so that bars of a step compare."""

    monday: datetime.date
    counts: dict[str, int]
    most: dict[str, int]

    @property
    def cells(self) -> list[tuple[int, Height]]:
        return [(count, _height(count, self.most[name])) for name, count in self.counts.items()]


def by_week(program_year: ProgramYear, today: datetime.date) -> list[Week]:
    """The last weeks, this one first; one statement a step. A member counts once a step and week."""
    mondays = [monday for _name, monday in period.weeks(today)]
    span = Period(program_year, mondays[-1], mondays[0] + datetime.timedelta(days=6))
    found = {name: _of_step(rows, column) for name, (rows, column) in funnel.steps(span).items()}
    most = {name: max(counts.values(), default=0) for name, counts in found.items()}
    return [Week(day, {name: counts.get(day, 0) for name, counts in found.items()}, most) for day in mondays]


def lines(found: list[Week]) -> list[list[str]]:
    """For a file that leaves the house: counts from 1 to 10 are not in it."""
    head = [as_text(_("week")), *(as_text(funnel.NAMES[name]) for name in funnel.NAMES)]
    return [head, *([week.monday.isoformat(), *_safe(week.counts)] for week in found)]


def _safe(counts: dict[str, int]) -> list[str]:
    return [str(HIDDEN) if count is None else str(count) for count in shown(counts).values()]


def _of_step(rows: Any, column: str) -> dict[datetime.date, int]:
    by_week = rows.order_by().annotate(week=TruncWeek(column)).values_list("week")
    weeks = by_week.annotate(people=Count(funnel.PERSON, distinct=True))
    return {week.date() if isinstance(week, datetime.datetime) else week: count for week, count in weeks}


def _height(count: int, most: int) -> Height:
    tall = round(TALL * count / most) if most else 0
    return Height(TALL - tall, tall)
