"""The program years that the public may see; views start here."""

import datetime
import math
from collections.abc import Iterable
from decimal import Decimal

from members.models import ProgramYear


def shown_year(day: datetime.date) -> ProgramYear | None:
    """The year ``/`` shows on ``day``: that of the day, or the newest published one; ``None`` without any."""
    return ProgramYear.objects.shown_on(day)


def open_year(day: datetime.date) -> ProgramYear | None:
    """The published year that takes requests on ``day``."""
    return ProgramYear.objects.open_on(day)


class PublishedYears:
    """All published years, read once: a page asks several things about them."""

    def __init__(self, records: Iterable[ProgramYear]) -> None:
        self.newest_first = list(records)

    def numbered(self, year: int) -> ProgramYear | None:
        return next((record for record in self.newest_first if record.year == year), None)

    def shown_on(self, day: datetime.date) -> ProgramYear | None:
        """That of the day, or the newest published one; ``None`` without any."""
        return self.numbered(day.year) or next(iter(self.newest_first), None)


def published_years() -> PublishedYears:
    return PublishedYears(ProgramYear.objects.published())


def worked_example(year: ProgramYear) -> dict[str, int]:
    """A monthly cost in round dollars, and twelve of it, that is just enough for the year's amount."""
    month = math.ceil(year.cost_threshold / 120) * 10
    if year.cost_operator == "gt" and Decimal(month * 12) == year.cost_threshold:
        month += 10
    return {"month": month, "year": month * 12}


def timing(year: ProgramYear, *, shown: ProgramYear | None, today: datetime.date) -> str:
    """How a year stands to today: "current", "past", "coming", or "newest" when nothing newer is published."""
    if year.year == today.year:
        return "current"
    if year.year > today.year:
        return "coming"
    return "newest" if year == shown else "past"
