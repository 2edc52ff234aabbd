"""Two invented pharmacists with working plans, and calls of theirs: booked, missed, held."""

import datetime
from itertools import product

from django.utils import timezone

from reviews.demo.years import BY
from reviews.models import Appointment, MemberRequest, PlanException, ProviderLicence, ReviewProvider, WeeklyHours
from reviews.services import bookings, free_times

NINE, NOON, ONE, FIVE = (datetime.time(hour) for hour in (9, 12, 13, 17))
PEOPLE = {
    "Elena Prado, RPh (invented)": (["en", "es"], ["MA", "RI"]),
    "Warren Holt, PharmD (invented)": (["en"], ["MA", "VT"]),
}


def make(today: datetime.date) -> int:
    """Those that are not there yet; Monday to Friday with an hour at noon, and a free day ahead. How many."""
    there = set(ReviewProvider.objects.filter(name__in=PEOPLE).values_list("name", flat=True))
    for name, (languages, states) in PEOPLE.items():
        if name not in there:
            _make(name, languages, states, today)
    return len(PEOPLE) - len(there)


def _make(name: str, languages: list[str], states: list[str], today: datetime.date) -> None:
    made = ReviewProvider.objects.create(name=name, languages=languages, active_from=datetime.date(today.year, 1, 1))
    ProviderLicence.objects.bulk_create(ProviderLicence(provider=made, state=state) for state in states)
    WeeklyHours.objects.bulk_create(
        WeeklyHours(provider=made, weekday=weekday, starts=starts, ends=ends)
        for weekday, (starts, ends) in product(range(5), [(NINE, NOON), (ONE, FIVE)])
    )
    off = today + datetime.timedelta(days=21)
    PlanException.objects.create(provider=made, first=off, last=off)


def book(request: MemberRequest) -> Appointment | None:
    """The best time; none when the year is nearly over."""
    request.refresh_from_db()  # whoever matched it had the row, not this object
    if request.member is None:
        return None
    found = free_times.suggest(request=request, member=request.member)
    if not found:
        return None
    best = found[0]
    return bookings.book(request=request, provider=best.provider, starts_at=best.slot.starts_at, by=BY)


def as_of_yesterday(call: Appointment) -> Appointment:
    """The same call a day ago: only the clock is pushed."""
    return _at(call, timezone.now() - datetime.timedelta(days=1))


def as_of_now(call: Appointment) -> Appointment:
    """The same call this minute."""
    return _at(call, timezone.now().replace(second=0, microsecond=0))


def _at(call: Appointment, start: datetime.datetime) -> Appointment:
    length = call.ends_at - call.starts_at
    Appointment.objects.filter(pk=call.pk).update(starts_at=start, ends_at=start + length)
    call.refresh_from_db()
    return call
