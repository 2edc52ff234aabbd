"""What the print house says it printed, against what it was given; differences are a worklist."""

import csv
import datetime
import hashlib
import io
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.services import audit, status
from reviews.models import Deviation, Letter, PrintDifference, PrintRun, PrintRunState
from reviews.services import closing

COLUMNS = ["run", "letter_id", "pages", "sha256", "result"]
PRINTED = "printed"
AGREES = "a later return file agrees"
Line = dict[str, str]
Found = dict[tuple[str, str], str]  # letter and difference → what was told


def read(*, path: Path, by: str) -> dict[str, str]:
    """Compare a return file with its runs; answers run → state. The same file again changes nothing.

    Columns: ``run, letter_id, pages, sha256, result`` (``printed``, or why not). Raises ``ValidationError`` for
    another header or a run that is not known, before anything is changed.
    """
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()
    lines = _by_run(body)
    runs = {run.name: run for run in PrintRun.objects.exclude(current_state=PrintRunState.MAKING)}
    unknown = sorted(lines.keys() - runs.keys())
    if unknown:
        raise ValidationError(_("The return file names runs that were not handed over: %(runs)s") % {"runs": unknown})
    return {name: _compare(runs[name], lines[name], digest, by) for name in sorted(lines)}


def close(*, difference: PrintDifference, by: str, reason: str) -> None:
    """Note what was done about it. Raises ``TransitionRefused`` when it was closed already."""
    closing.close(difference, by=by, word=reason, verb="print_difference.closed")


def _by_run(body: bytes) -> dict[str, list[Line]]:
    try:
        reader = csv.DictReader(io.StringIO(body.decode("utf-8-sig")))
        lines = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValidationError(_("The return file cannot be read.")) from error
    if reader.fieldnames is None or not set(COLUMNS) <= set(reader.fieldnames):
        raise ValidationError(_("The return file must have these columns: %(names)s") % {"names": ", ".join(COLUMNS)})
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault((line["run"] or "").strip(), []).append(line)
    return found


@transaction.atomic
def _compare(run: PrintRun, lines: list[Line], digest: str, by: str) -> str:
    run = PrintRun.objects.select_for_update().get(pk=run.pk)
    if run.return_sha256 == digest:
        return run.state
    found = _differences(run, lines)
    _write(run, found, by)
    run.return_sha256 = digest
    run.save(update_fields=["return_sha256"])
    to = PrintRunState.DIFFERS if found else PrintRunState.AGREED
    if run.current_state != to or to == PrintRunState.DIFFERS:
        status.move_locked(run, to=to, by=by)
    values = {"lines": len(lines), "differences": len(found), "sha256": digest}
    audit.record(by=by, verb="print_run.acknowledged", on=run, values=values)
    return str(to)


def _differences(run: PrintRun, lines: list[Line]) -> Found:
    lost = list(run.differences.filter(what=Deviation.LOST).values_list("letter_key", flat=True))
    given = {str(letter.pk): letter for letter in run.letters.exclude(pk__in=lost).only("pk", "pages", "sha256")}
    found: Found = {}
    told: set[str] = set()
    for number, line in enumerate(lines, start=1):
        key = (line["letter_id"] or "").strip().lower()
        if not key or None in line.values():
            found[f"line {number}", Deviation.UNREADABLE] = ""
        elif key in told:
            found[key[:40], Deviation.REPEATED] = ""
        elif key not in given:
            found[key[:40], Deviation.UNKNOWN] = ""
        else:
            found.update(_of_letter(given[key], line))
        told.add(key)
    found.update({(key, Deviation.MISSING): "" for key in given.keys() - told})
    return found


def _of_letter(letter: Letter, line: Line) -> Found:
    told = {name: line[name].strip() for name in COLUMNS}
    tests = {
        Deviation.PAGES: (told["pages"], told["pages"] == str(letter.pages)),
        Deviation.BYTES: (told["sha256"], told["sha256"].lower() == letter.sha256),
        Deviation.NOT_PRINTED: (told["result"], told["result"].lower() == PRINTED),
    }
    return {(str(letter.pk), what): words[:100] for what, (words, same) in tests.items() if not same}


def _write(run: PrintRun, found: Found, by: str) -> None:
    """New differences; open ones that are no more are closed."""
    still_open = PrintDifference.objects.open().filter(run=run)
    for difference in still_open.exclude(what=Deviation.LOST):
        if (difference.letter_key, difference.what) not in found:
            closing.settle(difference, by=by, word=AGREES)
    known = set(still_open.all().values_list("letter_key", "what"))
    PrintDifference.objects.bulk_create(
        PrintDifference(run=run, letter_key=key, what=what, told=told)
        for (key, what), told in sorted(found.items())
        if (key, str(what)) not in known
    )


def overdue(*, days: int) -> int:
    """Runs that were handed over so many days ago and not acknowledged."""
    before = timezone.now() - datetime.timedelta(days=days)
    return PrintRun.objects.in_state(PrintRunState.READY).filter(state_since__lt=before).count()
