"""Persons of a batch, as the database has them and as the lines change them, one line after the other."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from members.names import identifier_key, name_key
from members.services.imports.bad import Bad
from members.services.imports.member_lines import FLAGS, MemberLine, Person
from members.services.imports.spans import Span, place
from members.services.imports.staging import rows

# Columns of ``Member`` that files write, and what they hold of a person nobody has told more about.
UNTOLD: Person = {
    "mbi": None, "first_name": "", "middle_initial": "", "last_name": "", "birth_date": None, "sex": "",
    "death_date": None, "phone": "", "address1": "", "address2": "", "city": "", "state": "", "zip_code": "",
    "language": "en", "at_risk_start": None, "at_risk_end": None, **dict.fromkeys(FLAGS, False),
    "cognitively_impaired": None,
}  # fmt: skip
WRITTEN = ("member_id", *UNTOLD)


@dataclass
class Known:
    """One person. ``person`` and ``spans`` change with the lines; ``before`` and ``spans_before`` do not."""

    key: int | None
    person: Person
    spans: list[Span] = field(default_factory=list)
    before: Person = field(default_factory=dict)
    spans_before: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before, self.spans_before = dict(self.person), list(self.spans)

    @property
    def spans_changed(self) -> bool:
        return not _same(self.spans, self.spans_before)

    @property
    def changed(self) -> bool:
        return self.key is None or self.person != self.before or self.spans_changed

    def flags_changed(self) -> list[str]:
        return [name for name in FLAGS if self.person[name] != self.before[name]]


class People:
    """The persons that a batch of lines is about."""

    def __init__(self, lines: list[MemberLine], today: datetime.date) -> None:
        self.today = today
        ids = sorted({line.person["member_id"] for line in lines})
        self.known = _known(ids)
        self.owner_of_key = dict(rows(KEYS, [[identifier_key(member_id) for member_id in ids]]))
        self.owner_of_mbi = dict(rows(MBIS, [[line.person["mbi"] for line in lines if "mbi" in line.person]]))

    def take(self, line: MemberLine) -> bool:
        """Whether the line changed anything. Raises ``Bad``, and then it changed nothing."""
        member_id = line.person["member_id"]
        known = self.known.get(member_id) or Known(None, {**UNTOLD, "member_id": member_id})
        person = {**known.person, **line.person}
        self._check(person)
        spans = known.spans
        for span in line.spans:
            spans = place(spans, span)
        changed = member_id not in self.known or person != known.person or not _same(spans, known.spans)
        self._own(known.person["mbi"], person)
        known.person, known.spans = person, spans
        self.known[member_id] = known
        return changed

    def _check(self, person: Person) -> None:
        born, died = person["birth_date"], person["death_date"]
        if born > self.today:
            raise Bad("future-date", "birth_date")
        if died and died > self.today:
            raise Bad("future-date", "death_date")
        if died and died < born:
            raise Bad("death-before-birth", "death_date")
        self._check_limitation(person["at_risk_start"], person["at_risk_end"])
        self._check_owners(person)

    def _check_limitation(self, start: datetime.date | None, end: datetime.date | None) -> None:
        if end and not start:
            raise Bad("missing-field", "at_risk_start")
        if start and end and end < start:
            raise Bad("bad-span", "at_risk_end")

    def _check_owners(self, person: Person) -> None:
        """Member IDs that differ only in case or dashes, and MBIs, belong to one person each."""
        member_id = person["member_id"]
        key = identifier_key(member_id)
        if not key or self.owner_of_key.get(key, member_id) != member_id:
            raise Bad("member-id-of-another", "member_id")
        if person["mbi"] and self.owner_of_mbi.get(person["mbi"], member_id) != member_id:
            raise Bad("mbi-of-another", "mbi")

    def _own(self, old_mbi: str | None, person: Person) -> None:
        member_id, mbi = person["member_id"], person["mbi"]
        self.owner_of_key[identifier_key(member_id)] = member_id
        if old_mbi and old_mbi != mbi:
            self.owner_of_mbi.pop(old_mbi, None)
        if mbi:
            self.owner_of_mbi[mbi] = member_id

    def changed(self) -> list[Known]:
        return [known for known in self.known.values() if known.changed]


def keys_of(person: Person) -> dict[str, Any]:
    """The search keys, made as ``Member.derive_keys`` makes them."""
    return {
        "member_id_key": identifier_key(person["member_id"]),
        "first_name_key": name_key(person["first_name"]),
        "last_name_key": name_key(person["last_name"]),
    }


def _same(spans: list[Span], others: list[Span]) -> bool:
    return len(spans) == len(others) and all(one.same_as(other) for one, other in zip(spans, others, strict=True))


def _known(ids: list[str]) -> dict[str, Known]:
    found = rows(FETCH, [ids])
    spans: dict[int, list[Span]] = {}
    for key, *span in rows(SPANS, [[row[0] for row in found]]):
        spans.setdefault(key, []).append(Span(*span))
    return {row[1]: Known(row[0], dict(zip(WRITTEN, row[1:], strict=True)), spans.get(row[0], [])) for row in found}


FETCH = f"select id, {', '.join(WRITTEN)} from members_member where member_id = any(%s)"
SPANS = """
select member_id, start, "end", contract_number, plan_id from members_coverage where member_id = any(%s)
order by member_id, start
"""
KEYS = "select member_id_key, member_id from members_member where member_id_key = any(%s)"
MBIS = "select mbi, member_id from members_member where mbi = any(%s)"
