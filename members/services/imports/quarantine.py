"""Lines that were put aside: kept with number, reason and text, and handed out again for whoever mends them."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.db import connection

from members.models import ImportFile, QuarantinedLine
from members.services.imports.bad import Aside
from members.services.imports.reading import Batch

LONGEST_TEXT = 20_000
EXPORT_COLUMNS = ("line", "reason", "field", "text")
COPY = "copy members_quarantinedline (file_id, line_number, reason, field, text) from stdin"


def put_aside(file: ImportFile, batch: Batch, asides: Iterable[Aside]) -> int:
    """Keep these lines of the batch; a line is kept once, with the first reason found. Gives their number."""
    once = {aside.line: aside for aside in reversed(list(asides))}
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for number, aside in sorted(once.items()):
            copy.write_row((file.pk, number, aside.reason, aside.field, readable(batch.line(number))))
    return len(once)


def readable(line: bytes) -> str:
    """The line as it came, with ``\\x00`` and the like for what a text cannot hold."""
    text = line[:LONGEST_TEXT].decode(errors="backslashreplace")
    return text.replace("\x00", "\\x00")


def export(lines: Iterable[QuarantinedLine]) -> Iterator[str]:
    """CSV, a row at a time; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(EXPORT_COLUMNS)
    for line in lines:
        writer.writerow([line.line_number, line.reason, line.field, _harmless(line.text)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
