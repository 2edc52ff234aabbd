"""Working plans and taken places of some providers, read once, so that many days can be looked at."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone

from reviews.models import Appointment, ClosedDay, ExceptionKind, ReviewProvider
from reviews.offered_times import EASTERN
from reviews.working_plan import Away, Extra, Hours, Plan, Slot, Taken, free_seats, slots_of

ONE_DAY = datetime.timedelta(days=1)


class Diary:
    """Five statements, however many providers and days; ``without`` is an appointment whose place counts as free."""

    def __init__(
        self,
        providers: Sequence[ReviewProvider],
        first: datetime.date,
        last: datetime.date,
        *,
        without: Appointment | None = None,
    ) -> None:
        self.first, self.last = first, last
        closed = frozenset(ClosedDay.objects.in_force().filter(day__range=(first, last)).values_list("day", flat=True))
        self.plans = {provider.pk: plan_of(provider, closed) for provider in providers}
        self.taken = self._taken(without)

    def slots(self, provider: ReviewProvider, day: datetime.date) -> list[tuple[Slot, list[int]]]:
        """Every time at which a call of that provider can begin on ``day``, with the places that are free then."""
        plan, taken = self.plans[provider.pk], self.taken.get((provider.pk, day), [])
        return [(slot, free_seats(slot, plan.at_once, taken)) for slot in slots_of(plan, day)]

    def days(self) -> list[datetime.date]:
        return [self.first + ONE_DAY * number for number in range((self.last - self.first).days + 1)]

    def _taken(self, without: Appointment | None) -> dict[tuple[object, datetime.date], list[Taken]]:
        """By provider and day; no call goes past midnight."""
        rows = Appointment.objects.holding_places().overlapping(_midnight(self.first), _midnight(self.last + ONE_DAY))
        rows = rows.filter(provider__in=list(self.plans)).exclude(pk=without.pk if without else None)
        found: dict[tuple[object, datetime.date], list[Taken]] = {}
        for provider, seat, start, end in rows.values_list("provider", "seat", "starts_at", "ends_at"):
            found.setdefault((provider, timezone.localdate(start)), []).append(Taken(seat, start, end))
        return found


def plan_of(provider: ReviewProvider, closed: frozenset[datetime.date]) -> Plan:
    """The provider's rows as plain values."""
    exceptions = list(provider.exceptions.all())
    return Plan(
        weekly=tuple((row.weekday, Hours(row.starts, row.ends)) for row in provider.hours.all()),
        slot_minutes=provider.slot_minutes,
        at_once=provider.at_once,
        active_from=provider.active_from,
        active_to=provider.active_to,
        away=tuple(Away(row.first, row.last, _hours(row)) for row in _of_kind(exceptions, ExceptionKind.AWAY)),
        extra=tuple(
            Extra(row.first, row.last, Hours(row.starts, row.ends))
            for row in _of_kind(exceptions, ExceptionKind.EXTRA)
            if row.starts and row.ends
        ),
        closed=closed,
    )


def _of_kind(exceptions: Iterable, kind: str) -> list:
    return [row for row in exceptions if row.kind == kind]


def _hours(row) -> Hours | None:  # type: ignore[no-untyped-def]
    return Hours(row.starts, row.ends) if row.starts and row.ends else None


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=EASTERN)
