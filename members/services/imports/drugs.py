"""NDCs that the drug reference does not know: they count by their first nine digits, and are listed per file."""

from dataclasses import asdict

from members.models import ImportFile
from members.services.imports.staging import Keys, run, value

MISSING = """
select distinct s.ndc from staged_claim s
where s.ndc is not null and not exists (select from members_ndcproduct n where n.ndc = s.ndc)
"""
ADD_DRUGS = f"""
insert into members_drug (key, ingredients)
select distinct 'ndc9:' || left(ndc, 9), '{{}}'::text[] from ({MISSING}) missing
on conflict (key) do nothing
"""
ADD_NDCS = f"""
insert into members_ndcproduct (ndc, drug_id, name, generic_name, dosage_form, route, classes)
select ndc, d.id, '', '', '', '', '{{}}'::text[]
from ({MISSING}) missing join members_drug d on d.key = 'ndc9:' || left(ndc, 9)
on conflict (ndc) do nothing
"""
# Each NDC once, and looked up by its key.
COUNT = """
with filled as materialized (
    select ndc, count(*) as lines from members_prescriptionclaim where id > %(after)s and id <= %(upto)s group by ndc
), counted as (
    select ndc, lines from filled
    where (select n.reference_id from members_ndcproduct n where n.ndc = filled.ndc) is null
), listed as (
    insert into members_unknownndc as u (file_id, ndc, lines) select %(file)s, ndc, lines from counted
    on conflict (file_id, ndc) do update set lines = u.lines + excluded.lines
)
select coalesce(sum(lines), 0)::bigint from counted
"""


def add_unknown() -> None:
    """Every NDC of the staged claims has a row, and so a drug, from here on."""
    run(ADD_DRUGS)
    run(ADD_NDCS)


def count_unknown(*, new: Keys, file: ImportFile) -> int:
    """Lists the unknown NDCs of these claims; gives the number of claims that carry one."""
    return int(value(COUNT, {**asdict(new), "file": file.pk}))
