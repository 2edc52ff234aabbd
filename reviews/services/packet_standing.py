"""What the member may read on the site after a review: that it was held, and when the packet left. Nothing clinical."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from reviews.models import Appointment, CompletedReview, SummarySent
from reviews.services.packets import WITHIN, is_late


@dataclass(frozen=True, slots=True)
class PacketStanding:
    """``mail_by`` is the last of the 14 days; ``mailed_on`` is empty until the packet has left."""

    held_on: datetime.date
    mail_by: datetime.date
    mailed_on: datetime.date | None = None
    came_back: bool = False

    @property
    def is_late(self) -> bool:
        return is_late(self.mail_by, self.mailed_on)


def of_call(call: Appointment) -> PacketStanding | None:
    """Where the packet stands after a call that was held; ``None`` when no day of it is known."""
    review = CompletedReview.objects.filter(request=call.request).order_by("-done_on").first()
    if review:
        return _of(review)
    if call.starts_at is None:
        return None
    held_on = timezone.localdate(call.starts_at)
    return PacketStanding(held_on, held_on + WITHIN)


def _of(review: CompletedReview) -> PacketStanding:
    sent = SummarySent.objects.filter(program_year=review.program_year_id, review_key=review.key).first()
    by = review.done_on + WITHIN
    if sent is None:
        return PacketStanding(review.done_on, by)
    return PacketStanding(review.done_on, by, sent.sent_on, bool(sent.returned_on))
