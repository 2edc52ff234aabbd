"""What a run found, counted from what it kept; so a run that was cut short and went on counts all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from reviews.models import TmrRun
from reviews.tmr.rules import RULES

# A member for whom at least a fifth of the fills is of packages that the reference does not know.
MANY_UNKNOWN = 0.2
COUNTED = ("found", "not_known", "raised", "resolved", "held_back")

_FIGURES = """
select count(*), coalesce(sum(fills), 0), coalesce(sum(unknown_fills), 0),
    count(*) filter (where fills > 0 and unknown_fills >= fills * %s)
from reviews_membertmr where run_id = %s"""

_BY_RULE = """
select rule, count(*) from reviews_membertmr, unnest({column}) as rule where run_id = %s group by rule"""


@dataclass(frozen=True, slots=True)
class Report:
    """``members`` are in the program; ``reviewed`` in this run; ``gaps`` have no review in the quarter.

    By rule: ``found``, ``not_known`` (the data do not tell), ``raised`` (new alerts), ``resolved`` and ``held_back``.
    """

    quarter: int
    as_of: str
    members: int
    reviewed: int
    gaps: int
    fills: int
    unknown_fills: int
    members_with_many_unknown: int
    headings: dict[str, int]
    found: dict[str, int]
    not_known: dict[str, int]
    raised: dict[str, int]
    resolved: dict[str, int]
    held_back: dict[str, int]


def report(run: TmrRun, *, members: int, gaps: int) -> Report:
    """The figures of one run."""
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, [MANY_UNKNOWN, run.pk])
        reviewed, fills, unknown, many = cursor.fetchone()
        by_rule = {column: _by_rule(cursor, column, run) for column in COUNTED}
    return Report(
        quarter=run.quarter,
        as_of=run.as_of.isoformat(),
        members=members,
        reviewed=reviewed,
        gaps=gaps,
        fills=fills,
        unknown_fills=unknown,
        members_with_many_unknown=many,
        headings=_by_heading(by_rule["found"].items()),
        **by_rule,
    )


def _by_rule(cursor: Any, column: str, run: TmrRun) -> dict[str, int]:
    cursor.execute(_BY_RULE.format(column=column), [run.pk])
    counts = dict(cursor.fetchall())
    return {rule: counts[rule] for rule in RULES if rule in counts}


def _by_heading(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    headings: dict[str, int] = {}
    for rule, count in found:
        heading = RULES[rule].heading
        headings[heading] = headings.get(heading, 0) + count
    return headings
