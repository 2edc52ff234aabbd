"""When a call can begin: single cases, and every plan against a look at each minute of the day."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from members.line_holidays import holiday_on
from reviews.offered_times import EASTERN
from reviews.working_plan import Away, Extra, Hours, Plan, Slot, Taken, free_seats, hours_of, slots_of

MINUTE = datetime.timedelta(minutes=1)
TUESDAY = datetime.date(2026, 12, 1)
CHRISTMAS = datetime.date(2026, 12, 25)  # a Friday
SPRING, FALL = datetime.date(2026, 3, 8), datetime.date(2026, 11, 1)  # Sundays on which clocks change


def hours(start: str, end: str) -> Hours:
    return Hours(datetime.time.fromisoformat(start), datetime.time.fromisoformat(end))


NINE_TO_NOON = hours("09:00", "12:00")


def plan(**columns: object) -> Plan:
    """Each day from nine to noon, half an hour a call, one at a time."""
    base = {
        "weekly": tuple((weekday, NINE_TO_NOON) for weekday in range(7)),
        "slot_minutes": 30,
        "at_once": 1,
        "active_from": datetime.date(2020, 1, 1),
    }
    return Plan(**{**base, **columns})  # type: ignore[arg-type]


def begins(plan: Plan, day: datetime.date) -> list[str]:
    return [f"{slot.starts_at.astimezone(EASTERN):%H:%M}" for slot in slots_of(plan, day)]


@pytest.mark.parametrize(
    ("columns", "day", "found"),
    [
        ({}, TUESDAY, ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]),
        ({"slot_minutes": 50}, TUESDAY, ["09:00", "09:50", "10:40"]),
        ({"weekly": ((0, NINE_TO_NOON),)}, TUESDAY, []),
        (
            {"weekly": ((1, hours("09:00", "10:00")), (1, hours("09:30", "10:30")))},
            TUESDAY,
            ["09:00", "09:30", "10:00"],
        ),
        ({"active_from": TUESDAY + datetime.timedelta(1)}, TUESDAY, []),
        ({"active_to": TUESDAY - datetime.timedelta(1)}, TUESDAY, []),
        ({"active_to": TUESDAY, "slot_minutes": 180}, TUESDAY, ["09:00"]),
        ({"closed": frozenset({TUESDAY})}, TUESDAY, []),
        ({"closed": frozenset({TUESDAY}), "extra": (Extra(TUESDAY, TUESDAY, NINE_TO_NOON),)}, TUESDAY, []),
        ({"away": (Away(TUESDAY, TUESDAY),)}, TUESDAY, []),
        ({"away": (Away(TUESDAY, TUESDAY, hours("10:00", "11:15")),)}, TUESDAY, ["09:00", "09:30", "11:15"]),
        ({}, CHRISTMAS, []),
        ({"extra": (Extra(CHRISTMAS, CHRISTMAS, hours("13:00", "14:00")),)}, CHRISTMAS, ["13:00", "13:30"]),
    ],
)
def test_single_cases(columns: dict[str, object], day: datetime.date, found: list[str]) -> None:
    assert begins(plan(**columns), day) == found


@pytest.mark.parametrize(("day", "offset"), [(SPRING, -4), (FALL, -5)])
def test_on_the_days_of_the_clock_change_nine_is_nine(day: datetime.date, offset: int) -> None:
    first = slots_of(plan(), day)[0]
    assert first.starts_at.hour == 9 - offset
    assert first.starts_at.astimezone(EASTERN).time() == datetime.time(9)


def test_a_seat_is_free_when_nobody_overlaps() -> None:
    slot = slots_of(plan(), TUESDAY)[1]
    before = Taken(1, slot.starts_at - 30 * MINUTE, slot.starts_at)
    across = Taken(2, slot.starts_at - 10 * MINUTE, slot.starts_at + 10 * MINUTE)
    assert free_seats(slot, 3, [before, across]) == [1, 3]
    assert free_seats(slot, 1, [Taken(1, *slot)]) == []


# Against a naive look at every minute ---------------------------------------------------------------------------------

times = st.integers(7 * 60, 21 * 60).map(lambda minute: datetime.time(minute // 60, minute % 60))
some_hours = st.tuples(times, times).filter(lambda two: two[0] < two[1]).map(lambda two: Hours(*two))
days = st.sampled_from([SPRING, FALL, TUESDAY, CHRISTMAS, datetime.date(2026, 7, 4), datetime.date(2027, 1, 1)])
spans = st.tuples(days, st.integers(0, 40)).map(lambda two: (two[0], two[0] + datetime.timedelta(two[1])))
plans = st.builds(
    Plan,
    weekly=st.lists(st.tuples(st.integers(0, 6), some_hours), max_size=8).map(tuple),
    slot_minutes=st.integers(5, 180),
    at_once=st.integers(1, 3),
    active_from=st.sampled_from([datetime.date(2026, 1, 1), TUESDAY, CHRISTMAS]),
    active_to=st.sampled_from([None, TUESDAY, datetime.date(2030, 1, 1)]),
    away=st.lists(st.builds(lambda s, h: Away(*s, h), spans, st.none() | some_hours), max_size=3).map(tuple),
    extra=st.lists(st.builds(lambda s, h: Extra(*s, h), spans, some_hours), max_size=3).map(tuple),
    closed=st.frozensets(days, max_size=2),
)


def works_at(plan: Plan, moment: datetime.datetime) -> bool:
    """Whether the clock on the wall of the plan's owner says that it is a minute of work."""
    here = moment.astimezone(EASTERN)
    day, clock = here.date(), here.time()
    if day in plan.closed or day < plan.active_from or (plan.active_to and day > plan.active_to):
        return False
    if any(a.first <= day <= a.last and (not a.hours or a.hours.start <= clock < a.hours.end) for a in plan.away):
        return False
    if any(e.first <= day <= e.last and e.hours.start <= clock < e.hours.end for e in plan.extra):
        return True
    usual = any(weekday == day.weekday() and part.start <= clock < part.end for weekday, part in plan.weekly)
    return usual and holiday_on(day) is None


def minutes_of(day: datetime.date) -> list[datetime.datetime]:
    start = datetime.datetime.combine(day, datetime.time(), tzinfo=EASTERN).astimezone(datetime.UTC)
    end = datetime.datetime.combine(day + datetime.timedelta(1), datetime.time(), tzinfo=EASTERN)
    minutes = []
    while start < end:
        minutes.append(start)
        start += MINUTE
    return minutes


def naive(plan: Plan, day: datetime.date) -> list[Slot]:
    """Minute by minute: each run of minutes of work is filled with calls from its start."""
    found, run = [], 0
    for moment in minutes_of(day):
        run = run + 1 if works_at(plan, moment) else 0
        if run == plan.slot_minutes:
            found.append(Slot(moment + MINUTE - plan.slot_minutes * MINUTE, moment + MINUTE))
            run = 0
    return found


@settings(max_examples=60, deadline=None)
@given(plans, days)
def test_every_plan_as_a_look_at_each_minute_finds_it(plan: Plan, day: datetime.date) -> None:
    found = slots_of(plan, day)
    assert found == naive(plan, day)
    assert all(before.end < after.start for before, after in pairwise(hours_of(plan, day)))
