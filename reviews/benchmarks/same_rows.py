"""The rows of one side handed to the other: out of our tables into files, and into a bare table."""

from pathlib import Path
from typing import Any

from django.db import connection

from members.models import ProgramYear
from members.services import condition_codes

CLAIMS, BARE = "members_prescriptionclaim", "bare_claim"
CHUNK = 1 << 20
# The same columns, constraints and indexes as our table of claims, foreign keys included.
_KEYS = (
    ("member_id", "members_member"),
    ("drug_id", "members_drug"),
    ("file_id", "members_importfile"),
)
_FOR_DUCKDB = {
    "claim": f"select member_id, drug_id, fill_date, gross_cost, part_d_covered and not voided as counts from {CLAIMS}",  # noqa: S608
    "diagnosis": "select member_id, date, code, code_system, setting from members_diagnosis",
    "coverage": 'select member_id, start, "end" from members_coverage',
    "member": "select id, member_id, death_date, at_risk_start, at_risk_end from members_member",
    "product": "select ndc, drug_id from members_ndcproduct",
}
_DECIDED = (
    "members_targetingdecision", "members_enrolmentstatus", "members_enrolment", "members_targetingrun",
    "members_auditevent",
)  # fmt: skip


def make_bare_table() -> None:
    keys = "".join(
        f"alter table {BARE} add foreign key ({column}) references {table} deferrable initially deferred;"
        for column, table in _KEYS
    )
    _execute(f"create table {BARE} (like {CLAIMS} including all); {keys}")


def drop_bare_table() -> None:
    _execute(f"drop table {BARE}")


def newest() -> int:
    return int(_value(f"select coalesce(max(id), 0) from {CLAIMS}"))  # noqa: S608


def export_new(path: Path, *, after: int) -> int:
    """Claims with a key above ``after`` in the order in which they came; returns how many."""
    _copy_out(f"select * from {CLAIMS} where id > {after} order by claim_id", path, header=False)  # noqa: S608
    return int(_value(f"select count(*) from {CLAIMS} where id > {after}"))  # noqa: S608


def copy_in(path: Path) -> None:
    """Bare COPY of the file, as one transaction."""
    copying = f"copy {BARE} from stdin (format csv)"
    with connection.cursor() as cursor, path.open("rb") as file, cursor.copy(copying) as copy:
        while chunk := file.read(CHUNK):
            copy.write(chunk)


def export_for_duckdb(folder: Path, year: ProgramYear) -> None:
    for name, query in _FOR_DUCKDB.items():
        _copy_out(query, folder / f"{name}.csv", header=True)
    codes = condition_codes.conditions_of("members_diagnosis")
    slugs = ", ".join(f"'{slug}'" for slug in year.condition_slugs())
    _copy_out(f"select * from ({codes}) as listed where condition in ({slugs})", folder / "code.csv", header=True)  # noqa: S608


def forget_decisions() -> None:
    """As if no run had ever been, in this database that is thrown away."""
    _execute(f"truncate {', '.join(_DECIDED)} cascade")


def _copy_out(query: str, path: Path, *, header: bool) -> None:
    copying = f"copy ({query}) to stdout (format csv, header {header})"
    with connection.cursor() as cursor, path.open("wb") as file, cursor.copy(copying) as copy:
        for chunk in copy:
            file.write(chunk)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _value(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
