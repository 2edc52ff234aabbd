"""The yearly report to CMS: one record per member and contract, checked before anybody sends it."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.models import ProgramYear
from members.services import audit
from reviews.delivery.cms_report_files import ReportFolder
from reviews.reporting import cms_rows
from reviews.reporting.cms_layout import Layout, layout_of
from reviews.reporting.cms_record import Tally, Writer
from reviews.reporting.cms_rows import Beneficiary

TOLD_EVERY = 10_000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``missing`` and ``too_long`` count records by element, ``problems`` by name; zeros are left out.

    ``reviews_outside`` were held while their member was not in the program, so that no record tells them;
    ``unverified`` are elements that nobody compared with a text of CMS.
    """

    year: int
    layout_how_sure: str
    unverified: list[str]
    records: int
    contracts: dict[str, int]
    missing: dict[str, int]
    too_long: dict[str, int]
    problems: dict[str, int]
    reviews_outside: int


def check(*, program_year: ProgramYear, progress: Progress = lambda done: None) -> Report:
    """What an export would say, without writing anything. Raises ``ValidationError`` for a year without a layout."""
    writer = Writer(layout(program_year))
    tally = Tally(writer, program_year.year)
    for row in cms_rows.rows(program_year):
        _count(tally, row, writer.line(row), progress)
    return _report(program_year, writer.layout, tally)


def export(*, program_year: ProgramYear, folder: Path, by: str, progress: Progress = lambda done: None) -> Report:
    """Write ``mtm-<year>`` below ``folder``, in place of an older one; safe twice, and memory does not grow.

    Raises ``ValidationError`` for a year without a layout, ``OSError`` when the disk does not take it.
    """
    writer = Writer(layout(program_year))
    tally = Tally(writer, program_year.year)
    files = ReportFolder(folder / f"mtm-{program_year.year}")
    heads = (writer.head, writer.trace_head)
    for contract, rows in groupby(cms_rows.rows(program_year), attrgetter("contract")):
        files.write(contract, writer.layout.delimiter, heads, _lines(writer, tally, rows, progress))
    report = _report(program_year, writer.layout, tally)
    files.finish(asdict(report) | {"elements": _elements(writer.layout)})
    values = {"records": report.records, "files": {each["name"]: each["sha256"] for each in files.files}}
    audit.record(by=by, verb="cms_report.exported", on=program_year, values=values)
    return report


def text_of(*, program_year: ProgramYear, contract: str, traces: bool = False) -> Iterator[str]:
    """One file of the report, some hundred lines at a time."""
    writer = Writer(layout(program_year))
    yield _as_csv([writer.trace_head if traces else writer.head], writer.layout)
    batch: list[list[str]] = []
    for number, row in enumerate(cms_rows.rows(program_year, contract), start=1):
        batch.append([str(number), *writer.trace(row)] if traces else writer.line(row))
        if len(batch) == 500:
            yield _as_csv(batch, writer.layout)
            batch = []
    yield _as_csv(batch, writer.layout)


def layout(program_year: ProgramYear) -> Layout:
    """Raises ``ValidationError`` when none is known for that year."""
    found = layout_of(program_year.year)
    if found is None:
        text = _("What CMS asked for in %(year)s is not in reviews/data/cms_report.toml.")
        raise ValidationError(text % {"year": program_year.year})
    return found


def _lines(
    writer: Writer, tally: Tally, rows: Iterator[Beneficiary], progress: Progress
) -> Iterator[tuple[list[str], list[str]]]:
    for row in rows:
        line = writer.line(row)
        _count(tally, row, line, progress)
        yield line, writer.trace(row)


def _count(tally: Tally, row: Beneficiary, line: list[str], progress: Progress) -> None:
    tally.count(row, line)
    if tally.records % TOLD_EVERY == 0:
        progress(tally.records)


def _report(program_year: ProgramYear, layout: Layout, tally: Tally) -> Report:
    return Report(
        year=program_year.year,
        layout_how_sure=layout.how_sure,
        unverified=[each.letter for each in layout.unverified],
        records=tally.records,
        contracts=dict(tally.contracts),
        missing=_there(tally.missing),
        too_long=_there(tally.too_long),
        problems=_there(tally.problems),
        reviews_outside=cms_rows.reviews_outside(program_year),
    )


def _there(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _elements(layout: Layout) -> list[dict[str, Any]]:
    """What each column is and how sure that is, for whoever opens the files later."""
    return [
        {"letter": each.letter, "name": each.name, "how_sure": each.how_sure, "source": each.source, "note": each.note}
        for each in layout.elements
    ]


def _as_csv(lines: list[list[str]], layout: Layout) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=layout.delimiter, lineterminator="\r\n").writerows(lines)
    return text.getvalue()
