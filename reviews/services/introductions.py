"""Members who were enrolled get the introductory letter, and their vendor hears of them: pulled, never pushed."""

import datetime
import uuid
from contextlib import suppress

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from members.models import Enrolment, EnrolmentStatus
from members.services import audit, status
from reviews.documents import notice_payload
from reviews.models import Letter, LetterKind, LetterState, LetterStatus, NoticeState, NoticeType, VendorNotice
from reviews.references import new_reference

AT_ONCE = 2000
BATCH = 500
TRIES = 3
LEFT = "the member has left the program"


def make_due(*, by: str, at_most: int = AT_ONCE) -> int:
    """Make the introductory letter of every member due who is in the program and has none; returns how many.

    Letter, notice to the vendor and audit in one transaction a batch, so memory stays the same for thousands.
    Safe twice and from many workers: a row that another one holds is left to it. What is left over
    ``at_most`` is found by the next call.
    """
    made = 0
    while made < at_most:
        batch = _batch_or_again(min(BATCH, at_most - made), by)
        made += batch
        if not batch:
            break
    return made


def withdraw(*, by: str) -> int:
    """Cancel letters and notices that have not left, of members who have; returns how many letters.

    Not before the undo window of their leaving is over. Nothing of them leaves in between: whether they are
    in the program is asked in the moment of mailing and of sending.
    """
    moment = timezone.now() - settings.UNDO_WINDOW
    settled = ~Exists(EnrolmentStatus.objects.filter(enrolment=OuterRef("enrolment"), at__gt=moment))
    letters = list(Letter.objects.overtaken().filter(settled).values_list("pk", flat=True)[:AT_ONCE])
    VendorNotice.objects.overtaken().filter(settled).update(state=NoticeState.CANCELLED)
    return sum(_cancel(key, by) for key in letters)


def waiting(on: datetime.date) -> QuerySet[Enrolment]:
    """Enrolments that hold on that day and were not introduced.

    Who goes on under another contract within the year was introduced already; a letter that was cancelled counts
    for the enrolment it was about, not for another one.
    """
    introduced = Letter.objects.filter(kind=LetterKind.INTRODUCTORY)
    here = introduced.filter(enrolment=OuterRef("pk"))
    same_year = introduced.filter(
        enrolment__member=OuterRef("member"), enrolment__program_year=OuterRef("program_year")
    )
    elsewhere = same_year.exclude(current_state=LetterState.CANCELLED)
    current = Enrolment.objects.current().filter(program_year__year__gte=on.year, enrolled_on__lte=on)
    rows: QuerySet[Enrolment] = current.filter(~Exists(here), ~Exists(elsewhere), member__death_date=None)
    return rows


def _batch_or_again(size: int, by: str) -> int:
    """A batch that another worker made meanwhile, or whose new reference was taken, is put together anew."""
    for _ in range(TRIES - 1):
        with suppress(IntegrityError):
            return _batch(size, by)
    return _batch(size, by)


@transaction.atomic
def _batch(size: int, by: str) -> int:
    rows = waiting(timezone.localdate()).select_related("member", "program_year").order_by("enrolled_on", "pk")
    # The member too, as leaving does: who locks the enrolment alone and then writes the letter waits for the member.
    enrolments = list(rows.select_for_update(skip_locked=True, no_key=True, of=("self", "member"))[:size])
    not_before = timezone.now() + settings.UNDO_WINDOW
    letters = [_letter(enrolment, not_before) for enrolment in enrolments]
    Letter.objects.bulk_create(letters)
    for state in (LetterState.HELD, LetterState.DUE):
        LetterStatus.objects.bulk_create(LetterStatus(letter=letter, state=state, by=by) for letter in letters)
    VendorNotice.objects.bulk_create(map(_notice, enrolments, letters))
    audit.record_each(by=by, verb="letter.due", on=letters)
    return len(letters)


def _letter(enrolment: Enrolment, not_before: datetime.datetime) -> Letter:
    return Letter(
        kind=LetterKind.INTRODUCTORY,
        enrolment=enrolment,
        form_reference=new_reference(),
        member=enrolment.member,
        not_before=not_before,
    )


def _notice(enrolment: Enrolment, letter: Letter) -> VendorNotice:
    return VendorNotice(
        type=NoticeType.ENROLLED,
        enrolment=enrolment,
        program_year=enrolment.program_year,
        member=enrolment.member,
        payload=notice_payload.enrolled(enrolment=enrolment, reference=letter.form_reference),
        state=NoticeState.QUEUED,
        not_before=letter.not_before,
    )


@transaction.atomic
def _cancel(key: uuid.UUID, by: str) -> bool:
    """Not when it went on its way since it was looked for, or the member came back."""
    Letter.objects.select_for_update().get(pk=key)
    letter = Letter.objects.overtaken().filter(pk=key).first()
    if letter is None:
        return False
    status.move(letter, to=LetterState.CANCELLED, by=by, reason=LEFT)
    audit.record(by=by, verb="letter.cancelled", on=letter, reason=LEFT)
    return True
