"""The file to a vendor and the one that comes back: totals that both sides can compute, one record a line."""

import csv
import datetime
import zlib
from typing import Any

import pytest

from reviews.documents import vendor_file
from reviews.documents.vendor_file import BadFile

AT = datetime.datetime(2026, 3, 2, 6, 0, tzinfo=datetime.UTC)
PAYLOAD: dict[str, Any] = {
    "type": "review.requested",
    "timestamp": "2026-03-01T09:00:00-05:00",
    "data": {
        "program_year": 2026,
        "reference": "MTM-7K2D-9QXH",
        "member": {"id": "M1", "name": 'José | "Pepe"\nLópez', "phone": "617", "needs": {"tty": True}},
        "windows": ["2026-03-05-morning"],
        "questions": "first line\nsecond line",
        "leave_message": None,
    },
}


def written(version: str, count: int = 3) -> vendor_file.Written:
    notices = [(f"key-{number}", PAYLOAD) for number in range(count)]
    layout = vendor_file.layouts()[version]
    return vendor_file.write(layout, vendor_key="acme", sequence=7, at=AT, notices=notices)


@pytest.mark.parametrize("version", vendor_file.layouts())
def test_every_layout_has_header_lines_trailer_and_true_totals(version: str) -> None:
    layout, file = vendor_file.layouts()[version], written(version)
    lines = file.content.splitlines()
    rows = list(csv.reader(lines, delimiter=layout.delimiter))
    assert rows[0] == ["H", version, "acme", "7", "2026-03-02T06:00:00+00:00"]
    assert rows[-1] == ["T", "3", str(file.hash_total)]
    assert [row[:2] for row in rows[1:-1]] == [["D", "1"], ["D", "2"], ["D", "3"]]
    assert {len(row) for row in rows[1:-1]} == {2 + len(layout.columns)}
    assert file.hash_total == sum(zlib.crc32(line.encode()) for line in lines[1:-1])
    assert file.content.endswith("\n")


def test_what_people_typed_stays_on_its_line() -> None:
    row = next(csv.reader([written("1").content.splitlines()[1]], delimiter="|"))
    columns = dict(zip(vendor_file.layouts()["1"].columns, row[2:], strict=True))
    assert columns["data.member.name"] == 'José | "Pepe" López'
    assert columns["data.member.language"] == ""
    assert '"first line\\nsecond line"' in columns["data"]
    row = next(csv.reader([written("2").content.splitlines()[1]]))
    columns = dict(zip(vendor_file.layouts()["2"].columns, row[2:], strict=True))
    assert (columns["data.member.needs.tty"], columns["data.leave_message"]) == ("Y", "")


def returned(*lines: str, vendor: str = "acme", sequence: Any = 1, count: Any = None, total: Any = None) -> bytes:
    count = len(lines) if count is None else count
    total = vendor_file.hash_total(lines) if total is None else total
    return "\n".join([f"H|{vendor}|{sequence}|2026-03-03T06:00:00Z", *lines, f"T|{count}|{total}", ""]).encode()


def test_lines_that_cannot_be_read_are_left_to_whoever_takes_them() -> None:
    file = vendor_file.read(returned("A|key|acknowledged|", "X|?", "A|key", 'A|"', ""), vendor_key="acme")
    assert [line.fields for line in file.lines] == [("A", "key", "acknowledged", ""), (), (), (), ()]
    assert [line.number for line in file.lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "header or trailer"),
        (b"\xff\xfe", "UTF-8"),
        (b"H|acme|1|x\n", "header or trailer"),
        (b"A\nT|0|0\n", "the header is not"),
        (returned(sequence="x"), "the header is not"),
        (returned(sequence="-1"), "the header is not"),
        (returned(vendor="other"), "another vendor"),
        (returned("A|k|acknowledged|", count=2), "the trailer counts 2 lines, there are 1"),
        (returned("A|k|acknowledged|", total=1), "hash total"),
        (returned("A|k|acknowledged|", total="x"), "the trailer is not"),
        (returned("A|k|acknowledged|").rsplit(b"T|", 1)[0], "the trailer is not"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        vendor_file.read(content, vendor_key="acme")
