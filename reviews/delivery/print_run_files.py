"""The folder of a print run: merged or single PDFs, a manifest, control totals; it appears whole or not at all.

A merged file holds a limited number of letters, so that memory stays the same however many there are.
"""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from reviews.delivery import mail_drop
from reviews.models import Letter, PrintForm, PrintRun

Tell = Callable[[int], None]
LETTERS_PER_FILE = 250
MANIFEST, TOTALS = "manifest.csv", "totals.json"
COLUMNS = [
    "sequence", "letter_id", "kind", "language", "size", "file", "first_page", "pages", "sha256", "copy_of",
]  # fmt: skip


@dataclass
class Totals:
    """What was written; ``files`` are names with their SHA-256, letters and pages."""

    letters: int = 0
    pages: int = 0
    manifest_sha256: str = ""
    files: list[dict[str, Any]] = field(default_factory=list)


def finished(folder: Path) -> Totals | None:
    """The totals of a folder that is there; ``None`` when it is not: it takes its name when it is whole."""
    if not folder.exists():
        return None
    told = json.loads((folder / TOTALS).read_text(encoding="utf-8"))
    return Totals(**{name: told[name] for name in ("letters", "pages", "manifest_sha256", "files")})


def write(folder: Path, run: PrintRun, letters: Iterable[tuple[Letter, bytes]], tell: Tell) -> Totals:
    """Write beside and take the place in the end; ``tell`` hears how many letters there are after each file.

    Whatever a killed run left beside is thrown away first. Raises ``OSError`` when the disk does not take it.
    """
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    totals, rows = Totals(), io.StringIO()
    manifest = csv.writer(rows, lineterminator="\n")
    manifest.writerow(COLUMNS)
    files = _merged if run.form == PrintForm.MERGED else _single
    for file, listed in files(beside, letters):
        manifest.writerows(listed)
        _count(totals, file, listed)
        tell(totals.letters)
    _write_totals(beside, run, totals, rows.getvalue().encode())
    _settle(beside)
    beside.replace(folder)
    _settle(folder.parent)
    return totals


def _merged(folder: Path, letters: Iterable[tuple[Letter, bytes]]) -> Iterator[tuple[Path, list[list[Any]]]]:
    for number, batch in enumerate(_batches(letters), start=1):
        path = folder / f"letters-{number:03}.pdf"
        yield path, _merge(path, batch)


def _merge(path: Path, batch: list[tuple[Letter, bytes]]) -> list[list[Any]]:
    listed, marks = [], []
    with pikepdf.new() as pdf:
        for letter, content in batch:
            first = len(pdf.pages)
            with pikepdf.open(io.BytesIO(content)) as source:
                pdf.pages.extend(source.pages)
            marks.append(pikepdf.OutlineItem(f"{letter.sequence} {letter.pk}", first))
            listed.append(_row(letter, path.name, first + 1))
        _detach(pdf)
        with pdf.open_outline() as outline:
            outline.root.extend(marks)
        pdf.save(path, deterministic_id=True)
    return listed


def _single(folder: Path, letters: Iterable[tuple[Letter, bytes]]) -> Iterator[tuple[Path, list[list[Any]]]]:
    for letter, content in letters:
        path = folder / f"{letter.sequence:06}-{letter.pk}.pdf"
        path.write_bytes(content)
        yield path, [_row(letter, path.name, 1)]


def _batches(letters: Iterable[tuple[Letter, bytes]]) -> Iterator[list[tuple[Letter, bytes]]]:
    batch: list[tuple[Letter, bytes]] = []
    for each in letters:
        batch.append(each)
        if len(batch) == LETTERS_PER_FILE:
            yield batch
            batch = []
    if batch:
        yield batch


def _detach(pdf: pikepdf.Pdf) -> None:
    """Of the tags of each letter only the pages came along: their numbers would point nowhere."""
    for page in pdf.pages:
        if "/StructParents" in page:
            del page["/StructParents"]


def _row(letter: Letter, file: str, first_page: int) -> list[Any]:
    what = [letter.sequence, letter.pk, letter.kind, letter.language, letter.size]
    return [*what, file, first_page, letter.pages, letter.sha256, letter.copy_of_id or ""]


def _count(totals: Totals, file: Path, listed: list[list[Any]]) -> None:
    pages = sum(row[COLUMNS.index("pages")] for row in listed)
    totals.letters, totals.pages = totals.letters + len(listed), totals.pages + pages
    entry = {"name": file.name, "sha256": _sha256(file), "letters": len(listed), "pages": pages}
    totals.files.append(entry)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_totals(folder: Path, run: PrintRun, totals: Totals, manifest: bytes) -> None:
    totals.manifest_sha256 = hashlib.sha256(manifest).hexdigest()
    (folder / MANIFEST).write_bytes(manifest)
    told = {"run": run.name, "date": run.date.isoformat(), "kind": run.kind, "form": run.form, **vars(totals)}
    (folder / TOTALS).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _settle(folder: Path) -> None:
    """All that is in it, and its names, are on the disk."""
    for path in [*folder.iterdir(), folder]:
        if path.is_file() or path == folder:
            mail_drop.settle(path)
