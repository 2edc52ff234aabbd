"""What whoever starts an import may ask for, and what the import answers."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Options:
    """``as_of`` and ``year`` are for members only, ``expect_total`` (of the gross cost) for claims only."""

    sequence: int | None = None
    expect_rows: int | None = None
    expect_total: Decimal | None = None
    again: bool = False
    batch_lines: int | None = None
    wait_seconds: int = 30
    as_of: datetime.date | None = None
    year: int | None = None


@dataclass(kw_only=True)
class Report:
    """Counts of lines. ``repeated``: the file had been read to its end before; ``went_on_after``: the last line of an
    earlier run that was cut short."""

    read: int
    loaded: int
    unchanged: int
    quarantined: int
    file_sha256: str
    layout: str
    repeated: bool = False
    went_on_after: int = 0
    notes: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
