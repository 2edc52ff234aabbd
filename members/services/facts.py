"""The facts of members on one day, computed for all of them at once from the sums that imports keep.

Exact whatever the day. The sums hold the newest dates and whole months; where they cannot tell, because
later data came in or a month is cut, the claims and diagnoses themselves are asked, of those members only.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction

from members.models import CostProjection
from members.services import condition_codes, windows

TABLE = "targeting_facts"
CHANGED = "targeting_changed"
AT_ONCE = 10_000
# What the server may use for sorting and hashing in one of these queries; and its tables are in memory or on disks
# without moving heads, so that few members are looked up one by one.
PLANNING = "set local work_mem = '64MB'; set local random_page_cost = 1.1"


@dataclass(frozen=True, slots=True)
class Question:
    """Which facts: ``slugs`` are the year's conditions, ``method`` a ``CostProjection``.

    ``changed_since`` limits them to members whose data changed at or after that moment.
    """

    as_of: datetime.date
    slugs: tuple[str, ...]
    method: str
    lookback_months: int
    changed_since: datetime.datetime | None = None


class MemberFacts(NamedTuple):
    """One member's facts; ``skip_reason`` is empty for a member covered on that day, ``cents`` are for a year.

    ``conditions`` has a bit for each of the question's slugs: see ``slugs_of``.
    """

    member: int
    skip_reason: str
    conditions: int
    drug_count: int
    cents: int
    at_risk: bool


# ``once``: the sums of few members are looked up once and kept; those of all are read twice, which is quicker.
_DRUGS = """
held as {once} (
    select member_id, drug_id, first_fill, last_fill,
        last_fill between %(start)s and %(as_of)s or first_fill between %(start)s and %(as_of)s as within
    from members_memberdrug where last_fill >= %(start)s and first_fill <= %(as_of)s {among}
),
drugs as (
    select member_id, count(*) as number from (
        select member_id, drug_id from held where within
        union all
        -- Filled before and after, so the sum cannot tell whether also within.
        select distinct claim.member_id, claim.drug_id
        from held join members_prescriptionclaim as claim using (member_id, drug_id)
        where not within and claim.fill_date between %(start)s and %(as_of)s
          and claim.part_d_covered and not claim.voided
    ) as filled
    group by member_id
)"""

_WHOLE_MONTHS = """
select member_id, cents from members_membermonth where month between %(first_month)s and %(last_month)s {among}"""

_PART_OF_MONTH = """
select member_id, (gross_cost * 100)::bigint as cents from members_prescriptionclaim
where fill_date between %(part_start_{n})s and %(part_end_{n})s and part_d_covered and not voided {{among}}"""

_COST = """
cost as (select member_id, sum(cents) as cents from ({parts}) as spent group by member_id)"""

# One inpatient date or two other dates within the lookback (see condition_codes.toml). The sums hold the newest
# dates: when those lie in the lookback they decide, when they lie after it the diagnoses are asked. The conditions of
# a member come as one number, a bit for each in the order of the question's slugs.
_CONDITIONS = """
proof as {once} (
    select member_id, condition, last_inpatient, last_other, second_other,
        last_inpatient between %(lookback)s and %(as_of)s
        or (last_other <= %(as_of)s and second_other >= %(lookback)s) as proven
    from members_membercondition where condition = any(%(slugs)s) {among}
),
asked as materialized (
    select diagnosis.member_id, proof.condition, diagnosis.date, diagnosis.setting, code_system, code
    from proof join members_diagnosis as diagnosis using (member_id)
    where proven is not true
      and (last_inpatient > %(as_of)s or (last_other > %(as_of)s and second_other >= %(lookback)s))
      and diagnosis.date between %(lookback)s and %(as_of)s
),
listed as ({codes}),
had as (
    select member_id, condition from proof where proven
    union all
    select member_id, condition from asked join listed using (code_system, code, condition)
    group by member_id, condition
    having bool_or(setting = 'inpatient') or count(distinct date) filter (where setting <> 'inpatient') >= 2
),
conditions as (
    select member_id, bit_or(1 << (array_position(%(slugs)s, condition::text) - 1)) as bits from had group by member_id
)"""

_FACTS = """
create temp table {table} on commit drop as
with {drugs}, {cost}, {conditions}
select
    member.id as member_id,
    case when death_date < %(as_of)s then 'died' when coverage.id is null then 'not-covered' else '' end
        as skip_reason,
    coalesce(conditions.bits, 0) as conditions,
    coalesce(drugs.number, 0)::int as drug_count,
    ({projection})::bigint as annual_cents,
    coalesce(at_risk_start <= %(as_of)s and coalesce(at_risk_end >= %(as_of)s, true), false) as at_risk
from members_member as member
left join members_coverage as coverage on coverage.member_id = member.id
    and coverage.start <= %(as_of)s and (coverage."end" is null or coverage."end" >= %(as_of)s)
left join drugs on drugs.member_id = member.id
left join cost on cost.member_id = member.id
left join conditions on conditions.member_id = member.id
where true {among_members}
order by member.id
"""

_CHANGED = """
create temp table {changed} on commit drop as
select member_id from members_membertouch where touched_at >= %(changed_since)s order by member_id"""

_PROJECTIONS = {
    CostProjection.ACTUAL: "coalesce(cost.cents, 0)",
    CostProjection.QUARTER: "coalesce(cost.cents, 0) * 4",
    CostProjection.ANNUALISED: "round(coalesce(cost.cents, 0) * %(days_of_year)s::numeric / %(days)s)",
}


@transaction.atomic
def compute(question: Question) -> None:
    """Put the facts into the temporary table ``TABLE``; it goes with the transaction around this call."""
    parameters = _parameters(question)
    with connection.cursor() as cursor:
        cursor.execute(PLANNING)
        if question.changed_since:
            make_table(CHANGED, _CHANGED.format(changed=CHANGED), parameters)
            cursor.execute(f"analyze {CHANGED}")  # the planner must know how few they are
        make_table(TABLE, _statement(question), parameters)
        if question.changed_since:
            cursor.execute(f"analyze {TABLE}")


def make_table(name: str, statement: str, parameters: dict[str, Any] | None = None) -> None:
    """Make a temporary table by that statement, in place of one that an earlier call left in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"drop table if exists pg_temp.{name}")
        cursor.execute(statement, parameters)


def stream() -> Iterator[list[MemberFacts]]:
    """The computed facts by ``AT_ONCE`` members in the order of their keys, through a cursor on the server."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"select member_id, skip_reason, conditions, drug_count, annual_cents, at_risk from {TABLE}")  # noqa: S608
        while rows := cursor.fetchmany(AT_ONCE):
            yield [MemberFacts._make(row) for row in rows]


def slugs_of(bits: int, slugs: Sequence[str]) -> frozenset[str]:
    """The conditions of a member's facts by name; ``slugs`` are the question's."""
    return frozenset(slug for place, slug in enumerate(slugs) if bits & 1 << place)


def _statement(question: Question) -> str:
    among = f"and {{}} in (select member_id from {CHANGED})" if question.changed_since else ""  # noqa: S608
    by_member_id = among.format("member_id")
    once = "materialized" if question.changed_since else "not materialized"
    return _FACTS.format(
        table=TABLE,
        drugs=_DRUGS.format(once=once, among=by_member_id),
        cost=_COST.format(parts=" union all ".join(_cost_parts(question)).format(among=by_member_id)),
        conditions=_CONDITIONS.format(once=once, codes=condition_codes.conditions_of("asked"), among=by_member_id),
        projection=_PROJECTIONS[CostProjection(question.method)],
        among_members=among.format("member.id"),
    )


def _cost_parts(question: Question) -> list[str]:
    months = windows.cut(windows.cost_span(question.as_of, question.method))
    whole = [_WHOLE_MONTHS] if months.whole else []
    return whole + [_PART_OF_MONTH.format(n=number) for number in range(len(months.parts))]


def _parameters(question: Question) -> dict[str, Any]:
    span = windows.cost_span(question.as_of, question.method)
    months = windows.cut(span)
    parameters: dict[str, Any] = {
        "as_of": question.as_of,
        "start": windows.months_until(question.as_of, windows.CLAIMS_MONTHS).start,
        "lookback": windows.months_until(question.as_of, question.lookback_months).start,
        "slugs": list(question.slugs),
        "changed_since": question.changed_since,
        "days": span.days,
        "days_of_year": windows.days_of_year(question.as_of.year),
    }
    if months.whole:
        parameters |= {"first_month": months.whole.start, "last_month": months.whole.end}
    for number, part in enumerate(months.parts):
        parameters |= {f"part_start_{number}": part.start, f"part_end_{number}": part.end}
    return parameters
