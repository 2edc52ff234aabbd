"""From stored letters to the mail drop: each letter once, whatever is killed when."""

import collections
import datetime
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from mtmsite.locks import only_one
from reviews.delivery import mail_drop
from reviews.models import Letter, LetterState
from reviews.services import letters

CHANGED = "it was cancelled or taken meanwhile"
DAMAGED = "the stored file is missing or damaged"
AWAY = "the storage does not answer"


@dataclass
class MailingReport:
    """What a run did, and what it left and why (reason → count)."""

    mailed: int = 0
    skipped: collections.Counter[str] = field(default_factory=collections.Counter)


def put_into_mail_drop(*, by: str) -> MailingReport:
    """Mail every printed letter whose undo window is over.

    The day's folder is fixed in the row before anything is written, so a run that was killed
    half-way is finished into the same folder, even after midnight. One run at a time; a second
    one that starts meanwhile does nothing. One letter that cannot be mailed does not stop the others.
    """
    report = MailingReport()
    with only_one("mail drop") as mine:
        if mine:
            _assign(report, by)
            for day in _unfinished_days():
                _finish(day, report, by)
    return report


def _assign(report: MailingReport, by: str) -> None:
    today = timezone.localdate()
    for pk in list(Letter.objects.ripe(timezone.now()).values_list("pk", flat=True)):
        reason = _take(pk, today, by)
        if reason:
            report.skipped[reason] += 1


@transaction.atomic
def _take(pk: uuid.UUID, today: datetime.date, by: str) -> str:
    """Fix the day of one letter, or say why not; its row is locked, so that what is asked holds when it is taken."""
    letter: Letter = Letter.objects.select_for_update(of=("self",)).select_related("member").get(pk=pk)
    if not letter.may_become(LetterState.IN_PRINT_BATCH):
        return CHANGED
    reason = letters.hold_reason(letter)
    if not reason:
        status.move(letter, to=LetterState.IN_PRINT_BATCH, by=by)
        Letter.objects.filter(pk=pk).update(mail_date=today)
    return reason


def _unfinished_days() -> list[datetime.date]:
    days = Letter.objects.in_print_batch().order_by("mail_date").values_list("mail_date", flat=True)
    return list(dict.fromkeys(days))


def _finish(day: datetime.date, report: MailingReport, by: str) -> None:
    folder = settings.MAIL_DROP / day.isoformat()
    batch = list(Letter.objects.in_print_batch().filter(mail_date=day).defer("content"))
    written = [letter for letter in batch if _write(folder, letter, report, by)]
    if not written:
        return
    left = [letter.pk for letter in batch if letter not in written]
    listed = Letter.objects.filter(mail_date=day).exclude(pk__in=left).defer("content").order_by("created_at", "pk")
    mail_drop.write_manifest(folder, listed.iterator())
    for letter in written:
        _mark_mailed(letter, by)
    report.mailed += len(written)


def _write(folder: Path, letter: Letter, report: MailingReport, by: str) -> bool:
    """Copy one stored letter into the folder. An unusable file fails the letter: printed anew, it is the same again."""
    try:
        content = mail_drop.stored_bytes(letter)
    except mail_drop.Damaged:
        _put_aside(letter, by)
        report.skipped[DAMAGED] += 1
    except Exception:  # each kind of storage has its own; the letter stays in the batch
        report.skipped[AWAY] += 1
    else:
        mail_drop.write_letter(folder, letter, content)
        return True
    return False


@transaction.atomic
def _put_aside(letter: Letter, by: str) -> None:
    letters.fail(letter_id=str(letter.pk), by=by, reason=DAMAGED)
    Letter.objects.filter(pk=letter.pk).update(mail_date=None)


@transaction.atomic
def _mark_mailed(letter: Letter, by: str) -> None:
    status.move(letter, to=LetterState.MAILED, by=by)
    audit.record(by=by, verb="letter.mailed", on=letter, values={"mail_date": str(letter.mail_date)})
