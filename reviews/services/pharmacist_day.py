"""What a pharmacist has before them today: booked reviews in order, what is half written, packets and their clock."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from reviews.models import (
    Appointment,
    AppointmentState,
    CompletedReview,
    Letter,
    LetterKind,
    LetterState,
    ReviewDraft,
    without_summary,
)
from reviews.services import packets

SHOWN = 100
OF_TODAY = (AppointmentState.SCHEDULED, AppointmentState.DONE, AppointmentState.MISSED)


@dataclass(frozen=True, slots=True)
class WaitingPacket:
    """A review whose summary has not left; ``letter`` is its newest packet, none where the vendor mails it."""

    review: CompletedReview
    letter: Letter | None

    @property
    def mail_by(self) -> datetime.date:
        return self.review.done_on + packets.WITHIN

    @property
    def letter_state(self) -> str:
        return str(LetterState(self.letter.current_state).label) if self.letter else ""

    @property
    def is_late(self) -> bool:
        return packets.is_late(self.mail_by)

    @property
    def is_pressing(self) -> bool:
        return self.mail_by <= timezone.localdate() + packets.SOON


def calls(day: datetime.date) -> list[Appointment]:
    """Our booked reviews of that day, by time; cancelled ones are left out."""
    ours = Appointment.objects.in_state(*OF_TODAY).filter(provider__isnull=False, starts_at__date=day)
    return list(ours.select_related("member", "provider", "request").order_by("starts_at", "seat"))


def drafts() -> list[ReviewDraft]:
    """Reviews that somebody began to write, the longest untouched first."""
    return list(ReviewDraft.objects.filter(review=None).select_related("member").order_by("saved_at")[:SHOWN])


def packets_waiting() -> list[WaitingPacket]:
    """The oldest review first: its packet is the next to be late."""
    reviews = list(without_summary().select_related("member").order_by("done_on")[:SHOWN])
    letters = Letter.objects.filter(review_version__review__in=reviews, kind=LetterKind.TAKEAWAY)
    newest = {letter.review_version.review_id: letter for letter in letters.select_related("review_version").reverse()}
    return [WaitingPacket(each, newest.get(each.pk)) for each in reviews]
