"""The folder that the print house empties: PDFs and a manifest, each written whole or not at all."""

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from reviews.models import Letter

COLUMNS = ["letter_id", "kind", "language", "size", "pages", "sha256", "created_at", "copy_of"]


def write_letter(folder: Path, letter: Letter) -> None:
    """Put the stored bytes into the folder; the name carries nothing but the letter's key."""
    with letter.file.open("rb") as stored:
        write_whole(folder / f"{letter.pk}.pdf", stored.read())


def write_manifest(folder: Path, letters: Iterable[Letter]) -> None:
    """List all letters of that day, old ones included, in a stable order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(letter) for letter in letters)
    write_whole(folder / "manifest.csv", text.getvalue().encode())


def _row(letter: Letter) -> list[object]:
    created = letter.created_at.isoformat(timespec="seconds")
    return [letter.pk, letter.kind, letter.language, letter.size, letter.pages, letter.sha256, created, ""]


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then rename: a reader sees the old file or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
