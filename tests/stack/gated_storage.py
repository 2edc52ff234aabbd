"""File storage that can be stopped in the middle of writing, so that a worker can be killed exactly there."""

import os
import time
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

CLOSED = "closed"


class GatedStorage(FileSystemStorage):
    """Writes half a file, tells who waits, and goes on when the folder ``gate`` holds no file ``closed`` any more."""

    def __init__(self, *, gate: str, **options: Any) -> None:
        super().__init__(**options)
        self.gate = Path(gate)

    def _save(self, name: str, content: File) -> str:
        if (self.gate / CLOSED).exists():
            whole = content.read()
            path = Path(self.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole[: len(whole) // 2])
            (self.gate / f"waits-{os.getpid()}").touch()
            while (self.gate / CLOSED).exists():
                time.sleep(0.02)
            content.seek(0)
        return str(super()._save(name, content))


class Gate:
    """The other end of it, for a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        for path in self.folder.iterdir():
            path.unlink()
        (self.folder / CLOSED).touch()

    def open(self) -> None:
        (self.folder / CLOSED).unlink(missing_ok=True)

    def waiting(self) -> list[int]:
        """Numbers of the processes that stand in the middle of a file."""
        return [int(path.name.removeprefix("waits-")) for path in self.folder.glob("waits-*")]
