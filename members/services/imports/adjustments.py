"""Lines that void or replace a claim, and lines whose claim ID comes twice: taken one after the other, in file order.

What a claim said before is kept (``ClaimChange``), so that an old line that comes again is known again.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from members.models import ClaimChange, ImportFile
from members.services.imports import sums
from members.services.imports.bad import Aside, Bad
from members.services.imports.staging import one_by_one, rows, run
from members.services.imports.tally import Tally

Content = dict[str, Any]
VOID, REPLACE = ClaimChange.Kind.VOID.value, ClaimChange.Kind.REPLACE.value


def content(table: str, member: str) -> str:
    """SQL for what a claim says, as one JSON object; ``member`` is SQL for the member's key."""
    return f"""jsonb_build_object('member', {member}, 'fill_date', {table}.fill_date, 'ndc', {table}.ndc,
        'quantity', {table}.quantity::text, 'days_supply', {table}.days_supply,
        'patient_paid', {table}.patient_paid::text, 'gross_cost', {table}.gross_cost::text,
        'prescriber_npi', coalesce({table}.prescriber_npi, ''), 'pharmacy_npi', coalesce({table}.pharmacy_npi, ''),
        'part_d_covered', coalesce({table}.part_d_covered, true))"""


@dataclass
class Held:
    """A claim as it stands while the lines are gone through. ``line``: where its content comes from, if from here."""

    content: Content
    voided: bool = False
    earlier: list[Content] = field(default_factory=list)
    is_new: bool = False
    changed: bool = False
    line: int | None = None


@dataclass
class Change:
    """A row of ``ClaimChange`` to be."""

    claim_id: str
    kind: str
    before: Content
    line: int


@dataclass
class Lines:
    """Goes through special lines; what they come to is in ``held`` and ``changes``."""

    held: dict[str, Held]
    changes: list[Change] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def take(self, line: int, claim_id: str, adjustment: str | None, said: Content) -> bool:
        """Whether the line changed anything. Raises ``Bad``."""
        known = self.held.get(claim_id)
        if adjustment == VOID:
            return self._void(line, claim_id, known, said)
        if known is None:
            self.notes["replaced_unknown"] += adjustment == REPLACE
            self.held[claim_id] = Held(said, is_new=True, changed=True, line=line)
            return True
        if said == known.content:
            return False
        if adjustment == REPLACE:
            return self._replace(line, claim_id, known, said)
        if said in known.earlier:
            return False
        raise Bad("conflicting-repeat", "claim_id")

    def _void(self, line: int, claim_id: str, known: Held | None, said: Content) -> bool:
        if known is None:
            raise Bad("unknown-void", "claim_id")
        if said["member"] != known.content["member"]:
            raise Bad("conflicting-repeat", "member_id")
        if known.voided:
            return False
        self.changes.append(Change(claim_id, VOID, known.content, line))
        known.voided = known.changed = True
        return True

    def _replace(self, line: int, claim_id: str, known: Held, said: Content) -> bool:
        if known.voided:
            if said in known.earlier:
                return False
            raise Bad("replaces-a-void", "claim_id")
        self.changes.append(Change(claim_id, REPLACE, known.content, line))
        known.earlier.append(known.content)
        known.content, known.line, known.changed = said, line, True
        return True


def apply(file: ImportFile, tally: Tally) -> list[Aside]:
    """Go through the special lines of the staging table; counts go to ``tally``, bad lines come back."""
    special = rows(SPECIAL)
    if not special:
        return []
    lines = Lines(_held([claim_id for _line, claim_id, _adjustment, _said in special]))
    members_before = {claim_id: held.content["member"] for claim_id, held in lines.held.items()}
    asides = []
    for line, claim_id, adjustment, said in special:
        try:
            changed = lines.take(line, claim_id, adjustment, json.loads(said))
        except Bad as bad:
            asides.append(Aside(line, bad.reason, bad.field))
            continue
        tally.loaded += changed
        tally.unchanged += not changed
    tally.notes += lines.notes
    _write(file, lines)
    _keep_sums(file, lines, members_before)
    return asides


def _held(claim_ids: list[str]) -> dict[str, Held]:
    with one_by_one():
        held = {claim_id: Held(json.loads(said), voided) for claim_id, voided, said in rows(HELD, [claim_ids])}
        for claim_id, before in rows(EARLIER, [claim_ids]):
            held[claim_id].earlier.append(json.loads(before))
    return held


def _write(file: ImportFile, lines: Lines) -> None:
    changed = {claim_id: held for claim_id, held in lines.held.items() if held.changed}
    new = [held for held in changed.values() if held.is_new]
    run(INSERT, {"file": file.pk, "lines": [held.line for held in new], "voided": [held.voided for held in new]})
    run(UPDATE, {"lines": [held.line for held in changed.values() if held.line and not held.is_new]})
    voided = [claim_id for claim_id, held in changed.items() if held.voided]
    run("update members_prescriptionclaim set voided = true where claim_id = any(%s) and not voided", [voided])
    columns = {
        "file": file.pk,
        "claims": [change.claim_id for change in lines.changes],
        "kinds": [change.kind for change in lines.changes],
        "befores": [json.dumps(change.before) for change in lines.changes],
        "lines": [change.line for change in lines.changes],
    }
    run(CHANGES, columns)


def _keep_sums(file: ImportFile, lines: Lines, members_before: dict[str, int]) -> None:
    changed = {claim_id: held.content["member"] for claim_id, held in lines.held.items() if held.changed}
    members = set(changed.values()) | {members_before[claim_id] for claim_id in changed if claim_id in members_before}
    if members:
        sums.rebuild_claims(members=sorted(members))
        sums.touch(members=sorted(members), at=file.started_at)


SPECIAL = f"""
select s.line, s.claim_id, s.adjustment, {content("s", "m.id")}::text
from staged_claim s join members_member m on m.member_id = s.member_id
where s.special order by s.line
"""
HELD = f"""
select c.claim_id, c.voided, {content("c", "c.member_id")}::text
from members_prescriptionclaim c where c.claim_id = any(%s)
"""
EARLIER = """
select c.claim_id, h.before::text
from members_claimchange h join members_prescriptionclaim c on c.id = h.claim_id where c.claim_id = any(%s)
"""
INSERT = """
insert into members_prescriptionclaim (claim_id, member_id, drug_id, fill_date, ndc, quantity, days_supply,
    patient_paid, gross_cost, prescriber_npi, pharmacy_npi, part_d_covered, voided, file_id)
select s.claim_id, m.id, n.drug_id, s.fill_date, s.ndc, s.quantity, s.days_supply, s.patient_paid,
    s.gross_cost, coalesce(s.prescriber_npi, ''), coalesce(s.pharmacy_npi, ''), coalesce(s.part_d_covered, true),
    new.voided, %(file)s
from unnest(%(lines)s::bigint[], %(voided)s::boolean[]) as new (line, voided)
join staged_claim s on s.line = new.line
join members_member m on m.member_id = s.member_id
join members_ndcproduct n on n.ndc = s.ndc
order by m.id, s.line
"""
UPDATE = """
update members_prescriptionclaim c set member_id = m.id, drug_id = n.drug_id, fill_date = s.fill_date, ndc = s.ndc,
    quantity = s.quantity, days_supply = s.days_supply, patient_paid = s.patient_paid, gross_cost = s.gross_cost,
    prescriber_npi = coalesce(s.prescriber_npi, ''), pharmacy_npi = coalesce(s.pharmacy_npi, ''),
    part_d_covered = coalesce(s.part_d_covered, true)
from staged_claim s
join members_member m on m.member_id = s.member_id
join members_ndcproduct n on n.ndc = s.ndc
where s.line = any(%(lines)s::bigint[]) and c.claim_id = s.claim_id
"""
CHANGES = """
insert into members_claimchange (claim_id, kind, before, file_id, line_number)
select c.id, h.kind, h.before::jsonb, %(file)s, h.line
from unnest(%(claims)s::text[], %(kinds)s::text[], %(befores)s::text[], %(lines)s::bigint[])
    as h (claim_id, kind, before, line)
join members_prescriptionclaim c on c.claim_id = h.claim_id
order by h.line
"""
