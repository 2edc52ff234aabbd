"""Safety concerns: medicines to avoid at this age, too much of a kind, too high a dose."""

from collections.abc import Iterator, Mapping

from . import days
from .doses import daily_mme
from .evidence import last_fill, last_fills
from .findings import Found, Line, NotKnown
from .history import DAY, MedicationHistory
from .interactions import opioids_have_their_place
from .settings import Settings

Limits = Mapping[str, float]
Answer = Iterator[Found | NotKnown]


def high_risk_medicine(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Filled lately, a medicine of the groups to avoid at this age; one fill is worth less than two of a group."""
    if history.age < limits["min_age"] or history.hospice:
        return
    for group in settings.high_risk:
        fills = history.of(group, int(limits["within_days"]))
        if not fills or _allowed(history, group):
            continue
        often = len({fill.date for fill in history.of(group)}) >= 2
        line = Line("high-risk", {"group": group, "age": int(limits["min_age"])})
        yield Found(group, (line, *last_fills(fills)), lowered=0 if often else 1)


def _allowed(history: MedicationHistory, group: str) -> bool:
    """Barbiturates and benzodiazepines have their place in seizure disorders."""
    return group in ("benzodiazepine", "barbiturate") and history.mentioned("seizures")


def high_opioid_dose(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """Morphine equivalents of all opioids at hand, on the day within the window on which they are most."""
    if history.age < limits["min_age"] or opioids_have_their_place(history):
        return
    first = history.since(int(limits["within_days"]))
    at_hand = [fill for fill in history.of("opioid") if fill.days > 0 and fill.date + fill.days * DAY > first]
    if not at_hand:
        return
    doses = [(fill, daily_mme(fill, settings.mme_factors, settings.mme_by_dose)) for fill in at_hand]
    known = [(fill, dose) for fill, dose in doses if dose is not None]
    highest, day = 0.0, first
    for start in {max(fill.date, first) for fill, _dose in known}:
        total = sum(dose for fill, dose in known if fill.date <= start < fill.date + fill.days * DAY)
        if total > highest:
            highest, day = total, start
    if highest >= limits["min_mme"]:
        values = {"mme": round(highest), "date": day.isoformat()}
        fills = [fill for fill, _dose in known if fill.date <= day < fill.date + fill.days * DAY]
        yield Found("opioid", (Line("opioid-dose", values), *map(last_fill, fills)), weight=highest)
    elif len(known) < len(doses):
        yield NotKnown("no-strength")


def anticholinergic_burden(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if not history.hospice:
        yield from _many(history, limits, "anticholinergic")


def nervous_system_medicines(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if not history.hospice and not history.mentioned("seizures"):
        yield from _many(history, limits, "nervous-system")


def _many(history: MedicationHistory, limits: Limits, group: str) -> Answer:
    """So many different ones of the group, each filled twice at least, at hand together for so many days."""
    if history.age < limits["min_age"] or len(history.ingredients(group)) < limits["min_medicines"]:
        return
    dates: dict[str, set[object]] = {}
    for fill in history.of(group):
        for ingredient in fill.product.groups[group]:
            dates.setdefault(ingredient, set()).add(fill.date)
    often = {ingredient for ingredient, own in dates.items() if len(own) >= limits["min_fills"]}
    if len(often) < limits["min_medicines"]:
        return
    spans = {ingredient: own for ingredient, own in history.spans(group).items() if ingredient in often}
    both = days.at_least_together(spans, int(limits["min_medicines"]))
    count = days.number(both, history.since(int(limits["within_days"])))
    if count >= limits["min_days"]:
        fills = [fill for fill in history.of(group) if often & set(fill.product.groups[group])]
        values = {"group": group, "medicines": len(often), "days": count, "last": days.newest(both)}
        yield Found(group, (Line("many-together", values), *last_fills(fills)), weight=count)
