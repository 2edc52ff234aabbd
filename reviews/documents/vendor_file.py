"""The daily file to a vendor, and the file that comes back: header, lines, trailer with control totals."""

import csv
import datetime
import io
import json
import tomllib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LAYOUTS = Path(__file__).resolve().parent.parent / "data" / "vendor_layouts.toml"
BACK = "|"  # the delimiter of every file that comes back
ANSWER, EVENT, LISTED = "A", "E", "S"
WIDTHS = {ANSWER: 4, EVENT: 3, LISTED: 3}  # fields of a line, its kind included


class BadFile(Exception):
    """The file as a whole cannot be taken; the text says why, and repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class Layout:
    version: str
    delimiter: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    content: str
    lines: int
    hash_total: int


@dataclass(frozen=True, slots=True)
class Line:
    """``fields`` is empty for a line that cannot be read."""

    number: int
    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnFile:
    sequence: int
    lines: tuple[Line, ...]
    hash_total: int


@cache
def layouts() -> dict[str, Layout]:
    """By version."""
    known = tomllib.loads(LAYOUTS.read_text(encoding="utf-8"))
    return {version: Layout(version, each["delimiter"], tuple(each["columns"])) for version, each in known.items()}


def write(
    layout: Layout,
    *,
    vendor_key: str,
    sequence: int,
    at: datetime.datetime,
    notices: Iterable[tuple[str, dict[str, Any]]],
) -> Written:
    """The file for these notices (key and payload), in their order."""
    head = _line(layout.delimiter, ["H", layout.version, vendor_key, sequence, at.isoformat(timespec="seconds")])
    details = [
        _line(layout.delimiter, ["D", number, *(_value({"key": key, **payload}, path) for path in layout.columns)])
        for number, (key, payload) in enumerate(notices, 1)
    ]
    total = hash_total(details)
    tail = _line(layout.delimiter, ["T", len(details), total])
    return Written("\n".join([head, *details, tail, ""]), len(details), total)


def hash_total(lines: Iterable[str]) -> int:
    """The sum of the lines' CRC-32."""
    return sum(zlib.crc32(line.encode()) for line in lines)


def _line(delimiter: str, fields: list[Any]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(fields)
    return text.getvalue()


def _value(payload: dict[str, Any], path: str) -> str:
    value: Any = payload
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "" if value is None else " ".join(str(value).split())


def read(content: bytes, *, vendor_key: str) -> ReturnFile:
    """A file that came back, its totals checked. Raises ``BadFile``; a bad line is left to whoever takes the lines."""
    try:
        rows = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadFile("it is not UTF-8") from error
    if len(rows) < 2:
        raise BadFile("header or trailer is missing")
    head, tail, details = _fields(rows[0]), _fields(rows[-1]), rows[1:-1]
    if len(head) != 4 or head[0] != "H" or not _is_count(head[2]):
        raise BadFile("the header is not H, vendor, sequence number, time")
    if head[1] != vendor_key:
        raise BadFile("it is another vendor’s")
    if len(tail) != 3 or tail[0] != "T" or not (_is_count(tail[1]) and _is_count(tail[2])):
        raise BadFile("the trailer is not T, number of lines, hash total")
    if int(tail[1]) != len(details):
        raise BadFile(f"the trailer counts {int(tail[1])} lines, there are {len(details)}")
    if int(tail[2]) != hash_total(details):
        raise BadFile("the hash total is not that of the lines")
    return ReturnFile(int(head[2]), tuple(_lines(details)), int(tail[2]))


def _lines(details: list[str]) -> Iterator[Line]:
    for number, text in enumerate(details, 1):
        fields = tuple(_fields(text))
        known = bool(fields) and len(fields) == WIDTHS.get(fields[0])
        yield Line(number, text, fields if known and "\x00" not in text else ())


csv.field_size_limit(3_000_000)  # a message may hold a document: see told_document


def _fields(text: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=BACK, strict=True), [])
    except csv.Error:
        return []


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
