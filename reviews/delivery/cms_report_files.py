"""The folder of a yearly report to CMS: two files a contract and a manifest; it appears whole or not at all."""

import csv
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
TRACES = "-traces"
Line = Sequence[str]


class ReportFolder:
    """Written beside its place, and put there in the end in place of an older one; for its owner's eyes alone."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.files: list[dict[str, Any]] = []
        self._beside = place.with_name(f".{place.name}.part")
        shutil.rmtree(self._beside, ignore_errors=True)  # what a killed run left
        self._beside.mkdir(parents=True, mode=0o700)

    def write(self, contract: str, delimiter: str, heads: tuple[Line, Line], lines: Iterable[tuple[Line, Line]]) -> int:
        """The records of one contract and, line by line beside them, their traces; returns how many."""
        stem, count = stem_of(contract), 0
        names = (f"{stem}.csv", f"{stem}{TRACES}.csv")
        with self._open(names[0]) as main, self._open(names[1]) as beside:
            records = csv.writer(main, delimiter=delimiter, lineterminator="\r\n")
            traces = csv.writer(beside, lineterminator="\r\n")
            records.writerow(heads[0])
            traces.writerow(heads[1])
            for count, (line, trace) in enumerate(lines, start=1):
                records.writerow(line)
                traces.writerow((count, *trace))
        self.files += [{"name": name, "records": count, "sha256": self._sha256(name)} for name in names]
        return count

    def finish(self, manifest: dict[str, Any]) -> None:
        """Everything is there: take the place."""
        with self._open(MANIFEST) as file:
            json.dump(manifest | {"files": self.files}, file, ensure_ascii=False, indent=1)
        old = self.place.with_name(f".{self.place.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.place.exists():
            self.place.rename(old)
        self._beside.rename(self.place)
        shutil.rmtree(old, ignore_errors=True)

    def _open(self, name: str) -> Any:
        handle = os.open(self._beside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        return open(handle, "w", encoding="utf-8", newline="")

    def _sha256(self, name: str) -> str:
        with (self._beside / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def stem_of(contract: str) -> str:
    """The contract as part of a file's name."""
    return re.sub(r"[^A-Za-z0-9]", "_", contract) or "without-contract"
