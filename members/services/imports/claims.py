"""Prescription claims: one batch of lines into the table, its bad lines aside, the kept sums up to date."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from django.utils import timezone

from members.models import FileKind, ImportFile
from members.services.imports import adjustments, claim_lines, drugs, quarantine, sums
from members.services.imports.bad import Aside
from members.services.imports.layouts import Found, Layout
from members.services.imports.options import Options
from members.services.imports.reading import Batch
from members.services.imports.staging import Keys, fill, newest, one_by_one, rows, run, value
from members.services.imports.tally import Tally

TABLE = "members_prescriptionclaim"
STAGED = {
    "line": "bigint",
    "claim_id": "text",
    "member_id": "text",
    "fill_date": "date",
    "ndc": "text",
    "quantity": "numeric(12, 3)",
    "days_supply": "smallint",
    "patient_paid": "numeric(10, 2)",
    "gross_cost": "numeric(10, 2)",
    "prescriber_npi": "text",
    "pharmacy_npi": "text",
    "part_d_covered": "boolean",
    "adjustment": "text",
    "special": "boolean not null default false",
}
BAD = """
select line, 'unknown-member', 'member_id' from staged_claim s
where not exists (select from members_member m where m.member_id = s.member_id)
union all
select line, 'future-date', 'fill_date' from staged_claim where fill_date > %s
"""
# Lines that need to be taken one after the other: adjustments, and claim IDs that stand in the batch twice.
SPECIAL = """
update staged_claim set special = true where adjustment is not null or claim_id in (
    select claim_id from staged_claim group by claim_id having count(*) > 1
)
"""
# In the order of the members: the index by member then grows page by page, whatever the order of the file.
INSERT = """
insert into members_prescriptionclaim (claim_id, member_id, drug_id, fill_date, ndc, quantity, days_supply,
    patient_paid, gross_cost, prescriber_npi, pharmacy_npi, part_d_covered, voided, file_id)
select s.claim_id, m.id, n.drug_id, s.fill_date, s.ndc, s.quantity, s.days_supply, s.patient_paid,
    s.gross_cost, coalesce(s.prescriber_npi, ''), coalesce(s.pharmacy_npi, ''), coalesce(s.part_d_covered, true),
    false, %s
from staged_claim s
join members_member m on m.member_id = s.member_id
join members_ndcproduct n on n.ndc = s.ndc
where not s.special
order by m.id, s.line
on conflict (claim_id) do nothing
"""
# Claims that were there before, and whether the line says the same. Looked up one by one in the index: the table may
# be a thousand times as long as the batch.
KNOWN = f"""
select s.line, {adjustments.content("s", "m.id")} = {adjustments.content("c", "c.member_id")}
from staged_claim s
join members_member m on m.member_id = s.member_id
join members_prescriptionclaim c on c.claim_id = s.claim_id
where not s.special and c.id <= %s
"""
NO_DAYS = f"""
select count(*) from {TABLE} where id > %(after)s and id <= %(upto)s and coalesce(days_supply, 0) = 0
"""


class Claims:
    """Reads one file."""

    kind = FileKind.CLAIMS
    batch_lines = 100_000
    tables = ("members_prescriptionclaim", "members_memberdrug", "members_membermonth", "members_membertouch")

    def __init__(self, file: ImportFile, found: Found[list[str]], options: Options) -> None:
        self.file = file
        self.found = found
        self.today = timezone.localdate()

    @staticmethod
    def layouts(path: Path, options: Options) -> Sequence[Layout[list[str]]]:
        return claim_lines.LAYOUTS

    def load(self, batch: Batch) -> Tally:
        """Everything about one batch; the caller's transaction makes it whole."""
        asides: list[Aside] = []
        fill("staged_claim", STAGED, claim_lines.rows(batch, self.found, asides))
        asides += refused(self.today)
        before = newest(TABLE)
        drugs.add_unknown()
        tally = self._plain(before)
        sums.add_claims(new=Keys(before, newest(TABLE)), touched_at=self.file.started_at)
        asides += adjustments.apply(self.file, tally)
        tally.quarantined = quarantine.put_aside(self.file, batch, asides)
        new = Keys(before, newest(TABLE))
        tally.notes["days_supply_missing"] += value(NO_DAYS, asdict(new))
        tally.notes["unknown_ndc"] += drugs.count_unknown(new=new, file=self.file)
        return tally

    def _plain(self, before: int) -> Tally:
        """Claims that stand in the batch once. A line that says something else of a claim that was there
        before becomes special."""
        run(SPECIAL)
        expected = value("select count(*) from staged_claim where not special")
        tally = Tally(loaded=run(INSERT, [self.file.pk]))
        if tally.loaded < expected:
            with one_by_one():
                known = rows(KNOWN, [before])
            tally.unchanged = sum(same for _line, same in known)
            other = [line for line, same in known if not same]
            run("update staged_claim set special = true where line = any(%s)", [other])
        return tally


def refused(today: datetime.date) -> list[Aside]:
    """Staged lines that only the tables can tell are bad; they leave the staging table."""
    asides = [Aside(*found) for found in rows(BAD, [today])]
    if asides:
        run("delete from staged_claim where line = any(%s)", [[aside.line for aside in asides]])
    return asides
