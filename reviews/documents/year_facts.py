"""What a program year gives to a letter, as plain values."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class YearFacts:
    """Partners, numbers and addresses of one program year. Empty strings and tuples: not known, and not printed."""

    year: int
    sponsor_name: str
    phone: str
    opens_at: datetime.time
    closes_at: datetime.time
    weekdays_only_from: str
    weekdays_only_to: str
    tty: str = "711"
    vendor_name: str = ""
    calling_numbers: tuple[str, ...] = ()
    return_address: tuple[str, ...] = ()
    legal_statements: tuple[str, ...] = ()
