"""Diagnoses: one batch of lines into the table, its bad lines aside, the kept sums up to date."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from members.models import FileKind, ImportFile
from members.services.imports import diagnosis_lines, quarantine, sums
from members.services.imports.bad import Aside
from members.services.imports.diagnosis_lines import Diagnoses as Lines
from members.services.imports.layouts import Found, Layout
from members.services.imports.options import Options
from members.services.imports.reading import Batch
from members.services.imports.staging import Keys, fill, newest, rows, run, value
from members.services.imports.tally import Tally

TABLE = "members_diagnosis"
STAGED = {
    "line": "bigint",
    "member_id": "text",
    "date": "date",
    "code": "text",
    "code_system": "smallint",
    "setting": "text",
}
BAD = """
select distinct line, 'unknown-member', 'member_id' from staged_diagnosis s
where not exists (select from members_member m where m.member_id = s.member_id)
union all
select distinct line, 'future-date', 'date' from staged_diagnosis where date > %s
"""
# The first line that says it, when several of the batch do.
INSERT = """
with said as (
    select m.id as member_id, s.date, s.code, s.code_system, s.setting, min(s.line) as line
    from staged_diagnosis s join members_member m on m.member_id = s.member_id
    group by 1, 2, 3, 4, 5
), added as (
    insert into members_diagnosis (member_id, date, code, code_system, setting, file_id)
    select member_id, date, code, code_system, setting, %s from said order by 1, 2, 3, 4, 5
    on conflict do nothing
    returning member_id, date, code, code_system, setting
)
select count(distinct said.line) from added join said using (member_id, date, code, code_system, setting)
"""


class Diagnoses:
    """Reads one file."""

    kind = FileKind.DIAGNOSES
    batch_lines = 50_000
    tables = ("members_diagnosis", "members_membercondition", "members_membertouch")

    def __init__(self, file: ImportFile, found: Found[Lines], options: Options) -> None:
        self.file = file
        self.found = found
        self.today = timezone.localdate()

    @staticmethod
    def layouts(path: Path, options: Options) -> Sequence[Layout[Lines]]:
        return diagnosis_lines.LAYOUTS

    def load(self, batch: Batch) -> Tally:
        """Everything about one batch; the caller's transaction makes it whole."""
        asides: list[Aside] = []
        lines = diagnosis_lines.Rows(batch, self.found, asides)
        fill("staged_diagnosis", STAGED, lines)
        asides += self._refused()
        before = newest(TABLE)
        staged = value("select count(distinct line) from staged_diagnosis")
        tally = Tally(loaded=value(INSERT, [self.file.pk]))
        tally.unchanged = staged - tally.loaded + lines.without
        sums.add_diagnoses(new=Keys(before, newest(TABLE)), touched_at=self.file.started_at)
        tally.quarantined = quarantine.put_aside(self.file, batch, asides)
        tally.notes["without_diagnosis"] += lines.without
        return tally

    def _refused(self) -> list[Aside]:
        """Lines that only the tables can tell are bad; they leave the staging table."""
        asides = [Aside(*found) for found in rows(BAD, [self.today])]
        if asides:
            run("delete from staged_diagnosis where line = any(%s)", [[aside.line for aside in asides]])
        return asides
