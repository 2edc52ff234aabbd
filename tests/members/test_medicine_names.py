"""The names that the medication list suggests: which are kept, how they are spelled, how much they weigh."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.core.management import CommandError, call_command

from members.medicine_names import Named, names

SHIPPED = Path(__file__).resolve().parents[2] / "static" / "js" / "medicine-names.js"
MOST_BYTES = 100 * 1024


def tablet(brand: str, generic: str = "", form: str = "TABLET") -> Named:
    return Named(brand, generic, form)


def found(prescription: list[Named] = (), otc: list[Named] = (), supplements: list[str] = ()) -> list[str]:
    kept = names(prescription=prescription, over_the_counter=otc, supplements=supplements)
    return [*kept.common, *kept.others]


def shipped() -> tuple[list[str], list[str]]:
    text = SHIPPED.read_text(encoding="utf-8").split("`")[-2]
    common, others = text.split("\n\n")
    return common.split("\n"), others.split("\n")


@pytest.mark.parametrize(
    ("product", "kept"),
    [
        (tablet("Eliquis", "apixaban"), ["Apixaban", "Eliquis"]),
        (tablet("LISINOPRIL", "Lisinopril"), ["Lisinopril"]),
        (tablet("  Advil   PM ", ""), ["Advil PM"]),
        (tablet("OXYGEN", "Oxygen", "GAS"), []),
        (tablet("Crest", "Sodium fluoride", "PASTE, DENTIFRICE"), []),
        (tablet("Metformin 500mg", ""), []),
        (tablet("12 Hour Nasal", ""), []),
        (tablet("ab", "x" * 49), []),
        (tablet("`; alert(1); `", ""), []),
    ],
)
def test_what_is_a_name(product: Named, kept: list[str]) -> None:
    assert found([product]) == kept


def test_over_the_counter_names_of_several_words_stand_on_two_products() -> None:
    assert found(otc=[tablet("Equate Ibuprofen"), tablet("Advil"), *[tablet("Sleep Aid")] * 2]) == [
        "Advil",
        "Sleep Aid",
    ]


def test_the_usual_spelling_is_shown() -> None:
    products = [tablet("ZOFRAN ODT"), tablet("Zofran ODT"), tablet("Zofran ODT"), tablet("zofran odt")]
    assert found(products) == ["Zofran ODT"]


def test_common_names_come_first_and_supplements_are_common() -> None:
    kept = names(
        prescription=[*[tablet("Zocor")] * 20, tablet("Abilify")],
        over_the_counter=[],
        supplements=["Fish oil", "ZOCOR"],
    )
    assert kept.common == ["Fish oil", "ZOCOR"]
    assert kept.others == ["Abilify"]


@pytest.mark.parametrize("slip", ["Lisinoril", "Lisinoprill", "Lisinopryl"])
def test_a_slip_of_the_directory_is_left_out(slip: str) -> None:
    assert found([*[tablet("Lisinopril")] * 20, tablet(slip)]) == ["Lisinopril"]


def test_a_name_near_a_common_one_stays_when_it_is_short_or_often_seen() -> None:
    products = [*[tablet("Xanax")] * 20, tablet("Zanax"), *[tablet("Lisinopril")] * 20, *[tablet("Lisinoprim")] * 3]
    assert {"Zanax", "Lisinoprim"} <= set(found(products))


# What is shipped ------------------------------------------------------------------------------------------------------


def test_the_shipped_list_is_that_of_the_shipped_sources(tmp_path: Path) -> None:
    call_command("build_medicine_names", out=tmp_path / "names.js", verbosity=0)
    assert (tmp_path / "names.js").read_bytes() == SHIPPED.read_bytes()


def test_it_weighs_little_on_the_wire() -> None:
    """As WhiteNoise compresses it when static files are collected."""
    text = SHIPPED.read_bytes()
    assert len(brotli.compress(text, quality=11)) < MOST_BYTES
    assert len(gzip.compress(text, 9)) < MOST_BYTES


def test_it_names_what_people_take_and_where_it_comes_from() -> None:
    common, others = shipped()
    assert {"Lisinopril", "Atorvastatin Calcium", "Ibuprofen", "Fish oil", "Vitamin D3", "St. John's wort"} <= set(
        common
    )
    assert {"Eliquis", "Januvia", "Tylenol", "Pepcid AC", "MiraLAX"} <= set(others) | set(common)
    assert len(common) + len(others) > 8000
    head = SHIPPED.read_text(encoding="utf-8")[:400]
    assert "FDA National Drug Code Directory, April 2019" in head
    assert "National Institutes of Health" in head


def test_every_name_stands_once_and_in_order() -> None:
    common, others = shipped()
    folded = [name.casefold() for name in [*common, *others]]
    assert len(set(folded)) == len(folded)
    for part in (common, others):
        assert [name.casefold() for name in part] == sorted(name.casefold() for name in part)


def test_other_files_are_refused_with_a_reason(tmp_path: Path) -> None:
    other = tmp_path / "other.csv.gz"
    other.write_bytes(gzip.compress(b"a,b\n1,2\n3,4\n"))
    with pytest.raises(CommandError, match="not the files that were expected"):
        call_command("build_medicine_names", prescription=other, out=tmp_path / "names.js")
    assert not (tmp_path / "names.js").exists()
