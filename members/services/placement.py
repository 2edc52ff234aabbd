"""Where a year's targeted members stand: in already, opted out, or to be enrolled on a day."""

import datetime
from collections import Counter
from typing import Any

from django.db import connection

from members.models import ProgramYear
from members.services.facts import make_table

TABLE = "targeting_places"

# While a run holds them, nobody opts these members out.
_HOLD = f"""
select count(*) from (
    select id from members_member
    where id in (select member_id from {TABLE} where place = 'new') order by id for key share
) as held"""  # noqa: S608
# Of whom was found new: who opted out or was let in by a rep before they were held is seen now, and left out.
# "not in" and not "not exists": the list is made once, whatever the planner thinks of tables that have just grown.
NEW = f"""
decision.member_id in (select member_id from {TABLE} where place = 'new')
and decision.member_id not in (
    select member_id from members_optoutwish where ended_on is null and (year is null or year = %(number)s)
)
and decision.member_id not in (
    select member_id from members_enrolment where program_year_id = %(year)s and ended_on is null
)"""  # noqa: S608

_COVERED = """
exists (select from members_coverage where start <= %(day)s and ("end" is null or "end" >= %(day)s))"""

# Who was in to the end of the year was in; death and leaving the plan (01, 02) are no wish of the member's.
# Coverage and wishes are looked up only for those whose enrolments do not tell.
_PLACE = """
create temp table {table} on commit drop as
with stand as (
    select member_id,
        case when bool_or(ended_on is null and opted_out_on is null) then 'already'
            when bool_or(ended_on = %(last_day)s and opted_out_on is null) then 'already'
            when bool_or(opt_out_reason in ('03', '99')) then 'opted-out' end as place
    from members_enrolment where program_year_id = %(year)s group by member_id
), targeted as materialized (
    select decided.member_id, stand.place
    from (select member_id from {decisions} where outcome = 'met') as decided
    left join stand on stand.member_id = decided.member_id
)
select member_id, place from targeted where place is not null
union all
select targeted.member_id,
    case when member.merged_into_id is not null then 'merged'
        when wish.member_id is not null then 'opted-out'
        when member.death_date <= %(covered_on)s then 'died-since'
        when coverage.id is null then 'left-since'
        else 'new' end
from targeted
join members_member as member on member.id = targeted.member_id
left join members_coverage as coverage on coverage.member_id = targeted.member_id
    and coverage.start <= %(covered_on)s and (coverage."end" is null or coverage."end" >= %(covered_on)s)
left join (
    select distinct member_id from members_optoutwish where ended_on is null and (year is null or year = %(number)s)
) as wish on wish.member_id = targeted.member_id
where place is null"""


def covered_day(*, as_of: datetime.date, on: datetime.date) -> datetime.date:
    """The day on which a member must be covered to be enrolled: ``on``.

    When nobody at all is covered then, the membership data end before it: then it is the as-of date.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"select {_COVERED}", {"day": on})
        return on if cursor.fetchone()[0] else as_of


def hold() -> None:
    """Lock those whose place is new, in the order of their keys, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD)


def place(from_decisions: str, *, program_year: ProgramYear, covered_on: datetime.date) -> Counter[str]:
    """Put each targeted member's place into the temporary table ``TABLE``; returns how many are in each."""
    parameters: dict[str, Any] = {
        "year": program_year.pk,
        "number": program_year.year,
        "last_day": datetime.date(program_year.year, 12, 31),
        "covered_on": covered_on,
    }
    make_table(TABLE, _PLACE.format(table=TABLE, decisions=from_decisions), parameters)
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {TABLE}")
        cursor.execute(f"select place, count(*) from {TABLE} group by place")  # noqa: S608
        return Counter(dict(cursor.fetchall()))
