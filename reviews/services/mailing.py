"""From stored letters to the mail drop: each letter once, whatever is killed when."""

import collections
import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from mtmsite.locks import only_one
from reviews.delivery import mail_drop
from reviews.models import Letter, LetterState
from reviews.services import handmade, letters

AT_ONCE = 500  # letters whose rows are locked together
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
    ripe = list(Letter.objects.ripe(timezone.now()).values_list("pk", flat=True))
    for start in range(0, len(ripe), AT_ONCE):
        report.skipped.update(_take(ripe[start : start + AT_ONCE], today, by))


@transaction.atomic
def _take(keys: list[uuid.UUID], today: datetime.date, by: str) -> collections.Counter[str]:
    """Fix the day of these letters; answers how many not, and why.

    Their rows are locked first, so that what is asked still holds when they are taken.
    """
    rows = Letter.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    rows = (
        rows.select_related("member", "enrolment", "request", "appointment", "event", "outreach", "representative")
        .with_returned_mail()
        .with_held_mail()
    )
    reasons = {letter: letters.hold_reason(letter) for letter in rows}
    free = [letter for letter, reason in reasons.items() if not reason]
    taken = status.move_all(free, to=LetterState.IN_PRINT_BATCH, by=by)
    Letter.objects.filter(pk__in=[letter.pk for letter in taken]).update(mail_date=today)
    skipped = collections.Counter(reason for reason in reasons.values() if reason)
    return skipped + collections.Counter({CHANGED: len(free) - len(taken)})


def _unfinished_days() -> list[datetime.date]:
    days = Letter.objects.in_print_batch().order_by("mail_date").values_list("mail_date", flat=True)
    return list(dict.fromkeys(days))


def _finish(day: datetime.date, report: MailingReport, by: str) -> None:
    folder = settings.MAIL_DROP / day.isoformat()
    batch = list(Letter.objects.in_print_batch().filter(mail_date=day).defer("content"))
    written = mail_drop.write_letters(folder, _contents(batch, report, by))
    if not written:
        return
    now_there = Letter.objects.filter(mail_date=day, pk__in=[letter.pk for letter in written])
    listed = (Letter.objects.gone_on(day) | now_there).defer("content").order_by("created_at", "pk")
    mail_drop.write_manifest(folder, listed.iterator())
    _mark_mailed(written, day, by)
    report.mailed += len(written)


def _contents(batch: list[Letter], report: MailingReport, by: str) -> Iterator[tuple[Letter, bytes]]:
    """The stored letters. One with an unusable file fails: printed anew from its content, it is the same again."""
    for letter in batch:
        try:
            yield letter, mail_drop.stored_bytes(letter)
        except mail_drop.Damaged:
            _put_aside(letter, by)
            report.skipped[DAMAGED] += 1
        except Exception:  # each kind of storage has its own; the letter stays in the batch
            report.skipped[AWAY] += 1


@transaction.atomic
def _put_aside(letter: Letter, by: str) -> None:
    letters.fail(letter_id=str(letter.pk), by=by, reason=DAMAGED)
    Letter.objects.filter(pk=letter.pk).update(mail_date=None)


@transaction.atomic
def _mark_mailed(written: list[Letter], day: datetime.date, by: str) -> None:
    mailed = status.move_all(written, to=LetterState.MAILED, by=by)
    handmade.open_for(letters=[letter for letter in mailed if isinstance(letter, Letter)], by=by)
    audit.record_each(by=by, verb="letter.mailed", on=mailed, values={"mail_date": day.isoformat()})
