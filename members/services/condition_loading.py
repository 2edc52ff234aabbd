"""The table of condition codes becomes what the file says, and the kept sums follow."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import connection, transaction

from members.models import ConditionCode
from members.services import audit, condition_codes, reference_lock
from members.services.condition_codes import Row
from members.services.imports import sums


@dataclass(frozen=True, slots=True)
class CodeReport:
    """Codes that came, codes that went, and how many members with such a code had their sums made anew."""

    added: int
    removed: int
    members: int


def ensure_loaded(*, by: str, file: Path = condition_codes.FILE) -> CodeReport:
    """Bring the table to what the file says; quick when it says that already."""
    if set(condition_codes.read(file)) == _stored():
        return CodeReport(0, 0, 0)
    return load(by=by, file=file)


@transaction.atomic
def load(*, by: str, file: Path = condition_codes.FILE) -> CodeReport:
    """The table becomes what the file says; sums of members with a code that came or went are made anew.

    Raises ``ValidationError`` for a wrong file; then nothing changes.
    """
    wanted = set(condition_codes.read(file))
    reference_lock.changing()
    stored = _stored()
    _write(added=wanted - stored, removed=stored - wanted)
    members = _members_with(wanted ^ stored)
    if members:
        sums.rebuild(members=members)
    report = CodeReport(len(wanted - stored), len(stored - wanted), len(members))
    audit.record(by=by, verb="condition_codes.loaded", on=ConditionCode, values=asdict(report))
    return report


def _stored() -> set[Row]:
    return set(ConditionCode.objects.values_list("condition", "code_system", "code"))


def _write(*, added: set[Row], removed: set[Row]) -> None:
    gone = [row.pk for row in ConditionCode.objects.all() if (row.condition, row.code_system, row.code) in removed]
    ConditionCode.objects.filter(pk__in=gone).delete()
    ConditionCode.objects.bulk_create(
        ConditionCode(condition=condition, code_system=system, code=code) for condition, system, code in sorted(added)
    )


_MEMBERS = """
with hit as (
    select distinct seen.code_system, seen.code
    from (select distinct code_system, code from members_diagnosis) as seen
    join unnest(%s::int[], %s::text[]) as listed (code_system, code)
      on listed.code_system = seen.code_system and starts_with(seen.code, listed.code)
)
select distinct member_id from members_diagnosis join hit using (code_system, code)
"""


def _members_with(rows: set[Row]) -> list[int]:
    """Keys of the members who have a diagnosis under one of these codes."""
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, [[system for _, system, _ in rows], [code for _, _, code in rows]])
        return [key for (key,) in cursor.fetchall()]
