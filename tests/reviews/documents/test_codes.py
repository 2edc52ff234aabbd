"""Barcode and QR code as a scanner sees them: printed to PDF, painted as a picture, read back."""

import dataclasses
import io
import re

import pymupdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from reviews.documents.codes import barcode_svg, qr_svg
from reviews.references import new_reference
from tests.reviews.documents.samples import YEAR, introductory_letter

# Code 128, set B: value → widths of bar and space; from the table of ISO/IEC 15417.
START_B, STOP = "211214", "2331112"
LETTERS = {"M": "113123", "T": "213311", "-": "122132"}


@dataclasses.dataclass(frozen=True)
class Seen:
    kind: str
    text: str


def seen(pdf: bytes, dpi: int = 200) -> set[Seen]:
    """Every code on any page."""
    found = set()
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            picture = Image.open(io.BytesIO(page.get_pixmap(dpi=dpi).tobytes("png"))).convert("L")
            found |= {Seen(code.format.name, code.text) for code in zxingcpp.read_barcodes(picture)}
    return found


def widths(svg: str) -> list[int]:
    """Widths of bars and spaces in turn, from the first bar to the last."""
    bars = [(int(x), int(width)) for x, width in re.findall(r"M(\d+) 0h(\d+)v1", svg)]
    turns = []
    for (x, width), following in zip(bars, [*bars[1:], None], strict=True):
        turns.append(width)
        if following:
            turns.append(following[0] - x - width)
    return turns


def test_a_known_pattern() -> None:
    """``MTM-``: start B, the characters, the check value (104 + 1*45 + 2*52 + 3*45 + 4*13) mod 103 = 28, stop."""
    assert (104 + 45 + 2 * 52 + 3 * 45 + 4 * 13) % 103 == 28
    expected = START_B + "".join(LETTERS[char] for char in "MTM-") + "322112" + STOP
    assert "".join(map(str, widths(barcode_svg("MTM-", "x")))) == expected


def test_quiet_zones_of_ten_modules() -> None:
    svg = barcode_svg("MTM-7K2D-9QXH", "x")
    whole = int(re.search(r'viewBox="0 0 (\d+) 1"', svg)[1])  # type: ignore[index]
    assert re.search(r'd="M10 0', svg)
    assert whole == 10 + sum(widths(svg)) + 10


@pytest.mark.parametrize(("size", "language"), [("standard", "en"), ("large", "es")])
def test_a_scanner_reads_the_reference_and_a_phone_the_address(size: str, language: str) -> None:
    found = seen(introductory_letter(size=size, language=language))
    assert found == {Seen("Code128", "MTM-7K2D-9QXH"), Seen("QRCode", "https://mtm.example.org/request/")}


def test_the_barcode_survives_a_bad_copy() -> None:
    assert Seen("Code128", "MTM-7K2D-9QXH") in seen(introductory_letter(), dpi=150)


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.builds(new_reference))
def test_any_reference_is_read_back(reference: str) -> None:
    turns = widths(barcode_svg(reference, "x"))
    row = b"\xff" * 30 + b"".join((b"\xff" if i % 2 else b"\0") * width * 3 for i, width in enumerate(turns))
    row += b"\xff" * 30
    picture = Image.frombytes("L", (len(row), 60), row * 60)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [reference]


def test_codes_are_named_for_the_ear_and_safe() -> None:
    for draw in (barcode_svg, qr_svg):
        assert "<title>A &lt;name&gt;</title>" in draw("MTM", "A <name>")


def test_an_empty_barcode_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        barcode_svg("", "x")


def test_a_long_web_address_still_fits_its_square() -> None:
    address = "https://" + "a" * 60 + ".example.org/es/request/"
    pdf = introductory_letter(web_address=address, year=YEAR)
    assert Seen("QRCode", address) in seen(pdf)
