"""What the plan's claims tell before a review begins: the prescriptions that the member filled lately."""

import datetime
from typing import Any

from django.db.models import Max, Min

from members.models import Member, NdcProduct, PrescriptionClaim

LATELY = datetime.timedelta(days=180)
MOST = 40
SOURCE = "your prescription records"


def of(*, member: Member, today: datetime.date) -> dict[str, Any]:
    """The start of a draft: one medicine per drug, newest fill first; how it is taken is for the talk to tell."""
    filled = PrescriptionClaim.objects.filter(member=member, voided=False, part_d_covered=True)
    lately = filled.filter(fill_date__gt=today - LATELY).values("drug")
    rows = list(lately.annotate(first=Min("fill_date"), last=Max("fill_date"), newest=Max("ndc")).order_by("-last"))
    names = _names([row["newest"] for row in rows])
    medicines = [{"name": names.get(row["newest"], f"NDC {row['newest']}"), "kind": "prescription"} for row in rows]
    return {"medicines": medicines[:MOST], "sources": [SOURCE] if medicines else []}


def _names(ndcs: list[str]) -> dict[str, str]:
    """By NDC, as the drug reference calls it: brand with the substance behind it, and the form."""
    products = NdcProduct.objects.filter(ndc__in=ndcs).exclude(name="")
    return {each.ndc: _name(each)[:200] for each in products}


def _name(product: NdcProduct) -> str:
    generic = product.generic_name
    same = not generic or generic.lower() == product.name.lower()
    name = product.name if same else f"{product.name} ({generic})"
    return f"{name}, {product.dosage_form.lower()}" if product.dosage_form else name
