"""Days on which medicines were at hand together."""

import datetime
from collections.abc import Iterable, Mapping

from .adherence import Span
from .history import MedicationHistory

Days = list[Span]


def united(spans: Iterable[Span]) -> Days:
    """The same days as disjoint spans in order of time."""
    days: Days = []
    for first, until in sorted(spans):
        if days and first <= days[-1][1] + 1:
            days[-1] = (days[-1][0], max(days[-1][1], until))
        else:
            days.append((first, until))
    return days


def of_group(history: MedicationHistory, group: str) -> Days:
    """Days on which anything of the group was at hand."""
    return united(span for own in history.spans(group).values() for span in own)


def together(first: Days, second: Days) -> Days:
    """Days that are in both; each is disjoint and in order of time."""
    both, one, other = [], 0, 0
    while one < len(first) and other < len(second):
        start, end = max(first[one][0], second[other][0]), min(first[one][1], second[other][1])
        if start <= end:
            both.append((start, end))
        if first[one][1] < second[other][1]:
            one += 1
        else:
            other += 1
    return both


def number(days: Days, since: datetime.date) -> int:
    """How many of the days are ``since`` or later."""
    start = since.toordinal()
    return sum(until - max(first, start) + 1 for first, until in days if until >= start)


def newest(days: Days) -> str:
    """The last of the days, as ISO text."""
    return datetime.date.fromordinal(days[-1][1]).isoformat()


def at_least_together(spans: Mapping[str, Days], count: int) -> Days:
    """Days on which at least ``count`` of the ingredients were at hand."""
    steps: dict[int, int] = {}
    for own in spans.values():
        for first, until in own:
            steps[first] = steps.get(first, 0) + 1
            steps[until + 1] = steps.get(until + 1, 0) - 1
    days, at_hand, before = [], 0, 0
    for day in sorted(steps):
        if at_hand >= count:
            days.append((before, day - 1))
        at_hand, before = at_hand + steps[day], day
    return united(days)
