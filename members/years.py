"""The program years that the public may see; views start here."""

import datetime
import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import Error as DatabaseError
from django.db import OperationalError, connection
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.functional import cached_property

from members.models import ProgramYear
from members.printed_year import printed_year

ASK_EVERY = 1.0  # seconds


class PublishedYears:
    """All published years, read once: a page asks several things about them."""

    def __init__(self, records: Iterable[ProgramYear]) -> None:
        self.newest_first = list(records)

    def numbered(self, year: int) -> ProgramYear | None:
        return next((record for record in self.newest_first if record.year == year), None)

    def before(self, year: int) -> ProgramYear | None:
        """The newest of the years before ``year``."""
        return next((record for record in self.newest_first if record.year < year), None)

    @cached_property
    def line_changes(self) -> list[datetime.time]:
        """The times of day at which the phone line of some year opens or closes, in order."""
        return sorted({moment for year in self.newest_first for moment in (year.opens_at, year.closes_at)})

    def shown_on(self, day: datetime.date) -> ProgramYear | None:
        """That of the day, or the newest published one; ``None`` without any."""
        return self.numbered(day.year) or next(iter(self.newest_first), None)


Versions = tuple[tuple[Any, datetime.datetime], ...]


@dataclass
class _Kept:
    """What this process knows of the published years, and when it last asked the database (monotonic seconds)."""

    versions: Versions = ()
    years: PublishedYears = field(default_factory=lambda: PublishedYears([]))
    asked: float = -math.inf


_kept = _Kept()


def published_versions() -> Versions:
    """What tells one state of the published years from another: they are frozen, so key and moment are enough.

    The database is asked once a second at most: a year that another process publishes shows after that second.
    """
    # Inside a transaction only its own view of the rows counts.
    if connection.in_atomic_block or time.monotonic() - _kept.asked >= ASK_EVERY:
        _ask()
    return _kept.versions


def published_years() -> PublishedYears:
    """The published years with their conditions. Shared by all requests of the process: never change a record."""
    published_versions()
    return _kept.years


def open_year(day: datetime.date) -> ProgramYear | None:
    """The published year that takes requests on ``day``."""
    return published_years().numbered(day.year)


def _ask() -> None:
    try:
        versions = tuple(ProgramYear.objects.published().values_list("pk", "published_at"))
        if versions != _kept.versions:
            _kept.years = PublishedYears(ProgramYear.objects.published().prefetch_related("conditions"))
    except OperationalError:
        if connection.in_atomic_block or not _kept.versions:
            raise
        # The facts are frozen, so they stay true while the database is away. /readyz tells the operators.
        versions = _kept.versions
    _kept.versions, _kept.asked = versions, time.monotonic()


@receiver([post_save, post_delete], sender=ProgramYear)
@receiver(post_migrate)
def ask_again(**kwargs: Any) -> None:
    """This process changed the years itself, or the database was emptied: do not wait for the second to pass."""
    _kept.asked = -math.inf


def shown_year(day: datetime.date) -> ProgramYear | None:
    """The year whose phone and hours every page and paper shows on ``day``: that of ``/``.

    While the database is away and this process has read nothing yet, the printed year of the data files.
    """
    try:
        return published_years().shown_on(day)
    except DatabaseError:
        return printed_year()


def beginning_of(day: datetime.date) -> datetime.datetime:
    """The first moment of ``day`` in Eastern time."""
    return datetime.datetime.combine(day, datetime.time(), tzinfo=timezone.get_default_timezone())


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
