"""Members: one batch of lines into the tables of persons, coverage and circumstances."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from members.models import FileKind, ImportFile
from members.services.imports import member_lines, quarantine, summary_lines, sums
from members.services.imports.bad import Aside, Bad
from members.services.imports.layouts import Found, Layout
from members.services.imports.member_lines import MemberLine
from members.services.imports.options import Options
from members.services.imports.people import WRITTEN, Known, People, keys_of
from members.services.imports.reading import Batch
from members.services.imports.staging import rows, run
from members.services.imports.tally import Tally

KEYS = ("member_id_key", "first_name_key", "last_name_key")
COLUMNS = (*WRITTEN, *KEYS)
NEEDS_NOT_TOLD = ("large_print", "interpreter", "uses_tty", "hearing_help")


class Members:
    """Reads one file. ``as_of`` is the day it speaks for: circumstances begin and end on it."""

    kind = FileKind.MEMBERS
    batch_lines = 20_000
    tables = ("members_member", "members_coverage", "members_membertouch")

    def __init__(self, file: ImportFile, found: Found[MemberLine], options: Options) -> None:
        self.file = file
        self.found = found
        self.today = timezone.localdate()
        self.as_of = options.as_of or self.today

    @staticmethod
    def layouts(path: Path, options: Options) -> Sequence[Layout[MemberLine]]:
        return [member_lines.OWN, *summary_lines.layouts(path, options.year)]

    def load(self, batch: Batch) -> Tally:
        """Everything about one batch; the caller's transaction makes it whole."""
        tally = Tally()
        asides: list[Aside] = []
        lines = list(self._lines(batch, asides))
        people = People([line for _number, line in lines], self.today)
        for number, line in lines:
            try:
                changed = people.take(line)
            except Bad as bad:
                asides.append(Aside(number, bad.reason, bad.field))
                continue
            tally.loaded += changed
            tally.unchanged += not changed
            tally.notes["invalid_mbi"] += line.invalid_mbi
        write(people.changed(), self.as_of, self.file.started_at)
        tally.quarantined = quarantine.put_aside(self.file, batch, asides)
        return tally

    def _lines(self, batch: Batch, asides: list[Aside]) -> Iterable[tuple[int, MemberLine]]:
        for number, line in enumerate(batch.lines, batch.first):
            if line:
                try:
                    yield number, self.found(line)
                except Bad as bad:
                    asides.append(Aside(number, bad.reason, bad.field))


def write(changed: list[Known], as_of: datetime.date, touched_at: datetime.datetime) -> None:
    """Persons, spans and circumstances as they are now."""
    if not changed:
        return
    _stage(changed)
    run(FREE_MBIS)
    run(UPSERT)
    keys = dict(rows(FIND, [[known.person["member_id"] for known in changed]]))
    for known in changed:
        known.key = keys[known.person["member_id"]]
    _write_spans([known for known in changed if known.spans_changed])
    _write_flags(changed, as_of)
    sums.touch(members=list(keys.values()), at=touched_at)


def _stage(changed: list[Known]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temporary table if not exists staged_member as "
            f"select {', '.join(COLUMNS)} from members_member limit 0"
        )
        cursor.execute("truncate staged_member")
    _copy("staged_member", COLUMNS, map(_values, changed))


def _values(known: Known) -> list[Any]:
    values = known.person | keys_of(known.person)
    return [values[name] for name in COLUMNS]


def _copy(table: str, columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
        for row in values:
            copy.write_row(row)


def _write_spans(changed: list[Known]) -> None:
    run("delete from members_coverage where member_id = any(%s)", [[known.key for known in changed]])
    spans = ((known.key, span.start, span.end, span.contract, span.plan) for known in changed for span in known.spans)
    _copy("members_coverage", ("member_id", "start", '"end"', "contract_number", "plan_id"), spans)


def _write_flags(changed: list[Known], as_of: datetime.date) -> None:
    flags = [(known.key, name, bool(known.person[name])) for known in changed for name in known.flags_changed()]
    for statement, which in ((BEGIN_FLAGS, True), (END_FLAGS, False)):
        chosen = [(key, name) for key, name, holds in flags if holds is which]
        run(statement, {"as_of": as_of, "members": [key for key, _ in chosen], "kinds": [name for _, name in chosen]})


# An MBI may go from one person to another within a batch: let go first, then take.
FREE_MBIS = """
update members_member m set mbi = null from staged_member s
where m.member_id = s.member_id and m.mbi is not null and m.mbi is distinct from s.mbi
"""
UPSERT = f"""
insert into members_member (created_at, {", ".join(NEEDS_NOT_TOLD)}, {", ".join(COLUMNS)})
select now(), false, false, false, false, {", ".join(COLUMNS)} from staged_member
on conflict (member_id) do update set {", ".join(f"{name} = excluded.{name}" for name in COLUMNS)}
"""
FIND = "select member_id, id from members_member where member_id = any(%s)"
BEGIN_FLAGS = """
insert into members_memberflag (member_id, kind, since)
select member_id, kind, %(as_of)s from unnest(%(members)s::bigint[], %(kinds)s::text[]) as begun (member_id, kind)
on conflict (member_id, kind) where until is null do nothing
"""
END_FLAGS = """
update members_memberflag f set until = greatest(f.since, %(as_of)s::date - 1)
from unnest(%(members)s::bigint[], %(kinds)s::text[]) as ended (member_id, kind)
where f.member_id = ended.member_id and f.kind = ended.kind and f.until is null
"""
