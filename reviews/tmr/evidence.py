"""Lines of evidence that several rules write."""

from collections.abc import Iterable

from .findings import Line
from .history import Dispensed, MedicationHistory


def last_fill(fill: Dispensed) -> Line:
    values: dict[str, str | int] = {"name": fill.product.name, "date": fill.date.isoformat(), "days": fill.days}
    if fill.prescriber:
        values["prescriber"] = fill.prescriber
    return Line("last-fill", values)


def last_fills(fills: Iterable[Dispensed]) -> list[Line]:
    """The newest fill of each medicine, by name, the newest first."""
    newest = {fill.product.ingredients: fill for fill in fills}
    return [last_fill(fill) for fill in sorted(newest.values(), key=lambda fill: fill.date, reverse=True)]


def none_of(group: str, days: int) -> Line:
    return Line("none-of", {"group": group, "days": days})


def blind_spot(history: MedicationHistory, days: int) -> list[Line]:
    """Said wherever a rule looks for what is missing: it may be among packages that the reference does not know."""
    unknown = history.unknown(days)
    return [Line("unknown-packages", {"fills": unknown, "days": days})] if unknown else []
