"""The other side: DuckDB computes the same facts in memory, in a process of its own that knows nothing of Django."""

import time
from pathlib import Path
from typing import Any

AS_OF, START, LOOKBACK = "date '2025-12-31'", "date '2025-01-01'", "date '2024-01-01'"
_READ = {
    "claim": "member_id bigint, drug_id integer, fill_date date, gross_cost decimal(10, 2), counts boolean",
    "diagnosis": "member_id bigint, date date, code varchar, code_system smallint, setting varchar",
    "coverage": 'member_id bigint, start date, "end" date',
    "member": "id bigint, member_id varchar, death_date date, at_risk_start date, at_risk_end date",
    "code": "code_system smallint, code varchar, condition varchar",
}
# The facts of every member in one table, as targeting has them.
_FACTS = f"""
create or replace table facts as
with spent as (
    select member_id, count(distinct drug_id) as drugs, (sum(gross_cost) * 100)::bigint as cents
    from claim where counts and fill_date between {START} and {AS_OF} group by member_id
), had as (
    select member_id, condition from diagnosis join code using (code_system, code)
    where date between {LOOKBACK} and {AS_OF}
    group by member_id, condition
    having bool_or(setting = 'inpatient') or count(distinct date) filter (where setting <> 'inpatient') >= 2
), conditions as (
    select member_id, list(condition order by condition) as slugs from had group by member_id
)
select member.id as member_id,
    case when death_date < {AS_OF} then 'died' when coverage.member_id is null then 'not-covered' else '' end as skip,
    coalesce(slugs, []) as conditions, coalesce(drugs, 0) as drugs, coalesce(cents, 0) as cents,
    coalesce(at_risk_start <= {AS_OF} and coalesce(at_risk_end >= {AS_OF}, true), false) as at_risk
from member
left join coverage on coverage.member_id = member.id and start <= {AS_OF} and ("end" is null or "end" >= {AS_OF})
left join spent on spent.member_id = member.id
left join conditions on conditions.member_id = member.id
"""  # noqa: S608
_SUMS = """
select count(*) as members, sum(drugs)::bigint as drugs, sum(cents)::bigint as cents,
    sum(len(conditions))::bigint as conditions, count(*) filter (where at_risk) as at_risk
from facts
"""
# From the files as they came: members, claims and diagnoses by member ID, drugs by NDC.
_FROM_FILES = """
create table product as select * from read_csv('{folder}/product.csv', types = {{'ndc': 'varchar'}});
create table code as select * from read_csv('{folder}/code.csv', types = {{'code': 'varchar'}});
create table member as
    select row_number() over () as id, member_id, death_date::date as death_date, at_risk_start::date as at_risk_start,
        at_risk_end::date as at_risk_end, coverage_start::date as coverage_start, coverage_end::date as coverage_end
    from read_csv('{folder}/members.csv', all_varchar = true);
create table coverage as select id as member_id, coverage_start as start, coverage_end as "end" from member;
create table claim as
    select member.id as member_id, drug_id, fill_date::date as fill_date, gross_cost::decimal(10, 2) as gross_cost,
        part_d_covered::boolean as counts
    from read_csv('{folder}/claims*.csv', all_varchar = true) as line
    join member using (member_id) join product using (ndc);
create table diagnosis as
    select distinct member.id as member_id, date::date as date, code, code_system::smallint as code_system, setting
    from read_csv('{folder}/diagnoses.csv', all_varchar = true) as line join member using (member_id);
"""
_kept: dict[str, Any] = {}


def load(folder: Path) -> None:
    """Our rows into memory."""
    import duckdb

    _kept["rows"] = rows = duckdb.connect()
    for name, columns in _READ.items():
        rows.execute(f"create table {name} ({columns})")
        rows.execute(f"copy {name} from '{folder / name}.csv' (header)")


def facts() -> dict[str, int | float]:
    """Seconds for the facts, and their sums."""
    return _facts(_kept["rows"])


def whole(folder: Path) -> dict[str, int | float]:
    """The same from the files as they came; seconds with reading."""
    import duckdb

    _kept.clear()
    started = time.perf_counter()
    with duckdb.connect() as rows:
        rows.execute(_FROM_FILES.format(folder=folder))
        found = _facts(rows)
    return {**found, "seconds": time.perf_counter() - started}


def _facts(rows: Any) -> dict[str, int | float]:
    started = time.perf_counter()
    rows.execute(_FACTS)
    seconds = time.perf_counter() - started
    found = rows.execute(_SUMS)
    names = [column[0] for column in found.description]
    return {**dict(zip(names, found.fetchone(), strict=True)), "seconds": seconds}
