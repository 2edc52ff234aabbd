"""The packet after a review: due when the review is finalised, mailed as any letter is, and noted as sent."""

import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.services import audit, status
from reviews.models import CompletedReview, Letter, LetterKind, LetterState, ReviewVersion, SummarySent, without_summary
from reviews.services.due_letters import set_due

AT_ONCE = 500
WITHIN = datetime.timedelta(days=14)  # calendar days after the review: 42 CFR 423.153(d)(1)(vii)(D), FAQ of 2012
SOON = datetime.timedelta(days=4)
CORRECTED = "the review was corrected"
UNSENT = (LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)


def is_late(mail_by: datetime.date, mailed_on: datetime.date | None = None) -> bool:
    """Whether the last of the 14 days is over and the packet has not left."""
    return mailed_on is None and mail_by < timezone.localdate()


@transaction.atomic
def make_due(*, version: ReviewVersion, by: str) -> Letter | None:
    """The packet of that version becomes due; ``None`` when it is already. That of an older version does not leave."""
    stop(review=version.review, by=by, reason=CORRECTED, but=version)
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                kind=LetterKind.TAKEAWAY,
                review_version=version,
                member=version.review.member,
                not_before=timezone.now() + settings.UNDO_WINDOW,
            )
    except IntegrityError:
        return None  # another worker was first
    set_due(letter=letter, about=version, by=by)
    return letter


@transaction.atomic
def stop(*, review: CompletedReview, by: str, reason: str, but: ReviewVersion | None = None) -> None:
    """Packets of the review that have not left do not leave, ``but`` that of one version. Safe twice."""
    unsent = Letter.objects.filter(review_version__review=review, mail_date=None).in_state(*UNSENT)
    left = unsent.exclude(review_version=but) if but else unsent
    stopped = status.move_all(list(left), to=LetterState.CANCELLED, by=by, reason=reason)
    audit.record_each(by=by, verb="letter.cancelled", on=stopped, values={"reason": reason})


def due_of(*, version_id: str) -> list[str]:
    """Ids of packets of that version that are due and can be addressed."""
    theirs = Letter.objects.printable().filter(review_version_id=version_id)
    return [str(pk) for pk in theirs.values_list("pk", flat=True)]


def note_sent(*, by: str) -> int:
    """Packets that are in the mail drop count as the written summary; returns how many were new. Safe twice."""
    gone = Letter.objects.filter(kind=LetterKind.TAKEAWAY).in_state(LetterState.MAILED, LetterState.RETURNED)
    gone = gone.filter(review_version__review__in=without_summary(), mail_date__isnull=False)
    newest = gone.order_by("mail_date").values_list("review_version", "mail_date")[:AT_ONCE]
    versions = ReviewVersion.objects.select_related("review").in_bulk([key for key, _on in newest])
    return sum(_note(versions[key].review, on, by) for key, on in newest)


def summaries_due() -> int:
    """Reviews whose summary has not left and is due within days, or overdue."""
    return without_summary().filter(done_on__lte=timezone.localdate() - WITHIN + SOON).count()


def _note(review: CompletedReview, on: datetime.date, by: str) -> bool:
    columns = {"member": review.member, "request": review.request, "told_at": timezone.now(), "sent_on": on}
    _row, new = SummarySent.objects.get_or_create(
        program_year=review.program_year, review_key=review.key, defaults=columns
    )
    if new:
        audit.record(by=by, verb="review.summary_sent", on=review, values={"on": on.isoformat()})
    return new
