"""Daily doses of a fill, in milligrams and in morphine equivalents."""

from collections.abc import Mapping, Sequence

from .history import Dispensed

Factors = Mapping[str, float]
# From so many milligrams a day on (more than that), times that; in rising order.
Bands = Sequence[tuple[float, float]]


def daily_mg(fill: Dispensed, ingredient: str) -> float | None:
    """Milligrams of the ingredient a day: strength × quantity / days; None when one of them is not known."""
    strengths = dict(zip(fill.product.ingredients, fill.product.strengths, strict=False))
    strength = strengths.get(ingredient)
    if strength is None or not fill.quantity or fill.days < 1:
        return None
    return strength * fill.quantity / fill.days


def daily_mme(fill: Dispensed, factors: Factors, by_dose: Mapping[str, Bands]) -> float | None:
    """Milligrams of morphine a day that the opioids of this fill come to; None when it cannot be told."""
    total = 0.0
    for opioid in fill.product.groups.get("opioid", ()):
        daily = daily_mg(fill, opioid)
        factor = _of_dose(daily, by_dose[opioid]) if opioid in by_dose else factors.get(opioid)
        if factor == 0:
            continue
        if daily is None or factor is None:
            return None
        total += daily * factor
    return total


def _of_dose(daily: float | None, bands: Bands) -> float | None:
    """The factor grows with the daily dose."""
    if daily is None:
        return None
    return max((factor for above, factor in bands if daily > above), default=None)
