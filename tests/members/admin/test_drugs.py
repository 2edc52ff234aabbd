"""The drug reference in the back office: searched as labels print an NDC, the unknown ones counted, nothing changed."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from members.models import FileKind, ImportFile, PrescriptionClaim
from tests.factories import members

pytestmark = pytest.mark.django_db
LISTED = "admin:members_ndcproduct_changelist"


def fill(product, number):
    file, _made = ImportFile.objects.get_or_create(kind=FileKind.CLAIMS, sha256="f" * 64, defaults={"by": "test"})
    PrescriptionClaim.objects.create(
        claim_id=f"C{number}",
        member=members.member(),
        drug=product.drug,
        ndc=product.ndc,
        fill_date=datetime.date(2026, 3, number),
        gross_cost=Decimal("12.34"),
        file=file,
    )


def rows(page):
    return [row.ndc for row in page.context["cl"].result_list]


@pytest.mark.parametrize("typed", ["0006-0019-54", "00006001954", "000060019", "prini", "Lisin"])
def test_an_ndc_is_found_by_its_digits_or_the_beginning_of_a_name(admin_client, typed):
    members.ndc_product()
    members.ndc_product(ndc="00009999901", reference=None)
    page = admin_client.post(reverse(LISTED), {"q": typed}, follow=True)
    assert rows(page) == ["00006001954"]
    assert typed not in page.request["QUERY_STRING"]
    assert b"LISINOPRIL" in page.content


def test_unknown_ndcs_of_claims_come_counted_most_filled_first(admin_client):
    fill(members.ndc_product(), 1)
    once = members.ndc_product(ndc="00009999901", reference=None)
    twice = members.ndc_product(ndc="00006001999", reference=None)
    for number, product in enumerate([once, twice, twice], start=2):
        fill(product, number)
    page = admin_client.get(reverse(LISTED), {"known": "unknown"})
    assert rows(page) == ["00006001999", "00009999901"]
    text = page.content.decode()
    for words in ("24.68", "March 4, 2026", "Prinivil"):  # the second is another package of the known product
        assert words in text
    assert rows(admin_client.get(reverse(LISTED), {"known": "yes"})) == ["00006001954"]


def test_a_product_and_its_edition_are_shown_and_cannot_be_changed(admin_client):
    product = members.ndc_product(classes=["Angiotensin Converting Enzyme Inhibitor"])
    for name, record, words in [
        ("ndcproduct", product, "Angiotensin Converting Enzyme Inhibitor"),
        ("drugreference", product.reference, product.reference.edition),
    ]:
        page = admin_client.get(reverse(f"admin:members_{name}_change", args=[record.pk]))
        assert words in page.content.decode()
        assert admin_client.post(reverse(f"admin:members_{name}_change", args=[record.pk]), {}).status_code == 403
        assert admin_client.get(reverse(f"admin:members_{name}_add")).status_code == 403
