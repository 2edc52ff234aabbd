"""NDCs in claims that no loaded edition of the drug reference knows: counted, listed, never dropped."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models.functions import Left

from members.models import NdcProduct, PrescriptionClaim


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """One such NDC. ``known_as`` names a product with the same nine digits: another package of it is known."""

    ndc: str
    fills: int
    cost: Decimal
    last_fill: datetime.date
    known_as: str


@dataclass(frozen=True, slots=True)
class UnknownReport:
    """All of them, most filled first, beside all fills that count. Voided claims are left out of both."""

    ndcs: list[UnknownRow]
    fills: int
    all_fills: int


def report() -> UnknownReport:
    """What the reference does not know, from two passes over the claims."""
    unknown: Any = NdcProduct.objects.not_in_reference()  # its counts are unknown to the type checker
    rows = list(unknown.filter(fills__gt=0).order_by("-fills", "ndc").values_list("ndc", "fills", "cost", "last_fill"))
    names = known_names({ndc[:9] for ndc, *_ in rows})
    listed = [UnknownRow(ndc, fills, cost, last, names.get(ndc[:9], "")) for ndc, fills, cost, last in rows]
    all_fills = PrescriptionClaim.objects.filter(voided=False).count()
    return UnknownReport(listed, sum(row.fills for row in listed), all_fills)


def known_names(nine_digits: set[str]) -> dict[str, str]:
    """Name of a known product by its first nine digits, for those of ``nine_digits`` that have one."""
    if not nine_digits:
        return {}
    products = NdcProduct.objects.exclude(reference=None).annotate(product=Left("ndc", 9))
    named = products.filter(product__in=nine_digits).order_by("product", "ndc").distinct("product")
    return dict(named.values_list("product", "name"))
