"""What a program year gives to a letter, as plain values."""

import datetime
from dataclasses import dataclass
from typing import Any

from members.models import ProgramYear
from reviews.documents import phrases


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


def year_facts(year: ProgramYear, language: str) -> YearFacts:
    """The facts of the year as the papers take them, statements in ``language``."""
    return YearFacts(
        year=year.year,
        sponsor_name=year.sponsor_name,
        phone=year.phone,
        tty=year.tty,
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        weekdays_only_from=year.weekdays_only_from,
        weekdays_only_to=year.weekdays_only_to,
        vendor_name=year.vendor_name,
        calling_numbers=tuple(year.calling_numbers),
        return_address=tuple(year.return_address.splitlines()),
        legal_statements=tuple(statement[language] for statement in year.legal_statements),
    )


def as_printed(year: YearFacts) -> dict[str, Any]:
    """What every letter prints of its year, hours in words of the language that is active."""
    return {
        "program_year": year.year,
        "sponsor_name": year.sponsor_name,
        "vendor_name": year.vendor_name,
        "calling_numbers": list(year.calling_numbers),
        "phone": year.phone,
        "tty": year.tty,
        "hours": phrases.hours_lines(
            opens_at=year.opens_at,
            closes_at=year.closes_at,
            weekdays_only_from=year.weekdays_only_from,
            weekdays_only_to=year.weekdays_only_to,
        ),
        "return_address": list(year.return_address),
        "legal_statements": list(year.legal_statements),
    }
