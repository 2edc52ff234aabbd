"""The program years that the public may see; views start here."""

import datetime

from members.models import ProgramYear


def shown_year(day: datetime.date) -> ProgramYear | None:
    """The year ``/`` shows on ``day``: that of the day, or the newest published one; ``None`` without any."""
    return ProgramYear.objects.shown_on(day)


def published_years() -> list[ProgramYear]:
    """All published years, newest first."""
    return list(ProgramYear.objects.published())


def published_year(number: int) -> ProgramYear | None:
    """That year's record when it is published."""
    return ProgramYear.objects.published().filter(year=number).first()
