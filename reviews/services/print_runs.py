"""A day's mailed letters as batches for the print house, one per kind: each letter in one run, whatever is killed."""

import collections
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from members.services import audit, status
from mtmsite.locks import only_one
from reviews.delivery import mail_drop, print_run_files
from reviews.delivery.print_run_files import Totals
from reviews.documents import letter_content
from reviews.models import Deviation, Letter, PrintDifference, PrintRun, PrintRunState

LOCK = "print run"
LOST = "the stored file is missing or damaged"
BUSY = "another run is at work, or one that was killed is still ending"
LATE = "its evening's run was not made: no worker was there, or the message was lost"
PATIENCE = datetime.timedelta(minutes=10)  # in which the evening's own message is at work
log = structlog.get_logger("reviews.print_runs")
Tell = Callable[[PrintRun], None]


@dataclass
class RunReport:
    """What was made, and what was left out and why (reason → count)."""

    runs: list[PrintRun] = field(default_factory=list)
    letters: int = 0
    pages: int = 0
    skipped: collections.Counter[str] = field(default_factory=collections.Counter)
    put_off: bool = False  # for another run: call again soon


def make(*, by: str, form: str, tell: Tell = lambda run: None) -> RunReport:
    """Put every mailed letter that is in no run into the run of its kind, and write the runs' folders.

    The letters of a run are fixed in one transaction before anything is written, so a run that was killed is
    finished with the same letters under the same name. One at a time: a second call that comes meanwhile, or while the
    session of a killed run is still ending, is put off and says so.
    """
    report = RunReport()
    with only_one(LOCK) as mine:
        if not mine:
            return _put_off(report)
        for kind in sorted(Letter.objects.in_no_print_run().values_list("kind", flat=True).order_by().distinct()):
            _fix(kind, form, by)
        for run in PrintRun.objects.unfinished():
            _finish(run, report, by, tell)
    return report


def left_behind() -> bool:
    """Whether a run was begun that nobody is finishing, or an evening's was never begun.

    As after a kill whose message the broker has lost.
    """
    with only_one(LOCK) as mine:
        return mine and (PrintRun.objects.unfinished().exists() or _late().exists())


def _late() -> QuerySet[Letter]:
    """Letters that were there for an evening's run, and are in none."""
    since = _evening_before(timezone.now() - PATIENCE)
    found: QuerySet[Letter] = Letter.objects.in_no_print_run().filter(state_since__lt=since)
    return found


def _evening_before(moment: datetime.datetime) -> datetime.datetime:
    """When the last evening's run was due; what comes after that goes into the next one."""
    local = timezone.localtime(moment)
    day = local.date() if local.time() >= settings.PRINT_RUNS_AT else local.date() - datetime.timedelta(days=1)
    return datetime.datetime.combine(day, settings.PRINT_RUNS_AT, tzinfo=local.tzinfo)


def _put_off(report: RunReport) -> RunReport:
    waiting = Letter.objects.in_no_print_run() | Letter.objects.filter(print_run__current_state=PrintRunState.MAKING)
    report.put_off, report.skipped[BUSY] = True, waiting.count()
    log.warning("print_run.put_off", letters=report.skipped[BUSY], reason=BUSY)
    return report


@transaction.atomic
def _fix(kind: str, form: str, by: str) -> None:
    today = timezone.localdate()
    rows = Letter.objects.in_no_print_run().filter(kind=kind).select_for_update(of=("self",))
    letters = list(rows.order_by("created_at", "pk").only("pk"))
    if not letters:
        return
    why = LATE if _late().filter(kind=kind).exists() else ""
    run: PrintRun = PrintRun.objects.create(
        date=today, kind=kind, number=_next_number(today, kind), form=form, size=len(letters)
    )
    for sequence, letter in enumerate(letters, start=1):
        letter.print_run, letter.sequence = run, sequence
    Letter.objects.bulk_update(letters, ["print_run", "sequence"], batch_size=500)
    status.move(run, to=PrintRunState.MAKING, by=by, reason=why)
    audit.record(by=by, verb="print_run.begun", on=run, values={"letters": run.size}, reason=why)


def _next_number(day: datetime.date, kind: str) -> int:
    last = PrintRun.objects.filter(date=day, kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _finish(run: PrintRun, report: RunReport, by: str, tell: Tell) -> None:
    def tell_of(done: int) -> None:
        PrintRun.objects.filter(pk=run.pk).update(done=done)
        run.done = done
        tell(run)

    folder = settings.PRINT_RUNS_DIR / run.name
    # It is there when the run was killed after the folder took its name.
    totals = print_run_files.finished(folder) or print_run_files.write(folder, run, _contents(run, report), tell_of)
    _hand_over(run, totals, by)
    report.runs.append(run)
    report.letters += totals.letters
    report.pages += totals.pages


@transaction.atomic
def _hand_over(run: PrintRun, totals: Totals, by: str) -> None:
    run.done, run.pages, run.manifest_sha256 = totals.letters, totals.pages, totals.manifest_sha256
    run.save(update_fields=["done", "pages", "manifest_sha256"])
    status.move(run, to=PrintRunState.READY, by=by)
    values = {"letters": totals.letters, "pages": totals.pages, "sha256": totals.manifest_sha256}
    audit.record(by=by, verb="print_run.handed_over", on=run, values=values)


def _contents(run: PrintRun, report: RunReport) -> Iterator[tuple[Letter, bytes]]:
    """The run's letters in their order. One whose file is lost is made again from its content.

    When that is not the same any more, it is left out and put on the worklist.
    """
    keys = list(run.letters.order_by("sequence").values_list("pk", flat=True))
    for start in range(0, len(keys), 100):
        found = Letter.objects.in_bulk(keys[start : start + 100])
        for key in keys[start : start + 100]:
            content = _content(found[key])
            if content is None:
                report.skipped[LOST] += 1
                PrintDifference.objects.get_or_create(run=run, letter_key=str(key), what=Deviation.LOST)
            else:
                yield found[key], content


def _content(letter: Letter) -> bytes | None:
    try:
        return mail_drop.stored_bytes(letter)
    except mail_drop.Damaged:
        again = letter_content.print_to_pdf(letter)
        return again if mail_drop.sha256_of(again) == letter.sha256 else None
