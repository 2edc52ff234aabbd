"""By when a letter has to be in the mail, kind by kind; the reason for each stands beside it."""

import datetime

from django.conf import settings
from django.utils import timezone

from reviews.models import Letter, LetterState
from reviews.services.outreach import BY_POST
from reviews.services.packets import WITHIN as SUMMARY_WITHIN

ON_ITS_WAY = (LetterState.DUE, LetterState.RENDERED, LetterState.IN_PRINT_BATCH, LetterState.FAILED)


def mail_by(letter: Letter) -> datetime.date:
    """The last day for it. What is promised for a day in the mailbox leaves as many days before as the post takes.

    A packet: the 14 days of CMS, which are about mailing it to the member and not about copies. An introduction offers
    the review: the 60 days of the enrolment. The time of an appointment: before it. All others: the days in which the
    public pages promise an answer.
    """
    if letter.review_version and not letter.representative_id:
        return letter.review_version.review.done_on + SUMMARY_WITHIN
    if letter.appointment_at:
        return timezone.localtime(letter.appointment_at).date() - BY_POST
    if letter.enrolment and letter.form_reference:
        return letter.enrolment.offer_due_on
    return timezone.localtime(letter.created_at).date() + settings.ANSWER_WITHIN - BY_POST


def is_overdue(letter: Letter) -> bool:
    """Its last day is over, and it is still on its way to the mail."""
    return letter.current_state in ON_ITS_WAY and mail_by(letter) < timezone.localdate()
