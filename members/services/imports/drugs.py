"""NDCs that the drug reference does not know: they count by their first nine digits, and are listed per file."""

from members.models import ImportFile
from members.services.imports.staging import run, value

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
COUNT = """
with counted as (
    select c.ndc, count(*) as lines
    from members_prescriptionclaim c join members_ndcproduct n on n.ndc = c.ndc and n.reference_id is null
    where c.id > %(after)s
    group by c.ndc
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


def count_unknown(*, after: int, file: ImportFile) -> int:
    """Lists the unknown NDCs of the claims with a key above ``after``; gives the number of those claims."""
    return int(value(COUNT, {"after": after, "file": file.pk}))
