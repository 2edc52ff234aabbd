"""What our records know of each member of a year's program, one row per contract, streamed out of the database."""

import datetime
import uuid
from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection

from members.models import ProgramYear

AT_ONCE = 2_000


class Beneficiary(NamedTuple):
    """One member under one contract; records that were merged are one, told as the record that is kept.

    What was done counts for the contract under which the member was in the program on that day. ``review`` is the first
    comprehensive review of the year; ``told_impaired`` is what who held it said, ``was_impaired`` what the plan's files
    say for the day of the review or, without one, of its offer.
    """

    enrolment: uuid.UUID
    contract: str
    reason: str
    enrolled_on: datetime.date
    criteria_met_on: datetime.date | None
    opted_out_on: datetime.date | None
    opt_out_reason: str
    offer_due_on: datetime.date
    offered_on: datetime.date | None
    member_id: str
    mbi: str | None
    first_name: str
    middle_initial: str
    last_name: str
    birth_date: datetime.date
    impaired_now: bool | None
    was_impaired: bool
    was_in_long_term_care: bool
    review: uuid.UUID | None
    held_on: datetime.date | None
    method: str | None
    provider: str | None
    recipient: str | None
    told_impaired: bool | None
    summary: uuid.UUID | None
    sent_on: datetime.date | None
    vendor_reviews: int
    own_reviews: int
    first_quarterly_review_on: datetime.date | None
    recommended_in_reviews: int
    recommended_by_vendor: int
    recommended_by_alerts: int
    resolved: int
    disposal: bool


# Enrolments of the year. Those of one person under one contract are told by one of them, ``enrolment``: the kept
# record's, where it has one. ``days`` are those on which what was done counts. What was done by or with the member has
# gone over to ``person``; what the plan's file says, and what is worked out from it, stays with each of ``records``.
_INSIDE = """
inside as materialized (
    select there.id, there.member_id, coalesce(member.merged_into_id, member.id) as person,
        first_value(there.id) over (
            mine order by member.merged_into_id is not null, there.enrolled_on, there.id
            rows between unbounded preceding and unbounded following
        ) as enrolment,
        array_agg(there.member_id) over (partition by coalesce(member.merged_into_id, member.id)) as records,
        range_agg(daterange(there.enrolled_on, coalesce(there.opted_out_on, there.ended_on), '[]')) over mine as days,
        min(there.enrolled_on) over mine as enrolled_on, min(there.criteria_met_on) over mine as criteria_met_on,
        min(there.offer_due_on) over mine as offer_due_on, min(there.offered_on) over mine as offered_on
    from members_enrolment as there join members_member as member on member.id = there.member_id
    where there.program_year_id = %(year)s
    window mine as (partition by coalesce(member.merged_into_id, member.id), there.contract_number)
),
told as materialized (select * from inside where id = enrolment),
held as materialized (
    select told.enrolment, review.*
    from told join reviews_completedreview as review on review.member_id = told.person
        and review.program_year_id = %(year)s and told.days @> review.done_on
),
first_held as (select distinct on (enrolment) * from held order by enrolment, done_on, created_at)"""

# A quarter that the vendor told of is not counted again for our own run.
_QUARTERLY = """
vendors as (
    select told.enrolment, count(*) as reviews, min(tmr.done_on) as first_on,
        sum(recommended.made) as made, sum(recommended.resolved) as resolved
    from told join reviews_tmrresult as tmr on tmr.member_id = told.person
        and tmr.program_year_id = %(year)s and told.days @> tmr.done_on
    cross join lateral (
        select count(*) as made, count(*) filter (where exists (
            select from jsonb_array_elements(tmr.resolutions) as resolution
            where resolution ->> 'recommendation' = recommendation ->> 'key'
                and resolution ->> 'outcome' in ('accepted', 'modified'))) as resolved
        from jsonb_array_elements(tmr.recommendations) as recommendation
        where recommendation ->> 'to' = 'prescriber'
    ) as recommended
    group by 1
),
own as (
    select inside.enrolment, count(distinct tmr.quarter) as reviews, min(tmr.first_on) as first_on
    from inside join reviews_membertmr as tmr on tmr.member_id = inside.member_id
        and tmr.program_year_id = %(year)s and inside.days @> tmr.first_on
    where not exists (
        select from reviews_tmrresult as other where other.member_id = inside.person
            and other.program_year_id = %(year)s and other.quarter = tmr.quarter
    )
    group by 1
)"""

_RECOMMENDED = """
in_reviews as (
    select enrolment, count(*) as made,
        count(*) filter (where recommendation ->> 'answer' in ('accepted', 'modified')) as resolved
    from held cross join lateral jsonb_array_elements(coalesce(encounter -> 'to_prescribers', '[]')) as recommendation
    group by 1
),
by_alerts as (
    select inside.enrolment, count(*) as made,
        count(*) filter (where current_state in ('accepted', 'modified', 'resolved')) as resolved
    from inside join reviews_tmralert as alert on alert.member_id = inside.member_id
        and alert.program_year_id = %(year)s and inside.days @> alert.raised_on
    where exists (
        select from reviews_tmroutreach as way
        where way.alert_id = alert.id and way."to" = 'prescriber' and way.current_state = 'left'
    )
    group by 1
)"""

# Introductions and packets have the page on safe disposal; one that came back told nobody.
_DISPOSAL = """
disposal as (
    select inside.enrolment from reviews_letter as letter join inside on inside.id = letter.enrolment_id
    where kind = 'introductory' and {gone}
    union
    select enrolment from held where encounter ->> 'safe_disposal_told' = 'true'
    union
    select enrolment from held join reviews_reviewversion as version on version.review_id = held.id
    join reviews_letter as letter on letter.review_version_id = version.id
    where letter.kind = 'takeaway' and {gone}
)"""
_GONE = "(letter.current_state = 'mailed' or letter.current_state = 'superseded' and letter.mail_date is not null)"

_FLAG = """exists (
        select from members_memberflag as flag where flag.member_id = any(told.records) and flag.kind = '{kind}'
            and flag.since <= {day} and coalesce(flag.until, 'infinity') >= {day})"""

_ROWS = f"""
with {", ".join((_INSIDE, _QUARTERLY, _RECOMMENDED, _DISPOSAL.format(gone=_GONE)))}
select there.id, there.contract_number, there.reason_code, told.enrolled_on, told.criteria_met_on,
    there.opted_out_on, there.opt_out_reason, told.offer_due_on, told.offered_on,
    member.member_id, member.mbi, member.first_name, member.middle_initial, member.last_name, member.birth_date,
    member.cognitively_impaired,
    {_FLAG.format(kind="cognitively_impaired", day="coalesce(review.done_on, told.offered_on)")},
    {_FLAG.format(kind="long_term_care", day="told.offered_on")},
    review.id, review.done_on, review.method, review.provider, review.recipient,
    (review.encounter ->> 'cognitively_impaired')::boolean, summary.id, summary.sent_on,
    coalesce(vendors.reviews, 0), coalesce(own.reviews, 0), least(vendors.first_on, own.first_on),
    coalesce(in_reviews.made, 0), coalesce(vendors.made, 0)::bigint, coalesce(by_alerts.made, 0),
    (coalesce(in_reviews.resolved, 0) + coalesce(vendors.resolved, 0) + coalesce(by_alerts.resolved, 0))::bigint,
    disposal.enrolment is not null
from told join members_enrolment as there on there.id = told.id
join members_member as member on member.id = told.person
left join first_held as review on review.enrolment = there.id
left join reviews_summarysent as summary on summary.program_year_id = %(year)s and summary.review_key = review.key
left join vendors on vendors.enrolment = there.id
left join own on own.enrolment = there.id
left join in_reviews on in_reviews.enrolment = there.id
left join by_alerts on by_alerts.enrolment = there.id
left join disposal on disposal.enrolment = there.id
where %(contract)s::text is null or there.contract_number = %(contract)s
order by there.contract_number, there.id"""  # noqa: S608

_CONTRACTS = """
select contract_number, count(distinct coalesce(member.merged_into_id, member.id))
from members_enrolment as there join members_member as member on member.id = there.member_id
where program_year_id = %(year)s group by 1 order by 1"""

_OUTSIDE = """
select count(*) from reviews_completedreview as review
where program_year_id = %(year)s and not exists (
    select from members_enrolment as there join members_member as member on member.id = there.member_id
    where coalesce(member.merged_into_id, member.id) = review.member_id and there.program_year_id = %(year)s
        and review.done_on between there.enrolled_on and coalesce(there.opted_out_on, there.ended_on, 'infinity'))"""


def rows(year: ProgramYear, contract: str | None = None) -> Iterator[Beneficiary]:
    """All of the year by contract, or those of one; some thousand are in memory at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS, {"year": year.pk, "contract": contract})
        while batch := cursor.fetchmany(AT_ONCE):
            yield from map(Beneficiary._make, batch)


def contracts(year: ProgramYear) -> dict[str, int]:
    """How many records each contract has."""
    with connection.cursor() as cursor:
        cursor.execute(_CONTRACTS, {"year": year.pk})
        return dict(cursor.fetchall())


def reviews_outside(year: ProgramYear) -> int:
    """Reviews held on a day on which their member was not in the program: no record tells them."""
    with connection.cursor() as cursor:
        cursor.execute(_OUTSIDE, {"year": year.pk})
        (count,) = cursor.fetchone()
    return int(count)
