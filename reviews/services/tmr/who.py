"""Whose turn it is: members of a year's program, and which of them a run has still to look at."""

import datetime
from typing import Any

from django.db import connection

from reviews.models import TmrRun

# In the program on that day. Somebody may have been in it under two contracts.
_IN_PROGRAM = """
select distinct enrolment.member_id
from members_enrolment as enrolment
join members_member as member on member.id = enrolment.member_id
where enrolment.program_year_id = %(year)s and enrolment.enrolled_on <= %(as_of)s
  and (enrolment.ended_on is null or enrolment.ended_on >= %(as_of)s)
  and (enrolment.opted_out_on is null or enrolment.opted_out_on > %(as_of)s)
  and member.merged_into_id is null
  and (member.death_date is null or member.death_date > %(as_of)s)
  and exists (
    select from members_coverage as coverage where coverage.member_id = member.id
      and coverage.start <= %(as_of)s and (coverage."end" is null or coverage."end" >= %(as_of)s)
  )"""

_REVIEWED = """
select member_id from reviews_membertmr where program_year_id = %(year)s and quarter = %(quarter)s"""

_TOUCHED = "select member_id from members_membertouch where touched_at >= %(since)s"


def to_review(run: TmrRun, since: datetime.datetime | None) -> list[int]:
    """Members by key; with ``since`` those touched at or after it, and those whose review of the quarter is missing.

    Whoever this run has reviewed already is left out.
    """
    some = f"and (member_id in ({_TOUCHED}) or member_id not in ({_REVIEWED}))" if since else ""
    statement = f"""
        select member_id from ({_IN_PROGRAM}) as inside
        where member_id not in ({_REVIEWED} and run_id = %(run)s) {some}
        order by member_id"""  # noqa: S608
    return [row[0] for row in _rows(statement, run, since)]


def count(run: TmrRun) -> tuple[int, int]:
    """Members in the program, and how many of them have no review in the quarter."""
    statement = f"""
        select count(*), count(*) filter (where member_id not in ({_REVIEWED}))
        from ({_IN_PROGRAM}) as inside"""  # noqa: S608
    members, gaps = _rows(statement, run)[0]
    return members, gaps


def gaps(run: TmrRun, limit: int) -> list[int]:
    """Keys of members in the program whose review of the quarter is missing, the first ``limit``."""
    statement = f"""
        select member_id from ({_IN_PROGRAM}) as inside where member_id not in ({_REVIEWED})
        order by member_id limit {int(limit)}"""  # noqa: S608
    return [row[0] for row in _rows(statement, run)]


def _rows(statement: str, run: TmrRun, since: datetime.datetime | None = None) -> list[tuple[int, ...]]:
    parameters: dict[str, Any] = {
        "year": run.program_year_id, "quarter": run.quarter, "as_of": run.as_of, "run": run.pk, "since": since,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
