"""Diagnoses in six layouts. A line of somebody else's claim file may carry many, or none.

Taken: principal and further diagnoses, of carrier lines too. Left out: the admitting diagnosis (a first guess) and the
external causes of injury; the claim rules of the CMS Chronic Conditions Warehouse do not look at them either. The day
is the last one of the claim (its "through date"), as in those rules.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from members.models import Setting
from members.services.imports import fields
from members.services.imports.bad import Aside, Bad
from members.services.imports.dates import from_rif, from_synpuf
from members.services.imports.fields import Column, checked
from members.services.imports.layouts import Found, Layout, Reader, picker
from members.services.imports.lines import csv_row
from members.services.imports.reading import Batch

Diagnoses = list[list[str]]

ICD = {
    "9": re.compile(r"(?:\d{3}|V\d\d)\d{0,2}|E\d{3}\d?", re.ASCII),
    "10": re.compile(r"[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}", re.ASCII),
}
FIRST_ICD_10_DAY = "2015-10-01"


def code(value: str) -> str:
    """In upper case, without the dot."""
    return value.replace(".", "", 1).upper()


COLUMNS = (
    Column("member_id", fields.identifier(30), required=True),
    Column("date", fields.date, required=True),
    Column("code", code, required=True),
    Column("code_system", fields.one_of(*ICD), required=True),
    Column("setting", fields.one_of(*Setting.values), required=True),
)
NAMES = [column.name for column in COLUMNS]
PLAIN = re.compile(
    rf"[\w.:/-]{{1,30}},(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]),"
    rf"(?:{ICD['10'].pattern},10|(?:{ICD['9'].pattern}),9),(?:{'|'.join(Setting.values)})".encode()
)

RIF_CODES = ("PRNCPAL_DGNS_CD", *(f"ICD_DGNS_CD{number}" for number in range(1, 26)), "LINE_ICD_DGNS_CD")
RIF_VERSIONS = tuple(name.replace("_CD", "_VRSN_CD") for name in RIF_CODES)
RIF_SYSTEMS = {"0": "10", "9": "9"}
SYNPUF_CODES = (
    *(f"ICD9_DGNS_CD_{number}" for number in range(1, 11)),
    *(f"LINE_ICD9_DGNS_CD_{number}" for number in range(1, 14)),
)
SYNPUF_NO_CODE = frozenset({"", "OTHER"})


def _own(columns: list[str]) -> Reader[Diagnoses]:
    pick = picker(columns, NAMES)
    return lambda line: [pick(line)]


def _rif(setting: str) -> Callable[[list[str]], Reader[Diagnoses]]:
    def reader(columns: list[str]) -> Reader[Diagnoses]:
        person = picker(columns, ("BENE_ID", "CLM_THRU_DT"))
        codes, versions = picker(columns, RIF_CODES), picker(columns, RIF_VERSIONS)

        def read(line: list[str]) -> Diagnoses:
            member, day = person(line)
            date = from_rif(day)
            usual = "10" if date >= FIRST_ICD_10_DAY else "9"
            pairs = zip(codes(line), versions(line), strict=True)
            found = {(code, RIF_SYSTEMS.get(version, usual)) for code, version in pairs}
            return [[member, date, code, system, setting] for code, system in sorted(found) if code]

        return read

    return reader


def _synpuf(setting: str) -> Callable[[list[str]], Reader[Diagnoses]]:
    def reader(columns: list[str]) -> Reader[Diagnoses]:
        person, codes = picker(columns, ("DESYNPUF_ID", "CLM_THRU_DT")), picker(columns, SYNPUF_CODES)

        def read(line: list[str]) -> Diagnoses:
            member, day = person(line)
            found = sorted(set(codes(line)) - SYNPUF_NO_CODE)
            return [[member, from_synpuf(day), code, "9", setting] for code in found]

        return read

    return reader


def _layout(
    name: str, delimiter: str, needs: Sequence[str], reader: Callable[[list[str]], Reader[Diagnoses]]
) -> Layout[Diagnoses]:
    return Layout(name, delimiter, frozenset(needs), reader)


RIF = ("BENE_ID", "CLM_ID", "CLM_THRU_DT", "PRNCPAL_DGNS_CD", "ICD_DGNS_CD1")
SYNPUF = ("DESYNPUF_ID", "CLM_ID", "CLM_THRU_DT", "ICD9_DGNS_CD_1")
# Each has a column that the others lack; a RIF file of skilled nursing, home health or hospice claims fits none.
LAYOUTS = (
    _layout("own CSV", ",", NAMES, _own),
    _layout("CMS RIF inpatient", "|", (*RIF, "CLM_POA_IND_SW1"), _rif("inpatient")),
    _layout("CMS RIF carrier", "|", (*RIF, "CARR_NUM"), _rif("professional")),
    _layout("CMS RIF outpatient", "|", (*RIF, "CLM_OP_PRVDR_PMT_AMT"), _rif("outpatient")),
    _layout("DE-SynPUF Inpatient_Claims", ",", (*SYNPUF, "CLM_ADMSN_DT"), _synpuf("inpatient")),
    _layout("DE-SynPUF Carrier_Claims", ",", (*SYNPUF, "LINE_ICD9_DGNS_CD_1"), _synpuf("professional")),
    _layout("DE-SynPUF Outpatient_Claims", ",", (*SYNPUF, "NCH_BENE_PTB_DDCTBL_AMT"), _synpuf("outpatient")),
)


class Rows:
    """Rows for COPY, several a line; counts the lines that carry no diagnosis."""

    def __init__(self, batch: Batch, found: Found[Diagnoses], asides: list[Aside]) -> None:
        self.batch, self.found, self.asides = batch, found, asides
        self.without = 0

    def __iter__(self) -> Iterator[bytes]:
        plain = PLAIN.fullmatch if self.found.columns == NAMES else None
        for number, line in enumerate(self.batch.lines, self.batch.first):
            if plain and plain(line):
                yield b"%d,%b\n" % (number, line)
            elif line:
                yield self._slowly(number, line)

    def _slowly(self, number: int, line: bytes) -> bytes:
        try:
            diagnoses = [_values(diagnosis) for diagnosis in self.found(line)]
        except Bad as bad:
            self.asides.append(Aside(number, bad.reason, bad.field))
            return b""
        self.without += not diagnoses
        return b"".join(csv_row(number, diagnosis) for diagnosis in diagnoses)


def _values(diagnosis: list[str]) -> list[str]:
    values = checked(COLUMNS, diagnosis)
    _member, _date, icd, system, _setting = values
    if not ICD[system].fullmatch(icd):
        raise Bad("bad-code", "code")
    return values
