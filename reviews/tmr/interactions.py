"""Safety concerns: medicines that do not go together, with each other or with a condition."""

from collections.abc import Iterator, Mapping

from . import days
from .days import Days
from .evidence import last_fill
from .findings import Found, Line, NotKnown, Severity
from .history import Dispensed, MedicationHistory
from .settings import Settings

Limits = Mapping[str, float]
Answer = Iterator[Found | NotKnown]
Two = tuple[Dispensed, Dispensed]


def interaction(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Pairs of the list that were at hand together lately."""
    if history.hospice:
        return
    for pair in settings.interactions:
        if pair.first in history.groups and pair.second in history.groups:
            yield from _pair(history, limits, pair.first, pair.second, pair.slug, pair.severity)


def opioid_with_benzodiazepine(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Any day together lately, for the boxed warning of 2016; worst when it goes on for ``long_days``."""
    if history.age >= limits["min_age"] and not opioids_have_their_place(history):
        yield from _pair(history, limits, "opioid", "benzodiazepine", "opioid+benzodiazepine")


def opioid_with_gabapentinoid(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if history.age >= limits["min_age"] and not opioids_have_their_place(history):
        yield from _pair(history, limits, "opioid", "gabapentinoid", "opioid+gabapentinoid")


def bleeding_risk(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """An anticoagulant with an anti-inflammatory or antiplatelet medicine; protection of the stomach lowers it."""
    if history.hospice:
        return
    lowered = 1 if history.of("ppi", int(limits["within_days"])) else 0
    for other in ("nsaid", "antiplatelet"):
        yield from _pair(history, limits, "anticoagulant", other, f"anticoagulant+{other}", lowered=lowered)


def opioids_have_their_place(history: MedicationHistory) -> bool:
    return history.hospice or history.mentioned("cancer", "sickle-cell", "palliative-care")


def _pair(
    history: MedicationHistory,
    limits: Limits,
    first: str,
    second: str,
    slug: str,
    severity: Severity | None = None,
    lowered: int = 0,
) -> Answer:
    """The two of these groups that were together on most days of the window, when that is enough days.

    Of one group it is less severe when the older was not filled again once the newer had begun: perhaps a change.
    """
    since, most, found = history.since(int(limits["within_days"])), 0, None
    for two, both in _couples(history, first, second):
        count = days.number(both, since)
        if count >= max(limits["min_days"], most + 1):
            most, found = count, (two, both)
    if found is None:
        return
    (one, other), both = found
    short = most < limits.get("long_days", 0)
    changed = first == second and _is_a_change(history, first, one, other)
    values = {"pair": slug, "first": first, "second": second, "days": most, "last": days.newest(both)}
    lines = (Line("pair", values), last_fill(one), last_fill(other))
    yield Found(slug, lines, lowered=lowered + short + changed, severity=severity, weight=most)


def _couples(history: MedicationHistory, first: str, second: str) -> Iterator[tuple[Two, Days]]:
    """Two ingredients, one of each group, with the days on which both were at hand; not those of one product."""
    if first not in history.groups or second not in history.groups:
        return
    for one, own in history.spans(first).items():
        for other, others in history.spans(second).items():
            if one == other or (first == second and one > other):
                continue
            two = newest_of(history, first, one), newest_of(history, second, other)
            if two[0] is not two[1] and (both := days.together(days.united(own), days.united(others))):
                yield two, both


def _is_a_change(history: MedicationHistory, group: str, one: Dispensed, other: Dispensed) -> bool:
    """The older one was filled for the last time before the newer one for the first time."""
    older, newer = sorted((one, other), key=lambda fill: fill.date)
    own = set(newer.product.groups[group])
    return older.date < next(fill.date for fill in history.groups[group] if own & set(fill.product.groups[group]))


def newest_of(history: MedicationHistory, group: str, ingredient: str) -> Dispensed:
    return next(fill for fill in reversed(history.groups[group]) if ingredient in fill.product.groups[group])


def triple_whammy(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A RAS antagonist, a diuretic and an anti-inflammatory medicine on the same days: danger for the kidneys."""
    if history.hospice or "nsaid" not in history.groups or "diuretic" not in history.groups:
        return
    ras = days.united([*days.of_group(history, "ras"), *days.of_group(history, "arni")])
    all_three = days.together(days.together(ras, days.of_group(history, "diuretic")), days.of_group(history, "nsaid"))
    count = days.number(all_three, history.since(int(limits["within_days"])))
    if count >= limits["min_days"]:
        fills = [history.groups[group][-1] for group in ("nsaid", "diuretic", "ras", "arni") if group in history.groups]
        line = Line("triple", {"days": count, "last": days.newest(all_three)})
        yield Found("triple-whammy", (line, *map(last_fill, fills)), weight=count)


def medicine_with_condition(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A medicine filled lately that is to be avoided with a condition the member has."""
    if history.age < limits["min_age"] or history.hospice:
        return
    for pair in settings.with_conditions:
        fills = history.of(pair.first, int(limits["within_days"])) if pair.first in history.groups else []
        if fills and history.has(pair.second):
            line = Line("with-condition", {"pair": pair.slug, "group": pair.first, "condition": pair.second})
            yield Found(pair.slug, (line, last_fill(fills[-1])), severity=pair.severity)


def duplicate_therapy(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Two medicines of one group at hand together for long, not merely a change from one to the other."""
    if history.hospice:
        return
    for group in settings.duplicates:
        if group in history.groups and len(history.ingredients(group)) > 1:
            yield from _pair(history, limits, group, group, f"duplicate-{group}")
