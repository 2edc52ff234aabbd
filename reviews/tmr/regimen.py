"""Adherence to the regimen: is what was prescribed for long taken on and on?"""

from collections.abc import Iterator, Mapping
from datetime import date

from .adherence import covered_days
from .evidence import blind_spot, last_fill
from .findings import Found, Line, NotKnown
from .history import DAY, Dispensed, MedicationHistory
from .settings import Settings

Limits = Mapping[str, float]
Answer = Iterator[Found | NotKnown]


def statin_adherence(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    return _adherence(history, limits, "statin")


def ras_adherence(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if not history.of("arni"):
        yield from _adherence(history, limits, "ras")


def diabetes_adherence(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    if not history.of("insulin"):
        yield from _adherence(history, limits, "diabetes")


def _adherence(history: MedicationHistory, limits: Limits, group: str) -> Answer:
    """Days covered from the first fill of the window to its end, below the limit.

    At least two fills on different dates, and the first one long enough before the end, else it says nothing.
    """
    if history.hospice or history.esrd or history.age < limits["min_age"]:
        return
    fills = history.of(group, int(limits["window_days"]))
    dates = {fill.date for fill in fills}
    if len(dates) < limits["min_fills"]:
        return
    first, days = min(dates), (history.as_of - min(dates)).days + 1
    if days < limits["min_days"]:
        return
    if all(fill.days < 1 for fill in fills):
        yield NotKnown("no-days-of-supply")
        return
    # As in the published way of counting, supply from before the first fill of the window is not looked at.
    spans = [span for own in history.spans_of(group, fills).values() for span in own]
    covered = covered_days(spans, first, history.as_of)
    if covered / days < limits["min_share"]:
        share = {"group": group, "covered": covered, "days": days, "from": first.isoformat()}
        blind = _after(history, fills[-1])
        lines = (Line("days-covered", share), last_fill(fills[-1]), *blind)
        yield Found(group, lines, lowered=bool(blind), weight=1 - covered / days)


def late_refill(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A medicine taken on and on whose supply has run out, not so long ago that it was surely stopped.

    One that another of its list followed was changed, not stopped.
    """
    if history.hospice:
        return
    for ingredient, fills in _run_out_since(history, history.as_of - limits["late_days"] * DAY):
        if len({fill.date for fill in fills}) < limits["min_fills"]:
            continue
        out = _run_out(fills)
        late = history.as_of.toordinal() - out
        if limits["late_days"] < late <= limits["stopped_days"] and not _followed(history, fills[-1]):
            blind = _after(history, fills[-1])
            lowered = (late <= limits["very_late_days"]) + bool(blind)
            values = {"name": fills[-1].product.name, "since": (fills[-1].date.fromordinal(out) + DAY).isoformat()}
            lines = (Line("run-out", {**values, "days": late}), last_fill(fills[-1]), *blind)
            yield Found(ingredient, lines, lowered=lowered, weight=late)


def _after(history: MedicationHistory, last: Dispensed) -> list[Line]:
    """A package that nobody knows, filled after the last one that is known, may be the same medicine in another box."""
    return blind_spot(history, (history.as_of - last.date).days)


def _run_out_since(history: MedicationHistory, day: date) -> Iterator[tuple[str, list[Dispensed]]]:
    """Medicines taken on and on whose last supply by itself was over before that day: the others are soon passed by."""
    for ingredients, fills in history.medicines.items():
        own = [fill for fill in fills if fill.product.is_maintenance] if ingredients else []
        if own and 0 < own[-1].days <= (day - own[-1].date).days:
            yield " / ".join(ingredients), own


def _run_out(fills: list[Dispensed]) -> int:
    """The last day of supply, early refills pushed forward."""
    until = 0
    for fill in fills:
        until = max(until, fill.date.toordinal() - 1) + fill.days
    return until


def _followed(history: MedicationHistory, last: Dispensed) -> bool:
    return any(fill.date > last.date for group in last.product.groups for fill in reversed(history.groups[group]))
