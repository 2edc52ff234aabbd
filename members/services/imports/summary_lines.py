"""Members in the yearly summary files of CMS: covered in that year, up to death."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

from members.services.imports.bad import Bad, FileRefused
from members.services.imports.dates import from_rif, from_synpuf
from members.services.imports.fields import checked
from members.services.imports.layouts import Layout, Reader, picker
from members.services.imports.member_lines import COLUMNS, MemberLine, Person, line_of
from members.services.imports.spans import year_of

# The numbers that the Social Security Administration gives the states, and CMS files use.
STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY"
).split()
STATE_NAMES = {f"{number:02}": name for number, name in enumerate(STATES, start=1)}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEPT", "OCT", "NOV", "DEC")
NO_CONTRACT = frozenset({"", "0", "N", "X", "*"})

TAKEN = (
    "member_id",
    "birth_date",
    "death_date",
    "sex",
    "state",
    "zip",
    "mbi",
    "first_name",
    "middle_initial",
    "last_name",
)
TAKEN_COLUMNS = [next(column for column in COLUMNS if column.name == name) for name in TAKEN]
RIF = (
    "BENE_ID", "BENE_BIRTH_DT", "DEATH_DT", "BENE_SEX_IDENT_CD", "STATE_CODE", "BENE_ZIP_CD", "MBI_NUM",
    "BENE_GVN_NAME", "BENE_MDL_NAME", "BENE_SRNM_NAME",
)  # fmt: skip
SYNPUF = ("DESYNPUF_ID", "BENE_BIRTH_DT", "BENE_DEATH_DT", "BENE_SEX_IDENT_CD", "SP_STATE_CODE")


def _rif(columns: list[str]) -> Reader[MemberLine]:
    pick, year = picker(columns, RIF), picker(columns, ("RFRNC_YR",))
    contracts = picker(columns, [f"PTD_CNTRCT_{month}_ID" for month in MONTHS])
    plans = picker(columns, [f"PTD_PBP_{month}_ID" for month in MONTHS])

    def read(line: list[str]) -> MemberLine:
        said = _person(pick(line), from_rif)
        named = [contract if contract not in NO_CONTRACT else "" for contract in contracts(line)]
        pairs = list(zip(named, plans(line), strict=True))
        return line_of(said, year_of(_year(year(line)[0]), pairs, said.get("death_date")))

    return read


def _synpuf(year: int) -> Callable[[list[str]], Reader[MemberLine]]:
    def reader(columns: list[str]) -> Reader[MemberLine]:
        pick = picker(columns, SYNPUF)

        def read(line: list[str]) -> MemberLine:
            said = _person([*pick(line), "", "", "", "", ""], from_synpuf)
            return line_of(said, year_of(year, [("", "")] * 12, said.get("death_date")))

        return read

    return reader


def _person(values: list[str], date: Callable[[str], str]) -> Person:
    """What the summary knows; what it leaves empty is left as it is."""
    values[1:3] = date(values[1]), date(values[2])
    values[4] = STATE_NAMES.get(values[4], "")
    said: Person = dict(zip(TAKEN, checked(TAKEN_COLUMNS, values), strict=True))
    for name in ("birth_date", "death_date"):
        said[name] = datetime.date.fromisoformat(said[name]) if said[name] else None
    return {name: value for name, value in said.items() if value}


def _year(text: str) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        raise Bad("bad-date", "RFRNC_YR")
    return int(text)


def layouts(path: Path, year: int | None) -> list[Layout[MemberLine]]:
    """``year``: of a DE-SynPUF summary, which does not say it; else it is taken from the file's name."""
    return [
        Layout("CMS RIF beneficiary", "|", frozenset({"BENE_ID", "BENE_BIRTH_DT", "RFRNC_YR"}), _rif),
        Layout(
            "DE-SynPUF Beneficiary_Summary_File",
            ",",
            frozenset({"DESYNPUF_ID", "BENE_BIRTH_DT", "BENE_DEATH_DT"}),
            lambda columns: _synpuf(year or _year_in(path.name))(columns),
        ),
    ]


def _year_in(name: str) -> int:
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
    if not found:
        raise FileRefused("This summary does not say its year. Give it with --year, or keep it in the file's name.")
    return int(found[0])
