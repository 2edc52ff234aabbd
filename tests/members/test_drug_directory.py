"""The published directory becomes the compact file: one row per product, what is ours marked as ours."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from members.drug_directory import (
    COLUMNS,
    Figures,
    Record,
    classes_of,
    ingredients_of,
    is_maintenance,
    maintenance_groups,
    rows,
)
from members.services import drug_reference

PRODUCT = {
    "PRODUCTNDC": "0001-0001",
    "PROPRIETARYNAME": "Prinivil",
    "PROPRIETARYNAMESUFFIX": "",
    "NONPROPRIETARYNAME": "lisinopril",
    "DOSAGEFORMNAME": "TABLET",
    "ROUTENAME": "ORAL",
    "STARTMARKETINGDATE": "20010101",
    "MARKETINGCATEGORYNAME": "NDA",
    "SUBSTANCENAME": "LISINOPRIL",
    "PHARM_CLASSES": "Angiotensin Converting Enzyme Inhibitor [EPC],Angiotensin-converting Enzyme Inhibitors [MoA]",
}


def product(**columns: str) -> Record:
    return {**PRODUCT, **columns}


def package(code: str) -> Record:
    return {"NDCPACKAGECODE": code}


def build(products: list[Record], packages: list[str]) -> tuple[list[dict[str, str]], Figures]:
    figures = Figures()
    built = list(rows(products, map(package, packages), maintenance_groups(), figures))
    return [dict(zip(COLUMNS, row, strict=True)) for row in built], figures


def test_one_row_per_product_with_its_packages() -> None:
    built, figures = build(
        [product(PRODUCTNDC="50090-123"), product()], ["50090-123-02", "0001-0001-30", "50090-123-01", "0001-0001-30"]
    )
    assert [(row["ndc9"], row["packages"]) for row in built] == [("000010001", "30"), ("500900123", "01 02")]
    assert built[0]["name"] == "Prinivil"
    assert built[0]["classes"] == "Angiotensin Converting Enzyme Inhibitor"
    assert (figures.products, figures.packages) == (2, 3)


def test_a_product_without_package_and_a_package_that_is_none_are_counted() -> None:
    built, figures = build([product(), product(PRODUCTNDC="0001-0002")], ["0001-0001-30", "0001000230"])
    assert len(built) == 1
    assert figures.without_package == 1
    assert figures.refused == ["0001000230"]


def test_over_the_counter_products_of_the_raw_file_are_left_out() -> None:
    otc = product(PRODUCTNDC="0001-0002", PRODUCTTYPENAME="HUMAN OTC DRUG")
    built, _ = build([product(PRODUCTTYPENAME="HUMAN PRESCRIPTION DRUG"), otc], ["0001-0001-30", "0001-0002-30"])
    assert [row["ndc9"] for row in built] == ["000010001"]


@pytest.mark.parametrize(
    ("substances", "ingredients"),
    [
        ("LISINOPRIL", ("LISINOPRIL",)),
        ("VALSARTAN; HYDROCHLOROTHIAZIDE", ("HYDROCHLOROTHIAZIDE", "VALSARTAN")),
        ("HYDROCHLOROTHIAZIDE ;VALSARTAN;", ("HYDROCHLOROTHIAZIDE", "VALSARTAN")),
        ("WATER; WATER", ("WATER",)),
        ("", ()),
        (" ; ", ()),
    ],
)
def test_ingredients_are_a_set_in_one_order(substances: str, ingredients: tuple[str, ...]) -> None:
    assert ingredients_of(substances) == ingredients


def test_only_established_classes_are_taken_commas_inside_stay() -> None:
    assert classes_of("Insulin, Human [CS],Insulin Analog [EPC],beta, gamma Thing [EPC]") == (
        "Insulin Analog",
        "beta, gamma Thing",
    )
    assert classes_of("") == ()


@pytest.mark.parametrize(
    ("amounts", "units", "strengths"),
    [
        ("80; 12.5", "mg/1; mg/1", "12.5 mg/1|80 mg/1"),  # in the order of the ingredients
        ("80;12.5", "mg/1;mg/mL", "12.5 mg/mL|80 mg/1"),
        ("80", "mg/1", ""),
        ("; 12.5", "; mg/1", "12.5 mg/1|"),
    ],
)
def test_strengths_follow_the_order_of_the_ingredients(amounts: str, units: str, strengths: str) -> None:
    columns = {"ACTIVE_NUMERATOR_STRENGTH": amounts, "ACTIVE_INGRED_UNIT": units}
    built, _ = build([product(SUBSTANCENAME="VALSARTAN; HYDROCHLOROTHIAZIDE", **columns)], ["0001-0001-30"])
    assert built[0]["strengths"] == strengths


def test_an_ingredient_named_twice_has_its_first_strength() -> None:
    columns = {"ACTIVE_NUMERATOR_STRENGTH": "1; 2", "ACTIVE_INGRED_UNIT": "mg/1; mg/1"}
    built, _ = build([product(SUBSTANCENAME="WATER; WATER", **columns)], ["0001-0001-30"])
    assert built[0]["strengths"] == "1 mg/1"


@pytest.mark.parametrize("turned", [False, True])
def test_a_product_listed_twice_counts_as_the_row_that_came_last_to_market(turned: bool) -> None:
    older, newer = product(), product(SUBSTANCENAME="LISINOPRIL DIHYDRATE", STARTMARKETINGDATE="20180101")
    nameless = product(SUBSTANCENAME="", STARTMARKETINGDATE="20190101")
    listed = [nameless, newer, older] if turned else [older, newer, nameless]
    built, figures = build(listed, ["0001-0001-30"])
    assert [row["ingredients"] for row in built] == ["LISINOPRIL DIHYDRATE"]
    assert figures.listed_twice == 2


def test_a_missing_class_is_copied_from_most_products_of_the_same_ingredients() -> None:
    turned = {"SUBSTANCENAME": "A; B", "PHARM_CLASSES": "One [EPC]"}
    listed = [
        product(PRODUCTNDC="0001-0001", SUBSTANCENAME="B; A", PHARM_CLASSES=""),
        product(PRODUCTNDC="0001-0002", **turned),
        product(PRODUCTNDC="0001-0003", **turned),
        product(PRODUCTNDC="0001-0004", SUBSTANCENAME="A; B", PHARM_CLASSES="Mistaken [EPC]"),
        product(PRODUCTNDC="0001-0005", SUBSTANCENAME="", PHARM_CLASSES=""),
    ]
    built, figures = build(listed, [f"0001-000{n}-01" for n in range(1, 6)])
    assert [row["classes"] for row in built] == ["One", "One", "One", "Mistaken", ""]
    assert (figures.classes_copied, figures.without_ingredients) == (1, 1)


@pytest.mark.parametrize(
    ("category", "flag"),
    [("NDA", "t"), ("BLA", "t"), ("ANDA", "f"), ("NDA AUTHORIZED GENERIC", "f"), ("UNAPPROVED DRUG OTHER", "")],
)
def test_the_marketing_category_tells_brand_from_generic(category: str, flag: str) -> None:
    built, _ = build([product(MARKETINGCATEGORYNAME=category)], ["0001-0001-30"])
    assert built[0]["is_brand"] == flag


MAINTENANCE = [
    ({}, True),
    ({"ROUTENAME": "INTRAVENOUS"}, None),
    ({"ROUTENAME": "ORAL; INTRAVENOUS"}, None),
    ({"ROUTENAME": ""}, None),
    ({"MARKETINGCATEGORYNAME": "UNAPPROVED HOMEOPATHIC"}, None),
    ({"SUBSTANCENAME": "BUSPIRONE HYDROCHLORIDE", "PHARM_CLASSES": ""}, True),
    ({"SUBSTANCENAME": "BUSPIRONELIKE", "PHARM_CLASSES": ""}, None),
    ({"SUBSTANCENAME": "AMOXICILLIN", "PHARM_CLASSES": "Penicillin-class Antibacterial [EPC]"}, False),
    ({"SUBSTANCENAME": "OXYCODONE", "PHARM_CLASSES": "Opioid Agonist [EPC]"}, None),
    ({"SUBSTANCENAME": "ALBUTEROL SULFATE", "PHARM_CLASSES": "beta2-Adrenergic Agonist [EPC]"}, None),
    ({"SUBSTANCENAME": "A; B", "PHARM_CLASSES": "Penicillin-class Antibacterial [EPC],Biguanide [EPC]"}, None),
]


@pytest.mark.parametrize(("columns", "flag"), MAINTENANCE)
def test_the_maintenance_flag_says_only_what_the_list_says(columns: dict[str, str], flag: bool | None) -> None:
    one = product(**columns)
    ingredients, classes = ingredients_of(one["SUBSTANCENAME"]), classes_of(one["PHARM_CLASSES"])
    assert is_maintenance(one, ingredients, classes, maintenance_groups()) is flag


def shipped_rows() -> list[dict[str, str]]:
    with gzip.open(drug_reference.shipped(), "rt", encoding="utf-8", newline="") as text:
        next(text)
        return list(csv.DictReader(text))


def test_the_shipped_edition_is_whole_and_every_name_of_our_list_is_in_it() -> None:
    built = shipped_rows()
    assert (len(built), sum(len(row["packages"].split()) for row in built)) == (52_963, 120_480)
    assert [row["ndc9"] for row in built] == sorted({row["ndc9"] for row in built})
    classes = {name for row in built for name in row["classes"].split("|")}
    ingredients = {name for row in built for name in row["ingredients"].split("; ")}
    for group in maintenance_groups():
        assert group.classes <= classes
        for name in group.ingredients:
            assert any(known == name or known.startswith(f"{name} ") for known in ingredients), name
    assert drug_reference.shipped().stat().st_size < 2_500_000


def write_published(folder: Path, *, tabs: bool) -> tuple[Path, Path]:
    """The two files as the FDA publishes them (tabs, Windows alphabet, a quotation mark inside) or as gzipped CSV."""
    listed = [product(PROPRIETARYNAME='Café "Plus"', PROPRIETARYNAMESUFFIX=" XR ")]
    files = folder / "products", folder / "packages"
    for file, records in zip(files, (listed, [package("0001-0001-30")]), strict=True):
        text = io.StringIO(newline="")
        form = {"delimiter": "\t", "quoting": csv.QUOTE_NONE, "quotechar": None} if tabs else {}
        writer = csv.DictWriter(text, list(records[0]), **form)
        writer.writeheader()
        writer.writerows(records)
        file.write_bytes(text.getvalue().encode("cp1252") if tabs else gzip.compress(text.getvalue().encode()))
    return files


def test_tabs_and_commas_give_the_same_bytes(tmp_path: Path) -> None:
    outs = []
    for tabs in (True, False):
        folder = tmp_path / str(tabs)
        folder.mkdir()
        outs.append(folder / "out.csv.gz")
        call_command(
            "build_drug_reference", *write_published(folder, tabs=tabs), outs[-1], edition="2019-04", verbosity=0
        )
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert 'Café ""Plus"" XR' in gzip.decompress(outs[0].read_bytes()).decode()


def test_other_files_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="not the published files"):
        call_command("build_drug_reference", other, other, tmp_path / "out", edition="2019-04")
    assert not (tmp_path / "out").exists()
