"""One line of a file into its fields, or why not."""

import csv
import re

from members.services.imports.bad import Bad

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def text_of(line: bytes) -> str:
    """The line as text. Raises ``Bad`` for what is not UTF-8, and for control characters, NUL among them."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise Bad("invalid-utf8") from None
    if CONTROL.search(text):
        raise Bad("control-character")
    return text


def comma_fields(text: str) -> list[str]:
    """Fields of one CSV record on one line. A quotation mark inside a field is doubled, as RFC 4180 says."""
    if '"' not in text:
        return text.split(",")
    if text.count('"') % 2:
        raise Bad("broken-quotes")
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        raise Bad("broken-quotes") from None


def pipe_fields(text: str) -> list[str]:
    """Fields of a CMS RIF line: no quotation marks, no pipe inside a field."""
    return text.split("|")


def fields_of(line: bytes, delimiter: str, count: int) -> list[str]:
    """``count`` fields, without space around them."""
    text = text_of(line)
    fields = comma_fields(text) if delimiter == "," else pipe_fields(text)
    if len(fields) != count:
        raise Bad("wrong-column-count")
    return [field.strip() for field in fields]


def csv_row(number: int, values: list[str]) -> bytes:
    """A row for ``COPY ... (format csv)``: the line's number, then the values; an empty one is null."""
    return f"{number},{','.join(map(_quoted, values))}\n".encode()


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if set(value) & {'"', ",", "\\"} else value
