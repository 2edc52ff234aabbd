"""The address of every letter shows in the window of the envelope that paper.css is laid out for, and nothing else.

A #10 envelope, the sheet folded in three: the window shows 2 to 3.2 inches from the top of the sheet, from 0.9 inches
from its left edge on.
"""

import itertools

import pymupdf
import pytest

from members.addresses import LINES, warnings
from reviews.models import LetterKind
from tests.reviews.documents.samples import any_letter

INCH = 72
LEFT, RIGHT, TOP, BOTTOM = 0.9, 5.1, 1.98, 3.25
NAME = "María-José O’Neill-Fernández"
LONGEST = [
    "APARTMENT 1234 AT THE OLD MILLHOUSE, BUILDING WEST, ENTRANCE B, FLOOR 2",
    "URBANIZACION SANTA JUANITA NORTE, 1234 CALLE MARGARITA ESQUINA ROSALES",
    "RANCHO SANTA MARGARITA, CA 92688",
]
EVERY = list(itertools.product(LetterKind.values, ("standard", "large")))


def lines_of(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    """Lines of the first page: edges in inches, and the text."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        blocks = document[0].get_text("dict")["blocks"]
        lines = [line for block in blocks for line in block.get("lines", [])]
        return [
            (*(edge / INCH for edge in line["bbox"]), "".join(span["text"] for span in line["spans"])) for line in lines
        ]


def test_the_longest_address_is_one_that_is_not_warned_of() -> None:
    street, second, town = LONGEST
    city, _, rest = town.partition(", ")
    columns = dict(zip(("state", "zip_code"), rest.split(), strict=True))
    assert warnings(address1=street, address2=second, city=city, **columns) == []


@pytest.mark.parametrize(("kind", "size"), EVERY)
@pytest.mark.parametrize("address", [LONGEST, ["1 Main Street", "Boston, MA 02110"]], ids=["longest", "short"])
def test_the_address_stands_in_the_window_alone(kind: str, size: str, address: list[str]) -> None:
    reader = {"name": NAME, "address_lines": address}
    to = {"reader": reader} if kind == "takeaway_copy" else {"member_name": NAME, "address_lines": address}
    pdf = any_letter(kind, size=size, **to)
    seen = [line for line in lines_of(pdf) if line[1] < BOTTOM and line[3] > TOP]
    assert " ".join(" ".join(line[4] for line in seen).split()) == " ".join([NAME, *address])
    assert len(seen) <= 1 + LINES
    for left, top, right, bottom, _words in seen:
        assert LEFT <= left <= right <= RIGHT
        assert TOP <= top <= bottom <= BOTTOM
