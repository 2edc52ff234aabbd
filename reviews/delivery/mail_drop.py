"""The folder that the print house empties: PDFs and a manifest, each written whole or not at all."""

import csv
import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path

from reviews.models import Letter

COLUMNS = ["letter_id", "kind", "language", "size", "pages", "sha256", "created_at", "copy_of"]


class Damaged(Exception):
    """The stored file is not there, or not the one that was stored."""


def stored_bytes(letter: Letter) -> bytes:
    """The letter as it was stored. Raises ``Damaged`` when it is that no more, else what the storage raises."""
    try:
        with letter.file.open("rb") as stored:
            content = bytes(stored.read())
    except FileNotFoundError as error:
        raise Damaged("missing") from error
    if sha256_of(content) != letter.sha256:
        raise Damaged("other bytes")
    return content


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_letters(folder: Path, letters: Iterable[tuple[Letter, bytes]]) -> list[Letter]:
    """Put letters into the folder, each whole or not at all; answers which.

    The names carry nothing but the letters' keys. All are written before the first is waited for:
    the disk then takes many at once.
    """
    written = []
    for letter, content in letters:
        _write_beside(_path(folder, letter), content)
        written.append(letter)
    for letter in written:
        _take_place(_path(folder, letter))
    return written


def _path(folder: Path, letter: Letter) -> Path:
    return folder / f"{letter.pk}.pdf"


def write_manifest(folder: Path, letters: Iterable[Letter]) -> None:
    """List all letters of that day, old ones included, in a stable order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(letter) for letter in letters)
    write_whole(folder / "manifest.csv", text.getvalue().encode())
    settle(folder)


def _row(letter: Letter) -> list[object]:
    created = letter.created_at.isoformat(timespec="seconds")
    return [
        letter.pk,
        letter.kind,
        letter.language,
        letter.size,
        letter.pages,
        letter.sha256,
        created,
        letter.copy_of_id or "",
    ]


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then rename: a reader sees the old file or the new, never a part."""
    _write_beside(path, content)
    _take_place(path)


def _write_beside(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _unfinished(path).write_bytes(content)


def _take_place(path: Path) -> None:
    with _unfinished(path).open("rb") as file:
        os.fsync(file.fileno())
    _unfinished(path).replace(path)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def settle(path: Path) -> None:
    """The bytes of a file, or the names in a folder, are on the disk before anything is called mailed."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
