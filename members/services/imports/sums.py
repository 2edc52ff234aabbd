"""Sums kept per member, so that targeting need not read every claim. Derived: ``rebuild`` makes them anew.

``MemberDrug`` and ``MemberMonth`` count claims that Part D covers and that are not voided; ``MemberMonth`` is in cents.
"""

import datetime
from collections.abc import Collection
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from members.services import condition_codes
from members.services.imports.staging import Keys, hashed, run

COVERED = "part_d_covered and not voided"
NEW = "id > %(after)s and id <= %(upto)s"
THEIRS = "member_id = any(%(members)s::bigint[])"
MERGE_DRUGS = """
on conflict (member_id, drug_id) do update
set first_fill = least(t.first_fill, excluded.first_fill), last_fill = greatest(t.last_fill, excluded.last_fill)
where excluded.first_fill < t.first_fill or excluded.last_fill > t.last_fill
"""
MERGE_MONTHS = "on conflict (member_id, month) do update set cents = t.cents + excluded.cents"
# L is the newest of both sides; the second is the newest of what is left.
MERGE_CONDITIONS = """
on conflict (member_id, condition) do update set
    last_inpatient = greatest(t.last_inpatient, excluded.last_inpatient),
    last_other = greatest(t.last_other, excluded.last_other),
    second_other = greatest(
        nullif(t.last_other, greatest(t.last_other, excluded.last_other)),
        nullif(excluded.last_other, greatest(t.last_other, excluded.last_other)),
        t.second_other, excluded.second_other)
"""
TOUCH = (
    "on conflict (member_id) do update set touched_at = excluded.touched_at where t.touched_at < excluded.touched_at"
)


def drugs_of(claims: str) -> str:
    """SQL that adds the claims to ``MemberDrug``; ``claims`` is a condition on the table of claims."""
    return f"""
    insert into members_memberdrug as t (member_id, drug_id, first_fill, last_fill)
    select member_id, drug_id, min(fill_date), max(fill_date)
    from members_prescriptionclaim where {claims} and {COVERED} group by 1, 2 order by 1, 2
    {MERGE_DRUGS}"""


def months_of(claims: str) -> str:
    return f"""
    insert into members_membermonth as t (member_id, month, cents)
    select member_id, date_trunc('month', fill_date)::date, (sum(gross_cost) * 100)::bigint
    from members_prescriptionclaim where {claims} and {COVERED} group by 1, 2 order by 1, 2
    {MERGE_MONTHS}"""


def conditions_of(diagnoses: str) -> str:
    given = f"(select code_system, code from members_diagnosis where {diagnoses})"
    return f"""
    insert into members_membercondition as t (member_id, condition, last_inpatient, last_other, second_other)
    select member_id, condition, max(inpatient), (array_agg(other order by other desc nulls last))[1],
        (array_agg(other order by other desc nulls last))[2]
    from (
        select distinct d.member_id, c.condition,
            case when d.setting = 'inpatient' then d.date end as inpatient,
            case when d.setting <> 'inpatient' then d.date end as other
        from (select * from members_diagnosis where {diagnoses}) d
        join ({condition_codes.conditions_of(given)}) c on c.code_system = d.code_system and c.code = d.code
    ) proof
    group by 1, 2 order by 1, 2
    {MERGE_CONDITIONS}"""


def add_claims(*, new: Keys, touched_at: datetime.datetime) -> None:
    """Add these claims, whose sums are not kept yet."""
    run(drugs_of(NEW), asdict(new))
    run(months_of(NEW), asdict(new))
    _touch(f"select distinct member_id from members_prescriptionclaim where {NEW}", touched_at, **asdict(new))


def add_diagnoses(*, new: Keys, touched_at: datetime.datetime) -> None:
    """Add what these diagnoses prove, whose sums are not kept yet."""
    with hashed():
        run(conditions_of(NEW), asdict(new))
    _touch(f"select distinct member_id from members_diagnosis where {NEW}", touched_at, **asdict(new))


def rebuild_claims(*, members: Collection[int]) -> None:
    """Sums of the claims of these members anew."""
    keys = {"members": list(members)}
    run(f"delete from members_memberdrug where {THEIRS}", keys)
    run(f"delete from members_membermonth where {THEIRS}", keys)
    run(drugs_of(THEIRS), keys)
    run(months_of(THEIRS), keys)


def rebuild_conditions(*, members: Collection[int]) -> None:
    """What the diagnoses of these members prove, anew."""
    keys = {"members": list(members)}
    run(f"delete from members_membercondition where {THEIRS}", keys)
    run(conditions_of(THEIRS), keys)


@transaction.atomic
def rebuild(*, members: Collection[int] | None = None) -> None:
    """All sums anew, of these members (keys) or of everybody, and those members touched: their facts may differ.

    For whoever changes what claims or diagnoses mean: the drug reference, the condition codes.
    """
    if members is not None:
        rebuild_claims(members=members)
        rebuild_conditions(members=members)
        touch(members=members, at=timezone.now())
        return
    for table in ("memberdrug", "membermonth", "membercondition"):
        run(f"delete from members_{table}")
    run(drugs_of("true"))
    run(months_of("true"))
    run(conditions_of("true"))
    _touch("select id from members_member", timezone.now())


def touch(*, members: Collection[int], at: datetime.datetime) -> None:
    """What is known of these members (keys) changed."""
    _touch("select unnest(%(keys)s::bigint[])", at, keys=list(members))


def _touch(members: str, at: datetime.datetime, **parameters: object) -> None:
    """In the order of the keys, as every writer of these rows does: two of them never wait for each other."""
    statement = f"""
    insert into members_membertouch as t (member_id, touched_at)
    select k, %(at)s from ({members}) m (k) order by k
    {TOUCH}"""
    run(statement, {"at": at, **parameters})
