"""Prescription claims in three layouts, each as the values of our own CSV."""

import re
from collections.abc import Iterator

from members.services.imports import fields
from members.services.imports.bad import Aside, Bad
from members.services.imports.dates import from_rif, from_synpuf
from members.services.imports.fields import Column, checked
from members.services.imports.layouts import Found, Layout, Reader, picker
from members.services.imports.lines import csv_row
from members.services.imports.reading import Batch

COLUMNS = (
    Column("claim_id", fields.identifier(40), required=True),
    Column("member_id", fields.identifier(30), required=True),
    Column("fill_date", fields.date, required=True),
    Column("ndc", fields.ndc, required=True),
    Column("quantity", fields.decimal(9, 3)),
    Column("days_supply", fields.whole(4)),
    Column("patient_paid", fields.decimal(8, 2)),
    Column("gross_cost", fields.decimal(8, 2), required=True),
    Column("prescriber_npi", fields.identifier(15)),
    Column("pharmacy_npi", fields.identifier(15)),
    Column("part_d_covered", fields.yes_no),
    Column("adjustment", fields.one_of("void", "replace")),
)
NAMES = [column.name for column in COLUMNS]
COST, ADJUSTMENT = NAMES.index("gross_cost"), NAMES.index("adjustment")
NEEDED_TO_VOID = frozenset({"claim_id", "member_id"})

# A line of our own CSV that needs no further look: what it lets through, COPY takes without an error. It knows the
# length of the months; a 29 February, a quotation mark or a space goes the long way through ``checked``.
_DAY = (
    r"(?:19|20)\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
)
_MONEY = r"\d{1,8}(?:\.\d{1,2})?"
PLAIN = re.compile(
    rf"[\w.:/-]{{1,40}},[\w.:/-]{{1,30}},{_DAY},\d{{11}},(?:\d{{1,9}}(?:\.\d{{1,3}})?)?,\d{{0,4}},(?:{_MONEY})?,{_MONEY},"
    r"\w{0,15},\w{0,15},(?:true|false)?,(?:void|replace)?".encode()
)

RIF_COLUMNS = (
    "PDE_ID", "BENE_ID", "SRVC_DT", "PROD_SRVC_ID", "QTY_DSPNSD_NUM", "DAYS_SUPLY_NUM", "PTNT_PAY_AMT",
    "TOT_RX_CST_AMT", "PRSCRBR_ID", "SRVC_PRVDR_ID", "DRUG_CVRG_STUS_CD", "ADJSTMT_DLTN_CD", "DML_IND", "FINAL_ACTION",
)  # fmt: skip
RIF_COVERED = {"C": "true", "E": "false", "O": "false"}  # covered, enhanced (supplemental), over the counter
RIF_ADJUSTMENT = {"A": "replace", "D": "void"}
RIF_CHANGE = {"UPDATE": "replace", "DELETE": "void"}
SYNPUF_COLUMNS = (
    "PDE_ID", "DESYNPUF_ID", "SRVC_DT", "PROD_SRVC_ID", "QTY_DSPNSD_NUM", "DAYS_SUPLY_NUM", "PTNT_PAY_AMT",
    "TOT_RX_CST_AMT",
)  # fmt: skip


def _own(columns: list[str]) -> Reader[list[str]]:
    return picker(columns, NAMES)


def _rif(columns: list[str]) -> Reader[list[str]]:
    pick = picker(columns, RIF_COLUMNS)

    def read(line: list[str]) -> list[str]:
        *values, covered, adjustment, change, final = pick(line)
        if final == "N":
            raise Bad("not-final-action", "FINAL_ACTION")
        values[2] = from_rif(values[2])
        return [
            *values,
            RIF_COVERED.get(covered, covered),
            RIF_ADJUSTMENT.get(adjustment, adjustment) or RIF_CHANGE.get(change, ""),
        ]

    return read


def _synpuf(columns: list[str]) -> Reader[list[str]]:
    pick = picker(columns, SYNPUF_COLUMNS)

    def read(line: list[str]) -> list[str]:
        values = pick(line)
        values[2] = from_synpuf(values[2])
        return [*values, "", "", "", ""]

    return read


LAYOUTS = (
    Layout("own CSV", ",", frozenset({"claim_id", "member_id", "fill_date", "ndc", "gross_cost"}), _own),
    Layout("CMS RIF pde", "|", frozenset({"PDE_ID", "BENE_ID", "SRVC_DT", "PROD_SRVC_ID", "TOT_RX_CST_AMT"}), _rif),
    Layout(
        "DE-SynPUF Prescription_Drug_Events",
        ",",
        frozenset({"PDE_ID", "DESYNPUF_ID", "SRVC_DT", "PROD_SRVC_ID", "TOT_RX_CST_AMT"}),
        _synpuf,
    ),
)


def rows(batch: Batch, found: Found[list[str]], asides: list[Aside]) -> Iterator[bytes]:
    """Rows for COPY: the line's number and the values of our own columns. Lines that are none go to ``asides``."""
    plain = PLAIN.fullmatch if found.columns == NAMES else None
    for number, line in enumerate(batch.lines, batch.first):
        if plain and plain(line):
            yield b"%d,%b\n" % (number, line)
        elif line:
            try:
                yield csv_row(number, values(found(line)))
            except Bad as bad:
                asides.append(Aside(number, bad.reason, bad.field))


def values(line: list[str]) -> list[str]:
    """Checked values. A line that voids a claim needs no more than to say which, and whose."""
    voids = line[ADJUSTMENT].lower() == "void"
    return checked(COLUMNS, line, needed=NEEDED_TO_VOID if voids else None)
