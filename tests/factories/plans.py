"""Who holds reviews, with a working plan; booked calls."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from reviews.models import Appointment, MemberRequest, ReviewProvider, WeeklyHours
from reviews.services import bookings
from reviews.services.diary import Diary
from tests.factories import reviews

BY = "test"
NINE, NOON, FIVE = datetime.time(9), datetime.time(12), datetime.time(17)
_numbers = itertools.count(1)


def provider(*, weekdays: Any = range(7), starts: Any = NINE, ends: Any = FIVE, **columns: Any) -> ReviewProvider:
    """A pharmacist of the plan who works every day from nine to five, half an hour a call."""
    base = {"name": f"Pharmacist {next(_numbers)}", "active_from": datetime.date(2020, 1, 1)}
    made = ReviewProvider.objects.create(**{**base, **columns})
    WeeklyHours.objects.bulk_create(
        WeeklyHours(provider=made, weekday=weekday, starts=starts, ends=ends) for weekday in weekdays
    )
    return made


def free_start(provider: ReviewProvider, *, after: int = 1) -> datetime.datetime:
    """The first free time of the provider, that many days from now or later."""
    first = timezone.localdate() + datetime.timedelta(days=after)
    diary = Diary([provider], first, first + datetime.timedelta(days=14))
    times = [slot.starts_at for day in diary.days() for slot, seats in diary.slots(provider, day) if seats]
    return times[0]


def booked(
    request: MemberRequest | None = None,
    provider_: ReviewProvider | None = None,
    *,
    starts_at: datetime.datetime | None = None,
    after: int = 1,
) -> Appointment:
    """A call for a matched request at the first free time."""
    request = request or reviews.matched_request()
    with_ = provider_ or provider()
    start = starts_at or free_start(with_, after=after)
    return bookings.book(request=request, provider=with_, starts_at=start, by=BY)
