"""File storage that can be stopped in the middle of writing, so that a worker can be killed exactly there."""

from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from tests.stack import gates


class GatedStorage(FileSystemStorage):
    """Writes half a file and stands still, when the gate in the folder ``gate`` is closed here."""

    def __init__(self, *, gate: str, **options: Any) -> None:
        super().__init__(**options)
        self.gate = Path(gate)

    def _save(self, name: str, content: File) -> str:
        if gates.closed_at(self.gate)[0] == gates.STORING:
            whole = content.read()
            path = Path(self.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole[: len(whole) // 2])
            gates.stand(self.gate)
            content.seek(0)
        return str(super()._save(name, content))
