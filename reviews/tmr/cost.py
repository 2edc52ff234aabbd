"""Cost savings: the same medicine for less, or fewer trips for it."""

import statistics
from collections.abc import Iterator, Mapping

from .adherence import covered_days
from .evidence import last_fill
from .findings import Found, Line, NotKnown
from .history import DAY, Dispensed, MedicationHistory
from .settings import Settings

Limits = Mapping[str, float]
Answer = Iterator[Found | NotKnown]


def generic_available(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A brand filled lately that has the same generic: what a year of it would save by the plan's own claims."""
    for fill in _newest(history, int(limits["within_days"])):
        product = fill.product
        if not (product.is_brand and product.generic) or not fill.quantity or fill.days < 1:
            continue
        unit = settings.prices.generic_unit.get(product.generic)
        if unit is None:
            yield NotKnown("no-price-of-the-generic")
            continue
        saving = (fill.cents - unit * fill.quantity) / fill.days * 365
        if saving >= limits["min_saving_dollars"] * 100:
            values = {"name": product.name, "saving": round(saving / 100)}
            yield Found(" / ".join(product.ingredients), (Line("generic", values), last_fill(fill)), weight=saving)


def ninety_day_supply(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A medicine taken on and on, filled by the month and taken well: three months at a time save trips and fees."""
    if history.hospice:
        return
    for fill in _newest(history, int(limits["within_days"])):
        if not fill.product.is_maintenance or "controlled" in fill.product.groups:
            continue
        last = history.medicines[fill.product.ingredients][-int(limits["min_fills"]) :]
        if len(last) < limits["min_fills"] or not all(0 < one.days <= limits["short_days"] for one in last):
            continue
        if _share(last) >= limits["min_share"]:
            values = {"name": fill.product.name, "fills": len(last), "days": fill.days}
            yield Found(" / ".join(fill.product.ingredients), (Line("by-the-month", values), last_fill(fill)))


def _share(fills: list[Dispensed]) -> float:
    """Covered days of the days from the first of these fills to the end of the last one's supply."""
    first, last = fills[0].date, fills[-1].date + (fills[-1].days - 1) * DAY
    spans = [(fill.date.toordinal(), fill.date.toordinal() + fill.days - 1) for fill in fills]
    return covered_days(spans, first, last) / ((last - first).days + 1)


def costly_in_its_class(history: MedicationHistory, limits: Limits, settings: Settings) -> Answer:
    """A day of this medicine costs so many times what a day of others of its class costs the plan."""
    for fill in _newest(history, int(limits["within_days"])):
        for group in fill.product.groups:
            usual = settings.prices.group_day.get(group)
            if group not in settings.priced or not usual or fill.days < 1:
                continue
            dear = _usual_day(history, fill)
            more = (dear - usual) * 365
            if dear > limits["times"] * usual and more >= limits["min_saving_dollars"] * 100:
                values = {
                    "name": fill.product.name, "group": group, "day": round(dear) / 100, "usual": round(usual) / 100,
                }  # fmt: skip
                subject = f"{group}: {' / '.join(fill.product.ingredients)}"
                yield Found(subject, (Line("costly", values), last_fill(fill)), weight=more)


def _usual_day(history: MedicationHistory, fill: Dispensed) -> float:
    return statistics.median(
        one.cents / one.days for one in history.medicines[fill.product.ingredients] if one.days > 0
    )


def _newest(history: MedicationHistory, days: int) -> list[Dispensed]:
    """The last fill of each medicine within the days; hospice members are left alone."""
    return [] if history.hospice else history.newest(days)
