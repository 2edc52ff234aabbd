"""Copies of packets for representatives: due once the member's packet is in the mail, never before, and once each."""

import uuid

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviews.models import Letter, LetterKind, Representative
from reviews.services.due_letters import set_due

AT_ONCE = 500


def make_due(*, by: str) -> int:
    """A copy of each packet in the mail whose member has a representative; how many were new. Safe twice."""
    counting = Representative.objects.counting(timezone.localdate())
    owed = Letter.objects.copies_owed().filter(member__in=counting.values("member"))
    return sum(_copy(key, by) for key in list(owed.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _copy(key: uuid.UUID, by: str) -> bool:
    packet = Letter.objects.select_related("member", "review_version").get(pk=key)
    reader = Representative.objects.counting(timezone.localdate()).filter(member=packet.member).first()
    if reader is None:
        return False  # ended meanwhile
    try:
        with transaction.atomic():
            copy = Letter.objects.create(
                kind=LetterKind.TAKEAWAY_COPY,
                review_version=packet.review_version,
                member=packet.member,
                representative=reader,
                not_before=timezone.now() + settings.UNDO_WINDOW,
            )
    except IntegrityError:
        return False  # another worker was first
    set_due(letter=copy, about=packet, by=by)
    return True
