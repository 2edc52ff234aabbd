"""Reviews and alerts written by COPY: of the thousands that a run makes, a model's object costs more than its row."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from reviews.models import TmrAlertState, TmrRun

_FORGET = """
delete from reviews_membertmr where program_year_id = %s and quarter = %s and member_id = any(%s)
returning member_id, first_on"""
_REVIEWS = """
copy reviews_membertmr (member_id, fills, unknown_fills, found, not_known, raised, resolved, held_back,
    first_on, program_year_id, quarter, run_id, reviewed_on, as_of) from stdin"""
_ALERTS = """
copy reviews_tmralert (member_id, rule, subject, heading, severity, "to", rank, evidence, due_on,
    id, program_year_id, run_id, quarter, raised_on, created_at, current_state, state_since) from stdin"""
_STATUSES = "copy reviews_tmralertstatus (alert_id, state, by, at, reason) from stdin"


class Review(NamedTuple):
    """What one run says about one member; rules by name."""

    member: int
    fills: int
    unknown_fills: int
    found: list[str]
    not_known: list[str]
    raised: list[str]
    resolved: list[str]
    held_back: list[str]


class Alert(NamedTuple):
    """A new alert."""

    member: int
    rule: str
    subject: str
    heading: str
    severity: str
    to: str
    rank: int
    evidence: str  # JSON
    due_on: datetime.date


def reviews(run: TmrRun, written: Sequence[Review], today: datetime.date) -> None:
    """The members' reviews of the run's quarter, in place of those that are there; the day of the first one stays."""
    same = (run.program_year_id, run.quarter, run.pk, today, run.as_of)
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [run.program_year_id, run.quarter, [each.member for each in written]])
        first = dict(cursor.fetchall())
    rows = ((*each[:3], *map(_array, each[3:]), first.get(each.member, today), *same) for each in written)
    _copy(_REVIEWS, rows)


def alerts(run: TmrRun, raised: Sequence[Alert], today: datetime.date, *, by: str) -> None:
    """New alerts, open. Their state is written with them as it stands in their status: so the row is written once."""
    now = timezone.now()
    same = _text(run.program_year_id, run.pk, run.quarter, today, now, TmrAlertState.OPEN.value, now)
    status = _text(TmrAlertState.OPEN.value, by, now, "")
    keys = [str(uuid.uuid4()) for _alert in raised]
    _copy(_ALERTS, ((*each, key, *same) for key, each in zip(keys, raised, strict=True)))
    _copy(_STATUSES, ((key, *status) for key in keys))


def _text(*values: object) -> tuple[str, ...]:
    """Written out once for all rows that have them alike."""
    return tuple(map(str, values))


def _array(rules: list[str]) -> str:
    """As PostgreSQL reads it; names of rules need no quotes."""
    return f"{{{','.join(rules)}}}"


def _copy(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
