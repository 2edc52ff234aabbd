"""NDCs that no edition knows: counted beside all fills, listed, never dropped."""

import csv
import datetime
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command

from members.models import Drug, DrugReference, FileKind, ImportFile, Member, NdcProduct, PrescriptionClaim
from members.services import unknown_ndcs

DAY = datetime.date(2026, 3, 1)

pytestmark = pytest.mark.django_db


def product(ndc: str, key: str, **columns: Any) -> NdcProduct:
    drug, _ = Drug.objects.get_or_create(key=key)
    return NdcProduct.objects.create(ndc=ndc, drug=drug, **columns)


@pytest.fixture
def claims() -> None:
    """Two unknown packages of one product (and a known third), one unknown product, one that no claim carries."""
    reference = DrugReference.objects.create(edition="2019-04", source="Test", sha256="0" * 64)
    product("00001000130", "LISINOPRIL", reference=reference, name="Prinivil")
    unknown = [product(ndc, f"ndc9:{ndc[:9]}") for ndc in ("00001000160", "00001000190", "00002000201", "00003000301")]
    people = [
        Member.objects.create(member_id=f"M{n}", first_name="A", last_name="B", birth_date=datetime.date(1950, 1, 1))
        for n in range(2)
    ]
    file = ImportFile.objects.create(kind=FileKind.CLAIMS, sha256="0" * 64, by="test")
    fills = [(unknown[0], 0, 1), (unknown[1], 0, 2), (unknown[1], 1, 3), (unknown[2], 1, 4), (unknown[2], 1, 5)]
    for number, (ndc, person, day) in enumerate([*fills, (NdcProduct.objects.get(ndc="00001000130"), 0, 6)]):
        PrescriptionClaim.objects.create(
            claim_id=f"C{number}", member=people[person], drug=ndc.drug, ndc=ndc.ndc, fill_date=DAY.replace(day=day),
            gross_cost=Decimal("10.10"), voided=number == 4, file=file,
        )  # fmt: skip


@pytest.mark.usefixtures("claims")
def test_they_are_counted_most_filled_first_and_voided_claims_are_not() -> None:
    report = unknown_ndcs.report()
    assert [(row.ndc, row.fills, row.cost, row.last_fill.day) for row in report.ndcs] == [
        ("00001000190", 2, Decimal("20.20"), 3),
        ("00001000160", 1, Decimal("10.10"), 1),
        ("00002000201", 1, Decimal("10.10"), 4),
    ]
    assert (report.fills, report.all_fills) == (4, 5)


@pytest.mark.usefixtures("claims")
def test_another_package_of_a_known_product_is_named() -> None:
    names = {row.ndc: row.known_as for row in unknown_ndcs.report().ndcs}
    assert names == {"00001000160": "Prinivil", "00001000190": "Prinivil", "00002000201": ""}


def test_without_claims_there_is_nothing_to_list() -> None:
    assert unknown_ndcs.report() == unknown_ndcs.UnknownReport([], 0, 0)


@pytest.mark.usefixtures("claims")
def test_the_command_tells_them_as_text_json_and_csv() -> None:
    def run(**options: Any) -> str:
        out = io.StringIO()
        call_command("unknown_ndcs", stdout=out, **options)
        return out.getvalue()

    text = run(first=1)
    assert text.splitlines() == [
        "00001000190  2  20.20  2026-03-03  Prinivil",
        "3 unknown NDCs with 4 of 5 fills",
    ]
    answer = json.loads(run(json=True).splitlines()[-1])
    assert (answer["ndcs"], answer["fills"], answer["all_fills"], len(answer["list"])) == (3, 4, 5, 3)
    rows = list(csv.DictReader(io.StringIO(run(csv=True))))
    assert rows[2] == {
        "ndc": "00002000201", "fills": "1", "cost": "10.10", "last_fill": "2026-03-04", "known_as": "",
    }  # fmt: skip
