"""Which diagnosis codes prove which condition: the file beside the data, and the join of its table with diagnoses."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.conditions import CONDITIONS

FILE = Path(__file__).resolve().parent.parent / "data" / "condition_codes.toml"
_PATTERNS = {
    10: re.compile(r"[A-TV-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?"),
    9: re.compile(r"([0-9]{3}|V[0-9]{2})(\.[0-9]{1,2})?"),
}
Row = tuple[str, int, str]  # condition, ICD revision, code without dot


def conditions_of(diagnoses: str) -> str:
    """SQL: ``(code_system, code, condition)``, once each, for the codes of the table or subquery ``diagnoses``.

    ``diagnoses`` needs the columns ``code_system`` and ``code`` (no dot, upper case) and is SQL of ours,
    never input. A listed code covers itself and all below it, so each code seen is looked up by its own
    beginnings: a few thousand different codes at a few hash look-ups each, however many diagnoses there are.
    """
    return f"""
        select distinct seen.code_system, seen.code, listed.condition
        from (select distinct code_system, code from {diagnoses} as given) as seen
        cross join lateral generate_series(3, length(seen.code)) as size
        join members_conditioncode as listed
          on listed.code_system = seen.code_system and listed.code = left(seen.code, size)
    """  # noqa: S608


def read(file: Path = FILE) -> list[Row]:
    """Rows of the file, sorted. Raises ``ValidationError`` naming condition and code for a wrong one."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["condition"]
    return sorted(row for table in tables for row in _rows(table))


def _rows(table: dict[str, Any]) -> Iterable[Row]:
    slug = table["slug"]
    if slug not in CONDITIONS:
        raise ValidationError(_("%(slug)s is not a condition.") % {"slug": slug})
    # The kept sums hold the newest inpatient date and the two newest others: enough for this rule and no other.
    if (table["inpatient_dates"], table["other_dates"]) != (1, 2):
        raise ValidationError(_("%(slug)s: only one inpatient or two other dates can be told.") % {"slug": slug})
    for system in (10, 9):
        yield from ((slug, system, code) for code in _codes(slug, system, table[f"icd{system}"]))


def _codes(slug: str, system: int, dotted: list[str]) -> list[str]:
    wrong = [code for code in dotted if not _PATTERNS[system].fullmatch(code)]
    codes = [code.replace(".", "") for code in dotted]
    wrong += [code for code in codes if any(code != other and code.startswith(other) for other in codes)]
    if wrong or len(codes) != len(set(codes)):
        texts = {"slug": slug, "codes": ", ".join(wrong or sorted(codes))}
        raise ValidationError(_("%(slug)s: not a code, or listed under another: %(codes)s") % texts)
    return codes
