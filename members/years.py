"""The program years that the public may see; views start here."""

import datetime
from decimal import Decimal

from members.models import ProgramYear


def shown_year(day: datetime.date) -> ProgramYear | None:
    """The year ``/`` shows on ``day``: that of the day, or the newest published one; ``None`` without any."""
    return ProgramYear.objects.shown_on(day)


def open_year(day: datetime.date) -> ProgramYear | None:
    """The published year that takes requests on ``day``."""
    return ProgramYear.objects.open_on(day)


def published_years() -> list[ProgramYear]:
    """All published years, newest first."""
    return list(ProgramYear.objects.published())


def published_year(number: int) -> ProgramYear | None:
    """That year's record when it is published."""
    return ProgramYear.objects.published().filter(year=number).first()


def worked_example(year: ProgramYear) -> dict[str, int]:
    """A monthly cost in round dollars, and twelve of it, that is just enough for the year's amount."""
    month = int(-(-year.cost_threshold / 12 // 10)) * 10
    if Decimal(month * 12) <= year.cost_threshold:
        month += 10
    return {"month": month, "year": month * 12}


def timing(year: ProgramYear, *, shown: ProgramYear | None, today: datetime.date) -> str:
    """How a year stands to today: "current", "past", "coming", or "newest" when nothing newer is published."""
    if year.year == today.year:
        return "current"
    if year.year > today.year:
        return "coming"
    return "newest" if year == shown else "past"
