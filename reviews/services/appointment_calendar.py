"""Places and booked calls as a table: a week of one provider, or a day of all of them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from reviews.models import Appointment, AppointmentState, ReviewProvider
from reviews.services.diary import ONE_DAY, Diary

Column = tuple[ReviewProvider, datetime.date]
SHOWN = (AppointmentState.SCHEDULED, AppointmentState.MISSED, AppointmentState.DONE)


@dataclass
class Cell:
    """One time in one column: ``free`` of ``places``, both 0 outside the plan and when it is past, and the calls."""

    free: int = 0
    places: int = 0
    calls: list[Appointment] = field(default_factory=list)


@dataclass(frozen=True)
class Calendar:
    """``rows``: a time of the day and a cell for each column."""

    columns: Sequence[Column]
    rows: list[tuple[datetime.time, list[Cell]]]


def week(provider: ReviewProvider, day: datetime.date) -> Calendar:
    """Monday to Sunday of the week of ``day``."""
    monday = day - ONE_DAY * day.weekday()
    return _calendar([(provider, monday + ONE_DAY * number) for number in range(7)], monday, monday + ONE_DAY * 6)


def one_day(day: datetime.date) -> Calendar:
    """Everybody who is active on ``day``."""
    active = ReviewProvider.objects.active_between(day, day).with_plan()
    return _calendar([(provider, day) for provider in active], day, day)


def providers() -> list[ReviewProvider]:
    """Everybody with a plan, past ones too."""
    return list(ReviewProvider.objects.with_plan())


def _calendar(columns: list[Column], first: datetime.date, last: datetime.date) -> Calendar:
    diary = Diary(list({provider.pk: provider for provider, _day in columns}.values()), first, last)
    cells: dict[tuple[datetime.time, int], Cell] = {}
    now = timezone.now()
    for number, (provider, day) in enumerate(columns):
        for slot, seats in diary.slots(provider, day):
            time = timezone.localtime(slot.starts_at).time()
            cells[time, number] = Cell(len(seats), provider.at_once) if slot.starts_at > now else Cell()
    _put_calls(cells, columns, first, last)
    times = sorted({time for time, _number in cells})
    numbers = range(len(columns))
    return Calendar(columns, [(time, [cells.get((time, number), Cell()) for number in numbers]) for time in times])


def _put_calls(
    cells: dict[tuple[datetime.time, int], Cell], columns: list[Column], first: datetime.date, last: datetime.date
) -> None:
    """Those outside the hours, too: the plan may have changed since."""
    numbers = {(provider.pk, day): number for number, (provider, day) in enumerate(columns)}
    rows = Appointment.objects.in_state(*SHOWN).filter(provider__in={provider.pk for provider, _day in columns})
    rows = rows.filter(starts_at__date__range=(first, last)).select_related("request").order_by("starts_at", "seat")
    for call in rows:
        start = timezone.localtime(call.starts_at)
        number = numbers[call.provider_id, start.date()]
        cells.setdefault((start.time(), number), Cell()).calls.append(call)
