"""From stored letters to the mail drop: each letter once, whatever is killed when."""

import collections
import datetime
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from mtmsite.locks import only_one
from reviews.delivery import mail_drop
from reviews.models import Letter, LetterState
from reviews.services.letters import hold_reason


@dataclass
class MailingReport:
    """What a run did, and what it left and why (reason → count)."""

    mailed: int = 0
    skipped: collections.Counter[str] = field(default_factory=collections.Counter)


def put_into_mail_drop(*, by: str) -> MailingReport:
    """Mail every printed letter whose undo window is over.

    The day's folder is fixed in the row before anything is written, so a run that was killed
    half-way is finished into the same folder, even after midnight. One run at a time; a second
    one that starts meanwhile does nothing.
    """
    report = MailingReport()
    with only_one("mail drop") as mine:
        if mine:
            _assign(report, by)
            for day in _unfinished_days():
                report.mailed += _finish(day, by)
    return report


def _assign(report: MailingReport, by: str) -> None:
    today = timezone.localdate()
    for letter in Letter.objects.ripe(timezone.now()).select_related("member"):
        reason = hold_reason(letter)
        if reason:
            report.skipped[reason] += 1
            continue
        with transaction.atomic():
            status.move(letter, to=LetterState.IN_PRINT_BATCH, by=by)
            Letter.objects.filter(pk=letter.pk).update(mail_date=today)


def _unfinished_days() -> list[datetime.date]:
    days = Letter.objects.in_print_batch().order_by("mail_date").values_list("mail_date", flat=True)
    return list(dict.fromkeys(days))


def _finish(day: datetime.date, by: str) -> int:
    folder = settings.MAIL_DROP / day.isoformat()
    batch = list(Letter.objects.in_print_batch().filter(mail_date=day))
    for letter in batch:
        mail_drop.write_letter(folder, letter)
    mail_drop.write_manifest(folder, Letter.objects.filter(mail_date=day).order_by("created_at", "pk").iterator())
    for letter in batch:
        _mark_mailed(letter, by)
    return len(batch)


@transaction.atomic
def _mark_mailed(letter: Letter, by: str) -> None:
    status.move(letter, to=LetterState.MAILED, by=by)
    audit.record(by=by, verb="letter.mailed", on=letter, values={"mail_date": str(letter.mail_date)})
