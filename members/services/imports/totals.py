"""Control totals: how many lines and how much money the file holds by its sender. Checked before anything is loaded."""

from decimal import Decimal, InvalidOperation
from typing import Any

from members.services.imports.bad import Bad, FileRefused
from members.services.imports.claim_lines import COST
from members.services.imports.layouts import Found
from members.services.imports.options import Options
from members.services.imports.reading import Source

LINES_AT_A_TIME = 50_000


def check(source: Source, found: Found[Any], options: Options) -> None:
    """Raises ``FileRefused`` when the file holds something else."""
    if options.expect_rows is None and options.expect_total is None:
        return
    lines, total = 0, Decimal(0)
    for batch in source.batches(LINES_AT_A_TIME):
        lines += batch.count()
        if options.expect_total is not None:
            total += sum(_cost(line, found) for line in batch.lines if line)
    if options.expect_rows not in (None, lines):
        raise FileRefused(f"The file holds {lines} lines, not {options.expect_rows}. Nothing of it was loaded.")
    if options.expect_total not in (None, total):
        raise FileRefused(f"The gross costs add up to {total}, not {options.expect_total}. Nothing of it was loaded.")


def _cost(line: bytes, found: Found[list[str]]) -> Decimal:
    """Of every line whose cost can be read, whatever else is wrong with it."""
    try:
        cost = Decimal(found(line)[COST] or 0)
    except (Bad, InvalidOperation):
        return Decimal(0)
    return cost if cost.is_finite() else Decimal(0)
