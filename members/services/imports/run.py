"""Reads one file in: recognise, record, load batch by batch, finish."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Protocol

from django.db import transaction

from members.models import FileKind, ImportFile
from members.services import reference_lock
from members.services.imports import ledger, signals, totals
from members.services.imports.bad import FileRefused
from members.services.imports.layouts import Found, Layout, recognise
from members.services.imports.options import Options, Report
from members.services.imports.reading import Batch, Source
from members.services.imports.staging import run
from members.services.imports.tally import Tally
from mtmsite.locks import only_one

LOCK = "member, claim and diagnosis files"
MANY = 10_000  # lines after which whoever reads next shall not wait for autovacuum's statistics
BUSY = "Another import is running. Start this one again when it has ended."
WORK_MEMORY = "64MB"  # per sort or hash of a batch, in PostgreSQL; its own default of 4 MB would spill to disk


class Importer(Protocol):
    """Loads one kind of file: claims, diagnoses, members."""

    kind: ClassVar[FileKind]
    batch_lines: ClassVar[int]
    tables: ClassVar[tuple[str, ...]]  # that grow with a file

    def __init__(self, file: ImportFile, found: Found[Any], options: Options) -> None: ...

    @staticmethod
    def layouts(path: Path, options: Options) -> Sequence[Layout[Any]]: ...

    def load(self, batch: Batch) -> Tally: ...


Progress = Callable[[int, int, ImportFile], None]  # bytes done, bytes in all, counts so far


def import_file(
    importer: type[Importer], path: Path, *, by: str, options: Options | None = None, progress: Progress | None = None
) -> Report:
    """Read the file to its end, or go on where an earlier run was cut short. A file read before is only reported.

    Raises ``FileRefused`` when the file as a whole will not do; what earlier batches loaded stays.
    """
    options = options or Options()
    with Source(path) as source, _alone(options.wait_seconds):
        found = recognise(source.header(), importer.layouts(path, options))
        sha256 = source.sha256()
        totals.check(source, found, options)
        file = ledger.begin(kind=importer.kind, layout=found.layout.name, sha256=sha256, options=options, by=by)
        if file.finished_at:
            return ledger.report(file, repeated=True)
        went_on_after = file.lines_done
        _load(importer(file, found, options), file, source, options, progress)
        ledger.finish(file, by=by)
        signals.loaded.send_robust(sender=importer, file=file)
        if file.read >= MANY:
            run(f"analyze {', '.join(importer.tables)}")
    return ledger.report(file, went_on_after=went_on_after)


def _load(importer: Importer, file: ImportFile, source: Source, options: Options, progress: Progress | None) -> None:
    size = options.batch_lines or importer.batch_lines
    for batch in source.batches(size, after=max(1, file.lines_done)):
        with transaction.atomic():
            reference_lock.reading()
            run("select set_config('work_mem', %s, true)", [WORK_MEMORY])
            ledger.checkpoint(file, batch, importer.load(batch))
        if progress:
            progress(source.done(), source.size, file)


@contextmanager
def _alone(seconds: int) -> Iterator[None]:
    """One import at a time: sums and the order of keys rely on it. A killed run's lock goes with its connection,
    which PostgreSQL is told to look after."""
    run("set client_connection_check_interval = '1s'")
    deadline = time.monotonic() + seconds
    while True:
        with only_one(LOCK) as mine:
            if mine:
                yield
                return
        if time.monotonic() > deadline:
            raise FileRefused(BUSY)
        time.sleep(0.25)
