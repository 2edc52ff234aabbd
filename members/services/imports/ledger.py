"""The record of a file: begun, gone on with, finished, known again."""

from collections import Counter

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from members.models import ImportFile
from members.services import audit
from members.services.imports.bad import FileRefused
from members.services.imports.options import Options, Report
from members.services.imports.reading import Batch
from members.services.imports.tally import Tally


@transaction.atomic
def begin(*, kind: str, layout: str, sha256: str, options: Options, by: str) -> ImportFile:
    """The record of this file, new or of an earlier run. Raises ``FileRefused`` for a wrong sequence number."""
    file = ImportFile.objects.filter(kind=kind, sha256=sha256).first()
    _check_sequence(kind, file, options.sequence)
    if file is None:
        return ImportFile.objects.create(kind=kind, layout=layout, sha256=sha256, sequence=options.sequence, by=by)
    if file.sequence is None and options.sequence is not None:
        file.sequence = options.sequence
        file.save(update_fields=["sequence"])
    if file.finished_at and options.again:
        _open_again(file, by)
    return file


def _check_sequence(kind: str, file: ImportFile | None, sequence: int | None) -> None:
    """The next number, or the one this very file had before. Gaps and other files under a used number are refused."""
    if sequence is None or (file and file.sequence == sequence):
        return
    if file and file.sequence is not None:
        raise FileRefused(f"This file was read before under sequence number {file.sequence}, not {sequence}.")
    newest = ImportFile.objects.filter(kind=kind).aggregate(Max("sequence"))["sequence__max"]
    if newest is None or sequence == newest + 1:
        _check_finished(kind, newest)
        return
    if sequence > newest:
        raise FileRefused(f"Sequence number {newest + 1} is missing: {newest} was the last one. Nothing was read.")
    raise FileRefused(
        f"Sequence number {sequence} was used by another file; {newest} was the last one. Nothing was read."
    )


def _check_finished(kind: str, newest: int | None) -> None:
    if ImportFile.objects.filter(kind=kind, sequence=newest, finished_at=None).exclude(sequence=None).exists():
        raise FileRefused(f"The file with sequence number {newest} was not read to its end. Read it again first.")


def _open_again(file: ImportFile, by: str) -> None:
    """From the first line: what was loaded is unchanged, what was put aside gets another try."""
    file.quarantine.all().delete()
    file.unknown_ndcs.all().delete()
    file.read = file.loaded = file.unchanged = file.quarantined = file.lines_done = 0
    file.notes, file.finished_at, file.started_at, file.by = {}, None, timezone.now(), by
    file.save()


def checkpoint(file: ImportFile, batch: Batch, tally: Tally) -> None:
    """In the transaction of the batch: a run that is killed goes on after its last line."""
    file.read += batch.count()
    file.loaded += tally.loaded
    file.unchanged += tally.unchanged
    file.quarantined += tally.quarantined
    file.notes = {**(Counter(file.notes) + tally.notes)}
    file.lines_done = batch.last
    file.save(update_fields=["read", "loaded", "unchanged", "quarantined", "notes", "lines_done"])


@transaction.atomic
def finish(file: ImportFile, *, by: str) -> None:
    file.finished_at = timezone.now()
    file.save(update_fields=["finished_at"])
    values = {name: getattr(file, name) for name in ("kind", "read", "loaded", "unchanged", "quarantined")}
    audit.record(by=by, verb="file.imported", on=file, values=values)


def report(file: ImportFile, *, repeated: bool = False, went_on_after: int = 0) -> Report:
    """What was done; of a file that had been read before everything it loaded then is unchanged now."""
    reasons = file.quarantine.order_by().values_list("reason").annotate(Count("id"))
    notes = dict(file.notes)
    unknown = file.unknown_ndcs.count()
    if unknown:
        notes["unknown_ndc_different"] = unknown
    return Report(
        read=file.read,
        loaded=0 if repeated else file.loaded,
        unchanged=file.unchanged + file.loaded if repeated else file.unchanged,
        quarantined=file.quarantined,
        file_sha256=file.sha256,
        layout=file.layout,
        repeated=repeated,
        went_on_after=went_on_after,
        notes=notes,
        reasons=dict(reasons),
    )
