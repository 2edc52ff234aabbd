"""Own CSV files for imports: a line is made from the columns that differ from a good one."""

import gzip
import itertools
from pathlib import Path
from typing import Any

from members.services.imports import claim_lines, diagnosis_lines, member_lines
from members.services.imports.bad import FileRefused
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from members.services.imports.options import Options, Report
from members.services.imports.run import Importer, import_file

__all__ = ["FileRefused", "claim", "diagnosis", "import_file", "load", "member", "write"]
_numbers = itertools.count(1)

CLAIM = {
    "member_id": "M1", "fill_date": "2026-03-05", "ndc": "00093505698", "quantity": "30", "days_supply": "30",
    "patient_paid": "10.00", "gross_cost": "52.10", "prescriber_npi": "1234567893", "pharmacy_npi": "1987654321",
    "part_d_covered": "true",
}  # fmt: skip
DIAGNOSIS = {"member_id": "M1", "date": "2026-03-05", "code": "I10", "code_system": "10", "setting": "outpatient"}
MEMBER = {
    "member_id": "M1", "first_name": "María", "last_name": "O’Brien-Peña", "birth_date": "1948-04-28", "sex": "F",
    "address1": "1 Main Street, Apt 2", "city": "Boston", "state": "MA", "zip": "02110", "language": "es",
    "contract_number": "S0001", "plan_id": "001", "coverage_start": "2026-01-01",
}  # fmt: skip


def claim(claim_id: str | None = None, **columns: str) -> str:
    return _line(claim_lines.NAMES, {**CLAIM, "claim_id": claim_id or f"C{next(_numbers):07}", **columns})


def diagnosis(**columns: str) -> str:
    return _line(diagnosis_lines.NAMES, {**DIAGNOSIS, **columns})


def member(member_id: str = "M1", **columns: str) -> str:
    return _line(member_lines.NAMES, {**MEMBER, "member_id": member_id, **columns})


def _line(names: list[str], values: dict[str, str]) -> str:
    assert set(values) <= set(names)
    return ",".join(f'"{value}"' if "," in value else value for value in (values.get(name, "") for name in names))


HEADERS = {
    Claims: ",".join(claim_lines.NAMES),
    Diagnoses: ",".join(diagnosis_lines.NAMES),
    Members: ",".join(member_lines.NAMES),
}


def write(folder: Path, importer: type[Importer], *lines: str | bytes, packed: bool = False) -> Path:
    """A file with the header of our own CSV; it may hold lines of bytes that are no text."""
    text = b"".join(
        (line if isinstance(line, bytes) else line.encode()) + b"\n" for line in (HEADERS[importer], *lines)
    )
    path = folder / f"file{next(_numbers)}.csv"
    path.write_bytes(gzip.compress(text) if packed else text)
    return path


def load(folder: Path, importer: type[Importer], *lines: str | bytes, **options: Any) -> Report:
    """Write the lines to a file, and import it."""
    return import_file(importer, write(folder, importer, *lines), by="test", options=Options(**options))
