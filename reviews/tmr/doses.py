"""Daily doses of a fill, in milligrams and in morphine equivalents."""

from collections.abc import Mapping

from .history import Dispensed

# Methadone's factor grows with its daily dose (CDC 2016): up to so many milligrams a day, times that.
METHADONE = ((20.0, 4.0), (40.0, 8.0), (60.0, 10.0))
METHADONE_ABOVE = 12.0


def daily_mg(fill: Dispensed, ingredient: str) -> float | None:
    """Milligrams of the ingredient a day: strength × quantity / days; None when one of them is not known."""
    strengths = dict(zip(fill.product.ingredients, fill.product.strengths, strict=False))
    strength = strengths.get(ingredient)
    if strength is None or not fill.quantity or fill.days < 1:
        return None
    return strength * fill.quantity / fill.days


def daily_mme(fill: Dispensed, factors: Mapping[str, float]) -> float | None:
    """Milligrams of morphine a day that the opioids of this fill come to; None when it cannot be told."""
    total = 0.0
    for opioid in fill.product.groups.get("opioid", ()):
        daily = daily_mg(fill, opioid)
        factor = _methadone(daily) if opioid == "METHADONE" else factors.get(opioid)
        if factor == 0:
            continue
        if daily is None or factor is None:
            return None
        total += daily * factor
    return total


def _methadone(daily: float | None) -> float | None:
    if daily is None:
        return None
    return next((factor for limit, factor in METHADONE if daily <= limit), METHADONE_ABOVE)
