"""The stretch of a program year that is looked at: all of it, or one week."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from members.models import ProgramYear

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are in it. ``week`` is its name (``2026-W47``), empty for the whole year."""

    program_year: ProgramYear
    first: datetime.date
    last: datetime.date
    week: str = ""

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """For ``__range`` over dates."""
        return self.first, self.last

    @property
    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """For ``__range`` over moments: from the first midnight to the last moment, for staff."""
        return _midnight(self.first), _midnight(self.last + ONE_DAY) - datetime.timedelta(microseconds=1)


def chosen(program_year: ProgramYear, week: str) -> Period:
    """Raises ``ValueError`` for what is no week of that year."""
    if not week:
        # Reviews of a year are offered, held and told of until the next one is half over.
        end = datetime.date(program_year.year + 1, 6, 30)
        return Period(program_year, datetime.date(program_year.year - 1, 10, 1), end)
    monday = datetime.datetime.strptime(f"{week}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a day without a time
    if abs(monday.year - program_year.year) > 1:
        raise ValueError("a week of another year")
    return Period(program_year, monday, monday + 6 * ONE_DAY, week)


def weeks(today: datetime.date, number: int = 12) -> list[tuple[str, datetime.date]]:
    """The last weeks, this one first: name and Monday."""
    monday = today - today.weekday() * ONE_DAY
    mondays = [monday - 7 * back * ONE_DAY for back in range(number)]
    return [(f"{day:%G-W%V}", day) for day in mondays]


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=timezone.get_current_timezone())
