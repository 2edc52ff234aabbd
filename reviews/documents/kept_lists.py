"""Blank lists made once per version and kept, in memory and below VAR; they hold nothing about anybody."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from reviews.documents import form_sets
from reviews.documents.list_sheet import Sheet
from reviews.documents.medication_list import to_pdf

IN_MEMORY, ON_DISK = 64, 1000
MADE_FROM = (
    "mtmsite/pdf*.py", "mtmsite/locale/*/LC_MESSAGES/*.mo", "reviews/documents/list_sheet.py",
    "templates/pdf/base.html", "templates/pdf/medication_list.html", "templates/pdf/list/*.html",
    "static/css/paper.css", "static/css/list.css", "static/img/fold-marks.svg", "static/fonts/paper/*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptList:
    """A PDF, and a tag that changes when its bytes do."""

    pdf: bytes
    etag: str


@lru_cache(maxsize=IN_MEMORY)
def kept(sheet: Sheet) -> KeptList:
    """The blank sheet as PDF: from memory, else from the disk, else made now. A disk that fails costs only time."""
    path = folder() / f"{_key(sheet)}.pdf"
    pdf = _read(path) or _made(sheet, path)
    return KeptList(pdf, f'"{hashlib.sha256(pdf).hexdigest()[:32]}"')


def folder() -> Path:
    """Where the lists are kept; it may be emptied at any time."""
    return Path(settings.VAR) / "blank-lists"


def _key(sheet: Sheet) -> str:
    """A name made of everything that the PDF depends on."""
    parts = [_version(), sheet.form.key, sheet.language, sheet.size, sheet.rows, sheet.fillable, asdict(sheet.contact)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


@cache
def _version() -> str:
    """One text for the engine and the files that lists are made from."""
    digest = hashlib.sha256(version("weasyprint").encode())
    for path in [form_sets.DATA, *_sources()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterable[Path]:
    return sorted(path for pattern in MADE_FROM for path in settings.BASE_DIR.glob(pattern))


def _read(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return b""


def _made(sheet: Sheet, path: Path) -> bytes:
    pdf = to_pdf(sheet)
    with contextlib.suppress(OSError):
        _write(path, pdf)
        _forget_oldest(path.parent)
    return pdf


def _write(path: Path, pdf: bytes) -> None:
    """Whole or not at all, whoever else writes the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _forget_oldest(where: Path) -> None:
    files = sorted(where.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - ON_DISK)]:
        path.unlink(missing_ok=True)
