"""NDCs: padded by segment, never on the whole; what is not one is refused."""

import pytest

from members.ndc import eleven_digits, nine_digits

GOOD = [
    ("0002-1200-30", "00002120030"),  # 4-4-2
    ("0781-1506-10", "00781150610"),
    ("50090-123-01", "50090012301"),  # 5-3-2
    ("63323-185-50", "63323018550"),
    ("12345-6789-1", "12345678901"),  # 5-4-1
    ("10019-0553-4", "10019055304"),
    ("12345-6789-01", "12345678901"),  # padded already
    ("00002120030", "00002120030"),
    ("00000000000", "00000000000"),
]
BAD = [
    "", " ", "0002120030", "000021200300", "1234-567-89", "1234-5678-9", "12345-678-9", "123456-78-901", "0002-1200",
    "0002-1200-3A", "0002–1200–30", " 00002120030", "00002120030\n", "٠٠٠٠٢١٢٠٠٣٠", "J1234", "0002-1200-30-1",
    "0002 1200 30",
]  # fmt: skip


@pytest.mark.parametrize(("text", "digits"), GOOD)
def test_segments_are_padded_one_by_one(text: str, digits: str) -> None:
    assert eleven_digits(text) == digits


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an NDC"):
        eleven_digits(text)


@pytest.mark.parametrize(
    ("text", "digits"), [("0002-1200", "000021200"), ("50090-123", "500900123"), ("12345-6789", "123456789")]
)
def test_a_product_is_what_its_packages_begin_with(text: str, digits: str) -> None:
    assert nine_digits(text) == digits


@pytest.mark.parametrize("text", ["", "123-4567", "12345-67", "0002-1200-30", "000021200"])
def test_other_products_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an NDC"):
        nine_digits(text)
