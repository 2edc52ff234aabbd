"""What the plan's claims tell before a review begins: the prescriptions that the member filled lately."""

import datetime
from typing import Any

from django.db.models import Max, Min, QuerySet

from members.models import Member, NdcProduct, PrescriptionClaim
from reviews.models import Prescriber

LATELY = datetime.timedelta(days=180)
MOST = 40
SOURCE = "your prescription records"


def of(*, member: Member, today: datetime.date) -> dict[str, Any]:
    """The start of a draft: one medicine per drug, newest fill first; how it is taken is for the talk to tell."""
    filled = PrescriptionClaim.objects.filter(member=member, voided=False, part_d_covered=True)
    lately = filled.filter(fill_date__gt=today - LATELY).values("drug")
    rows = list(lately.annotate(first=Min("fill_date"), last=Max("fill_date"), newest=Max("ndc")).order_by("-last"))
    names = _names([row["newest"] for row in rows])
    who = _prescribers(filled, [row["drug"] for row in rows])
    medicines = [
        {"name": names.get(row["newest"], f"NDC {row['newest']}"), "kind": "prescription", **who.get(row["drug"], {})}
        for row in rows
    ]
    return {"medicines": medicines[:MOST], "sources": [SOURCE] if medicines else []}


def _prescribers(filled: QuerySet[Any], drugs: list[Any]) -> dict[Any, dict[str, str]]:
    """By drug: who prescribed the newest fill, where somebody has typed the name of that NPI; claims tell no name."""
    fills = filled.filter(drug__in=drugs).order_by("fill_date").values_list("drug", "prescriber_npi")
    npi_of = dict(fills)
    known = dict(Prescriber.objects.filter(npi__in=set(npi_of.values())).values_list("npi", "name"))
    return {drug: {"prescriber": known[npi]} for drug, npi in npi_of.items() if npi in known}


def _names(ndcs: list[str]) -> dict[str, str]:
    """By NDC, as the drug reference calls it: brand with the substance behind it, and the form."""
    products = NdcProduct.objects.filter(ndc__in=ndcs).exclude(name="")
    return {each.ndc: _name(each)[:200] for each in products}


def _name(product: NdcProduct) -> str:
    generic = product.generic_name
    same = not generic or generic.lower() == product.name.lower()
    name = product.name if same else f"{product.name} ({generic})"
    return f"{name}, {product.dosage_form.lower()}" if product.dosage_form else name
