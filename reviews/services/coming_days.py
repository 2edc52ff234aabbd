"""What is agreed for the next seven days: reviews and calls, day by day."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from reviews.models import Appointment, AppointmentState, Call

DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """``None`` where whoever looks may not see them."""

    day: datetime.date
    reviews: int | None
    calls: int | None


def days() -> list[datetime.date]:
    today = timezone.localdate()
    return [today + datetime.timedelta(days=number) for number in range(DAYS)]


def reviews_on(first: datetime.date, last: datetime.date) -> QuerySet[Any]:
    return Appointment.objects.in_state(AppointmentState.SCHEDULED).filter(starts_at__range=_moments(first, last))


def calls_on(first: datetime.date, last: datetime.date) -> QuerySet[Any]:
    """Members to be called then, whom nobody has spoken with since and nothing forbids to call."""
    start, end = _moments(first, last)
    return Call.objects.to_follow(end).filter(next_at__gte=start)


def week(*, reviews: bool, calls: bool) -> list[Day]:
    """Two statements, however much is agreed."""
    there = days()
    held = _by_day(reviews_on(there[0], there[-1]), "starts_at") if reviews else {}
    called = _by_day(calls_on(there[0], there[-1]), "next_at") if calls else {}
    return [Day(day, held.get(day, 0) if reviews else None, called.get(day, 0) if calls else None) for day in there]


def _by_day(rows: QuerySet[Any], name: str) -> dict[datetime.date, int]:
    found = rows.order_by().annotate(on_day=TruncDate(name)).values_list("on_day").annotate(Count("pk"))
    return dict(found)


def _moments(first: datetime.date, last: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """From the first midnight to the last moment of the last day, for staff."""
    zone = timezone.get_current_timezone()
    end = datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time(), tzinfo=zone)
    return datetime.datetime.combine(first, datetime.time(), tzinfo=zone), end - datetime.timedelta(microseconds=1)
