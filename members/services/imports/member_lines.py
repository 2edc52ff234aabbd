"""Members in our own CSV: what a line says of a person, and of a span of coverage."""

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from members.models.member import MBI_PATTERN
from members.names import identifier_key
from members.services.imports import fields
from members.services.imports.bad import Bad
from members.services.imports.fields import Column, checked
from members.services.imports.layouts import Layout, Reader, picker
from members.services.imports.spans import Span

Person = dict[str, Any]

SEXES = {
    "m": "M",
    "male": "M",
    "1": "M",
    "f": "F",
    "female": "F",
    "2": "F",
    "x": "X",
    "u": "U",
    "unknown": "U",
    "0": "U",
}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
MBI = re.compile(MBI_PATTERN)


def sex(value: str) -> str:
    if value.lower() not in SEXES:
        raise Bad("unknown-word")
    return SEXES[value.lower()]


def language(value: str) -> str:
    if len(value) > 10 or not LANGUAGE.fullmatch(value.lower()):
        raise Bad("bad-language")
    return value.lower()


COLUMNS = (
    Column("member_id", fields.identifier(30), required=True),
    Column("mbi", fields.words(40)),
    Column("first_name", fields.words(100)),
    Column("middle_initial", fields.words(100)),
    Column("last_name", fields.words(100)),
    Column("birth_date", fields.date, required=True),
    Column("sex", sex),
    Column("phone", fields.words(40)),
    Column("address1", fields.words(100)),
    Column("address2", fields.words(100)),
    Column("city", fields.words(60)),
    Column("state", fields.words(2)),
    Column("zip", fields.words(10)),
    Column("language", language),
    Column("contract_number", fields.identifier(5)),
    Column("plan_id", fields.identifier(10)),
    Column("coverage_start", fields.date),
    Column("coverage_end", fields.date),
    Column("long_term_care", fields.yes_no),
    Column("hospice", fields.yes_no),
    Column("cognitively_impaired", fields.yes_no),
    Column("death_date", fields.date),
    Column("at_risk_start", fields.date),
    Column("at_risk_end", fields.date),
    Column("confidential_address", fields.yes_no),
)
NAMES = [column.name for column in COLUMNS]
NEEDS = frozenset({"member_id", "first_name", "last_name", "birth_date", "coverage_start"})
COVERAGE = ("contract_number", "plan_id", "coverage_start", "coverage_end")
DATES = ("birth_date", "death_date", "at_risk_start", "at_risk_end", "coverage_start", "coverage_end")
FLAGS = ("long_term_care", "hospice", "cognitively_impaired", "confidential_address")


@dataclass
class MemberLine:
    """What a line says: columns of ``Member`` by name, and spans. Columns it says nothing of are not there."""

    person: Person
    spans: list[Span] = field(default_factory=list)
    invalid_mbi: bool = False


def line_of(said: Person, spans: list[Span]) -> MemberLine:
    """Puts the last touches to what any layout said. An MBI that is none is kept out; a missing one changes nothing."""
    mbi = identifier_key(said.pop("mbi", ""))
    if MBI.fullmatch(mbi):
        said["mbi"] = mbi
    if "zip" in said:
        said["zip_code"] = said.pop("zip")
    if "middle_initial" in said:
        said["middle_initial"] = said["middle_initial"][:1].upper()
    return MemberLine(said, spans, invalid_mbi=bool(mbi) and "mbi" not in said)


def _own(columns: list[str]) -> Reader[MemberLine]:
    pick = picker(columns, NAMES)
    absent = set(NAMES) - set(columns) - set(COVERAGE)

    def read(line: list[str]) -> MemberLine:
        said = _typed(dict(zip(NAMES, checked(COLUMNS, pick(line)), strict=True)))
        if not said["first_name"] and not said["last_name"]:
            raise Bad("missing-field", "last_name")
        spans = _spans(*(said.pop(name) for name in COVERAGE))
        return line_of({name: value for name, value in said.items() if name not in absent}, spans)

    return read


def _typed(values: dict[str, str]) -> Person:
    """Empty is not known: no date, no flag, English. CMS asks whether it is known that somebody is impaired."""
    said: Person = dict(values)
    said |= {name: datetime.date.fromisoformat(values[name]) if values[name] else None for name in DATES}
    said |= {name: values[name] == "true" for name in FLAGS}
    said |= {"cognitively_impaired": said["cognitively_impaired"] if values["cognitively_impaired"] else None}
    said |= {"language": values["language"] or "en", "state": values["state"].upper()}
    return said


def _spans(contract: str, plan: str, start: datetime.date | None, end: datetime.date | None) -> list[Span]:
    if start is None:
        if end:
            raise Bad("missing-field", "coverage_start")
        return []
    if end and end < start:
        raise Bad("bad-span", "coverage_end")
    return [Span(start, end, contract, plan, fresh=True)]


OWN = Layout("own CSV", ",", NEEDS, _own)
