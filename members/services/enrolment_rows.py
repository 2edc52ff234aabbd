"""Enrolments written by the thousand: record, status row and audit event in one statement each.

``enter`` and ``leave`` are all there is; the services around them say who, and why.
"""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from members.models import OptOutReason, OptOutWay, ProgramYear

# Who comes back in a later quarter has not continued: the clock of a new enrolment is the stricter one.
CONTINUES_UNTIL = (3, 31)

_TOLD = """
told as (
    insert into members_enrolmentstatus (at, by, reason, state, "on", way, cms_reason, enrolment_id)
    select now(), %(by)s, why, state, day, way, cms_reason, id from done
), audited as (
    insert into members_auditevent (at, actor, verb, object_type, object_id, "values", reason, origin)
    select now(), %(by)s, 'enrolment.' || state, 'members.Enrolment', id::text,
        jsonb_strip_nulls(jsonb_build_object('on', day, 'cms_reason', nullif(cms_reason, ''))), why, ''
    from done
)
select id from done"""

# ``rows``: member_id, contract_number, reason_code, met_on, basis. Who left the plan and is covered by the same
# contract again goes on in the record that is there.
_ENTER = """
with past as (
    select member_id, max(offered_on) as last_offer,
        bool_or(past_year.year = %(number)s - 1 and opted_out_on is null and coalesce(ended_on = %(eve)s, true)) as ran
    from members_enrolment join members_programyear as past_year on past_year.id = program_year_id
    where past_year.year < %(number)s group by member_id
), entering as (
    select rows.*, coalesce(past.ran, false) and %(on)s <= %(continues_until)s as continues, past.last_offer
    from ({rows}) as rows left join past using (member_id)
), made as (
    insert into members_enrolment as there (
        id, created_at, member_id, program_year_id, contract_number, reason_code, enrolled_on, criteria_met_on, basis,
        continues_from_last_year, offer_due_on, opt_out_reason, opt_out_way,
        current_state, state_since
    )
    select gen_random_uuid(), now(), member_id, %(year)s, contract_number, reason_code, %(on)s, least(met_on, %(on)s),
        basis, continues,
        case when continues and last_offer is not null
            then (last_offer + make_interval(months => %(again_months)s))::date else %(on)s + %(offer_days)s end,
        '', '', 'enrolled', now()
    from entering order by member_id
    on conflict (member_id, program_year_id, contract_number) do update
        set ended_on = null, opted_out_on = null, opt_out_reason = '', opt_out_way = ''
        where there.ended_on is not null
    returning id
), done as (
    select id, 'enrolled' as state, %(on)s::date as day, '' as way, '' as cms_reason, %(why)s as why from made
),"""

_LEAVE = """
with wanted as (
    select * from unnest(%(ids)s::uuid[], %(days)s::date[], %(codes)s::text[], %(ways)s::text[], %(whys)s::text[])
        as leaving (id, day, cms_reason, way, why)
), ended as (
    update members_enrolment as there set
        ended_on = greatest(enrolled_on, wanted.day),
        opted_out_on = case when opted_out_on is not null then opted_out_on
            when wanted.cms_reason <> '' then greatest(enrolled_on, wanted.day) end,
        opt_out_reason = case when opted_out_on is null then wanted.cms_reason else opt_out_reason end,
        opt_out_way = case when opted_out_on is null then wanted.way else opt_out_way end
    from wanted where there.id = wanted.id and there.ended_on is null
    returning there.id, there.ended_on, wanted.cms_reason, wanted.way, wanted.why
), done as (
    select id, 'ended' as state, ended_on as day, way, cms_reason, why from ended
),"""

# The same member under the next contract: the clock of the offer runs on, and an offer made counts.
_CARRY_OVER = """
with going_on as (
    select there.*, next.contract as next_contract, greatest(there.enrolled_on, next.day) as next_day
    from unnest(%(ids)s::uuid[], %(contracts)s::text[], %(days)s::date[]) as next (id, contract, day)
    join members_enrolment as there using (id)
), made as (
    insert into members_enrolment (
        id, created_at, member_id, program_year_id, contract_number, reason_code, enrolled_on, criteria_met_on, basis,
        continues_from_last_year, offer_due_on, offered_on, opt_out_reason, opt_out_way,
        current_state, state_since
    )
    select gen_random_uuid(), now(), member_id, program_year_id, next_contract, reason_code, next_day, criteria_met_on,
        basis, continues_from_last_year, offer_due_on, offered_on, '', '', 'enrolled', now()
    from going_on
    on conflict (member_id, program_year_id, contract_number) do update
        set ended_on = null, opted_out_on = null, opt_out_reason = '', opt_out_way = '',
            offered_on = excluded.offered_on
    returning id, member_id, program_year_id
), done as (
    select made.id, 'enrolled' as state, next_day as day, '' as way, '' as cms_reason, %(why)s as why
    from made join going_on using (member_id, program_year_id)
),"""


@dataclass(frozen=True, slots=True)
class Leaving:
    """An enrolment that ends on ``day``; ``cms_reason`` is empty when only the year is over."""

    enrolment: uuid.UUID
    day: datetime.date
    why: str
    cms_reason: OptOutReason | None = None
    way: str = OptOutWay.FILE


@dataclass(frozen=True, slots=True)
class Moving:
    """An enrolment that goes on under another contract from ``day``."""

    enrolment: uuid.UUID
    contract: str
    day: datetime.date


def enter(
    rows: str, parameters: dict[str, Any], *, program_year: ProgramYear, on: datetime.date, by: str, why: str
) -> list[uuid.UUID]:
    """Enrol the members of the SQL ``rows`` on that day; keys of the enrolments.

    A review is to be offered within 60 days of enrolment (1 March: 30 April), to a member who continues from
    last year within one year of the last offer (CMS MTM guidance; both are settings).
    """
    return _run(
        _ENTER.format(rows=rows) + _TOLD,
        parameters
        | {
            "year": program_year.pk,
            "number": program_year.year,
            "eve": datetime.date(program_year.year - 1, 12, 31),
            "continues_until": datetime.date(program_year.year, *CONTINUES_UNTIL),
            "offer_days": settings.OFFER_WITHIN_DAYS,
            "again_months": settings.OFFER_AGAIN_WITHIN_MONTHS,
            "on": on,
            "by": by,
            "why": why,
        },
    )


def leave(leaving: Sequence[Leaving], *, by: str) -> list[uuid.UUID]:
    """End these enrolments, those that have not ended yet; keys of the ones it ended."""
    columns = {
        "ids": [each.enrolment for each in leaving],
        "days": [each.day for each in leaving],
        "codes": [each.cms_reason or "" for each in leaving],
        "ways": [each.way if each.cms_reason else "" for each in leaving],
        "whys": [each.why for each in leaving],
    }
    return _run(_LEAVE + _TOLD, columns | {"by": by})


def carry_over(moving: Sequence[Moving], *, by: str, why: str) -> list[uuid.UUID]:
    """Open the record of the next contract beside each of these; keys of the new ones."""
    columns = {
        "ids": [each.enrolment for each in moving],
        "contracts": [each.contract for each in moving],
        "days": [each.day for each in moving],
    }
    return _run(_CARRY_OVER + _TOLD, columns | {"by": by, "why": why})


def _run(statement: str, parameters: dict[str, Any]) -> list[uuid.UUID]:
    if not parameters["by"]:
        raise ValueError("a status change needs an actor")
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [key for (key,) in cursor.fetchall()]
