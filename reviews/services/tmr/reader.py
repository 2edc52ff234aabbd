"""Members' histories out of the database: three statements for some hundred members, never one for each."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from reviews.services.tmr import catalogue
from reviews.services.tmr.products import Products
from reviews.tmr import Diagnosed, Dispensed, MedicationHistory, Product

# A year to look at, and before it what a supply may still reach from.
FILL_DAYS = 365 + 90
DIAGNOSIS_DAYS = 2 * 365

# Who is covered on the day. End-stage renal disease may stand in a membership file too, as a kept condition.
_MEMBERS = """
select member.id, birth_date, hospice, coverage.start,
    exists (select from members_membercondition where member_id = member.id and condition = 'esrd')
from members_member as member
join members_coverage as coverage on coverage.member_id = member.id
    and coverage.start <= %(as_of)s and (coverage."end" is null or coverage."end" >= %(as_of)s)
where member.id = any(%(members)s) and (death_date is null or death_date > %(as_of)s)
order by member.id"""

_FILLS = """
select member_id, ndc, fill_date, coalesce(days_supply, 0), quantity::float8, (gross_cost * 100)::int, prescriber_npi
from members_prescriptionclaim
where member_id = any(%(members)s) and fill_date between %(first_fill)s and %(as_of)s and not voided
order by member_id, fill_date, id"""

_DIAGNOSES = """
select member_id, code_system, code, date, setting = 'inpatient'
from members_diagnosis
where member_id = any(%(members)s) and date between %(first_diagnosis)s and %(as_of)s
order by member_id"""

STATEMENTS = (_MEMBERS, _FILLS, _DIAGNOSES)
MEMBER = itemgetter(0)
_FILL: Callable[[tuple[Any, ...]], Dispensed] = partial(tuple.__new__, Dispensed)


def parameters(members: Sequence[int], as_of: datetime.date) -> dict[str, Any]:
    """Of the three statements."""
    return {
        "members": list(members),
        "as_of": as_of,
        "first_fill": as_of - datetime.timedelta(days=FILL_DAYS),
        "first_diagnosis": as_of - datetime.timedelta(days=DIAGNOSIS_DAYS),
    }


def histories(
    members: Sequence[int], as_of: datetime.date, products: Products
) -> Iterator[tuple[int, MedicationHistory]]:
    """Key and history of each of these members who is alive and covered on that day."""
    values = parameters(members, as_of)
    with connection.cursor() as cursor:
        people, fills, diagnoses = (_rows(cursor, statement, values) for statement in STATEMENTS)
    known = products.look_up({row[1] for row in fills})
    filled = {member: _dispensed(rows, known) for member, rows in groupby(fills, MEMBER)}
    diagnosed = {member: list(_diagnosed(rows)) for member, rows in groupby(diagnoses, MEMBER)}
    for member, birth_date, hospice, covered_from, esrd in people:
        yield (
            member,
            MedicationHistory(
                as_of=as_of,
                birth_date=birth_date,
                covered_from=covered_from,
                fills=filled.get(member, ()),
                diagnoses=diagnosed.get(member, ()),
                hospice=hospice,
                esrd=esrd,
            ),
        )


def _rows(cursor: Any, statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, parameters)
    return list(cursor.fetchall())


def _dispensed(rows: Iterator[tuple[Any, ...]], known: Mapping[str, Product]) -> list[Dispensed]:
    """Made straight from the rows, whose columns stand in the order of its fields: there are millions."""
    return [_FILL((known[row[1]], *row[2:])) for row in rows]


def _diagnosed(rows: Iterator[tuple[Any, ...]]) -> Iterator[Diagnosed]:
    for _member, code_system, code, date, inpatient in rows:
        for condition in _conditions(code_system, code):
            yield Diagnosed(condition, date, inpatient)


_told: dict[tuple[int, str], tuple[str, ...]] = {}


def _conditions(code_system: int, code: str) -> tuple[str, ...]:
    """Remembered for each code: there are some thousand, in millions of rows."""
    key = (code_system, code)
    if key not in _told:
        _told[key] = catalogue.conditions().of(code_system, code)
    return _told[key]
