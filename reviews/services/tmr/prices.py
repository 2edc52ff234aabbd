"""What the plan's own claims of twelve months paid: for one unit of a generic, for one day of a class."""

import datetime
from collections import defaultdict

from django.db import connection

from reviews.services.tmr import catalogue
from reviews.services.tmr.products import SAME, Products
from reviews.tmr import Prices

_PAID = f"""
with used as materialized (
    select ndc, sum(gross_cost * 100)::float8 as cents, sum(quantity)::float8 as units, sum(days_supply)::float8 as days
    from members_prescriptionclaim
    where fill_date between %s and %s and not voided and quantity > 0 and days_supply > 0
    group by ndc
)
select ndc, cents, units, days, is_brand is false and cardinality(strengths) > 0, {SAME.format("product")}
from used join members_ndcproduct as product using (ndc)"""  # noqa: S608


def paid(as_of: datetime.date, products: Products) -> Prices:
    """Means and medians over all members of the plan, in the program or not."""
    with connection.cursor() as cursor:
        cursor.execute(_PAID, [as_of - datetime.timedelta(days=364), as_of])
        rows = cursor.fetchall()
    known = products.look_up(row[0] for row in rows)
    generic: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    by_day: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for ndc, cents, units, days, is_generic, same in rows:
        if is_generic:
            generic[same][0] += cents
            generic[same][1] += units
        for group in known[ndc].groups:
            by_day[group].append((cents / days, days))
    priced = catalogue.lists()["priced"]
    return Prices(
        generic_unit={same: cents / units for same, (cents, units) in generic.items()},
        group_day={group: _median(by_day[group]) for group in priced if group in by_day},
    )


def _median(weighted: list[tuple[float, float]]) -> float:
    """The price at half of all days."""
    left = sum(weight for _value, weight in weighted) / 2
    for value, weight in sorted(weighted):
        left -= weight
        if left <= 0:
            return value
    return 0.0
