"""NDCs as the rules see them: salts, milligrams, groups of each part of a combination, and the same generic."""

from typing import Any

import pytest

from members.models import Drug, DrugReference, NdcProduct
from reviews.services.tmr.products import Products, base_name, milligrams


@pytest.mark.parametrize(
    ("substance", "name"),
    [
        ("LISINOPRIL", "LISINOPRIL"),
        ("WARFARIN SODIUM", "WARFARIN"),
        ("ATORVASTATIN CALCIUM TRIHYDRATE", "ATORVASTATIN"),
        ("POTASSIUM CHLORIDE", "POTASSIUM"),
        ("SODIUM", "SODIUM"),
        ("INSULIN GLARGINE", "INSULIN GLARGINE"),
    ],
)
def test_a_medicine_is_the_same_whatever_its_salt(substance: str, name: str) -> None:
    assert base_name(substance) == name


@pytest.mark.parametrize(
    ("strength", "mg"),
    [
        ("5 mg/1", 5.0), (".75 mg/.5mL", 1.5), ("12 mg/5mL", 2.4), ("80 mg/mL", 80.0), ("25 ug/1", 0.025),
        ("1 g/1", 1000.0), ("12 ug/h", None), ("10 [iU]/mL", None), ("", None), ("mg/1", None), ("5 mg/d", None),
    ],
)  # fmt: skip
def test_milligrams_in_one_unit(strength: str, mg: float | None) -> None:
    assert milligrams(strength) == (None if mg is None else pytest.approx(mg))


ACE, CALCIUM, STATIN = (
    "Angiotensin Converting Enzyme Inhibitor",
    "Calcium Channel Blocker",
    "HMG-CoA Reductase Inhibitor",
)


def product(number: int, *substances: str, **columns: Any) -> str:
    edition, _ = DrugReference.objects.get_or_create(edition="2019-04", defaults={"sha256": "0" * 64})
    drug, _ = Drug.objects.get_or_create(key="; ".join(substances), defaults={"ingredients": list(substances)})
    ndc = f"{number:011}"
    usual = {"name": "X", "dosage_form": "TABLET", "route": "ORAL", "strengths": ["10 mg/1"] * len(substances)}
    NdcProduct.objects.create(ndc=ndc, drug=drug, reference=edition, **{**usual, **columns})
    return ndc


@pytest.mark.django_db
def test_a_combination_counts_by_each_of_its_parts() -> None:
    product(1, "BENAZEPRIL HYDROCHLORIDE", classes=[ACE])
    product(2, "AMLODIPINE BESYLATE", classes=[CALCIUM])
    both = product(3, "AMLODIPINE BESYLATE", "BENAZEPRIL HYDROCHLORIDE", classes=[ACE, CALCIUM])
    found = Products().look_up([both])[both]
    assert found.ingredients == ("AMLODIPINE", "BENAZEPRIL")
    assert found.groups == {"ras": ("BENAZEPRIL",), "calcium-channel-blocker": ("AMLODIPINE",)}


@pytest.mark.django_db
def test_loperamide_is_no_opioid_and_an_ointment_no_tablet() -> None:
    opioid = product(1, "OXYCODONE HYDROCHLORIDE", classes=["Opioid Agonist"])
    diarrhoea = product(2, "LOPERAMIDE HYDROCHLORIDE", classes=["Opioid Agonist"])
    gel = product(3, "DICLOFENAC SODIUM", classes=["Nonsteroidal Anti-inflammatory Drug"], route="TOPICAL")
    tablet = product(4, "DICLOFENAC SODIUM", classes=["Nonsteroidal Anti-inflammatory Drug"])
    found = Products().look_up([opioid, diarrhoea, gel, tablet])
    assert "opioid" in found[opioid].groups
    assert not found[diarrhoea].groups
    assert not found[gel].groups
    assert set(found[tablet].groups) == {"nsaid"}


@pytest.mark.django_db
def test_holes_of_the_reference_are_filled_by_ingredient() -> None:
    ndc = product(1, "PREGABALIN", classes=[])
    assert {"gabapentinoid", "nervous-system", "controlled"} <= set(Products().look_up([ndc])[ndc].groups)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "different", [{}, {"strengths": ["20 mg/1"]}, {"dosage_form": "CAPSULE"}, {"route": "RECTAL"}, {"is_brand": True}]
)
def test_a_generic_is_the_same_in_strength_form_and_route(different: dict[str, Any]) -> None:
    brand = product(1, "ATORVASTATIN CALCIUM", classes=[STATIN], is_brand=True)
    product(2, "ATORVASTATIN CALCIUM", classes=[STATIN], **{"is_brand": False, **different})
    assert bool(Products().look_up([brand])[brand].generic) is not bool(different)


@pytest.mark.django_db
def test_another_package_of_a_known_product_is_that_product() -> None:
    product(1001, "WARFARIN SODIUM", name="Coumadin")
    found = Products().look_up(["00000001099", "00000001101"])
    assert found["00000001099"].name == "Coumadin"
    assert not found["00000001101"].is_known


@pytest.mark.django_db
def test_what_the_reference_does_not_know_has_no_ingredients() -> None:
    found = Products().look_up(["99999999999"])["99999999999"]
    assert not found.is_known
    assert not found.groups
