"""The requests of the demonstration: who asked for what, and how far it went."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reviews.demo import fates
from reviews.models import Choice, MemberRequest

DAUGHTER = {
    "who": "helper",
    "helper_name": "Pilar Alvarez-Ortiz",
    "helper_relationship": "daughter",
    "helper_phone": "617-555-0190",
    "authority": "not_sure",
}
COPY = {
    "copy_wanted": True,
    "copy_address1": "77 Sample Street",
    "copy_city": "Quincy",
    "copy_state": "MA",
    "copy_zip_code": "02169",
}
GUARDIAN = {
    **DAUGHTER,
    **COPY,
    "who": "representative",
    "helper_name": "Owen O’Hara",
    "helper_relationship": "guardian",
}
UNKNOWN = {"first_name": "Nadia", "last_name": "Nobody", "member_id": "", "zip_code": "02199"}


@dataclass(frozen=True, slots=True)
class Story:
    """A request of the member with that number; ``changes`` are typed in place of the member's own facts."""

    number: int
    choice: str
    fate: Callable[[MemberRequest], None]
    changes: dict[str, Any] = field(default_factory=dict)


REVIEW, NOT_NOW, LEAVE, COME_BACK = Choice.REVIEW, Choice.NOT_NOW, Choice.LEAVE, Choice.COME_BACK

# The order matters to nobody, but a line never moves: its place is the key under which it is found again.
STORIES = [
    Story(2, REVIEW, fates.mailed, {"language": "es"}),
    Story(3, REVIEW, fates.mailed, {"large_print": True}),
    Story(4, NOT_NOW, fates.matched),
    Story(5, LEAVE, fates.printed, {"language": "es"}),
    Story(6, COME_BACK, fates.matched),
    Story(7, REVIEW, fates.matched),
    Story(8, REVIEW, fates.matched, {"interpreter": True, "language": "vi"}),
    Story(9, NOT_NOW, fates.matched),
    Story(10, LEAVE, fates.matched),
    Story(11, REVIEW, fates.received),
    Story(12, NOT_NOW, fates.received, {"language": "es"}),
    Story(13, REVIEW, fates.looked_at, DAUGHTER),
    Story(14, LEAVE, fates.looked_at, GUARDIAN),
    Story(15, REVIEW, fates.looked_at, {"first_name": "Siobhan", "last_name": "Donnell", "member_id": ""}),
    Story(16, REVIEW, fates.looked_at, {"member_id": "DEMO99999"}),
    Story(20, REVIEW, fates.looked_at, {"member_id": ""}),
    Story(17, COME_BACK, fates.looked_at, {"zip_code": "02199", "member_id": ""}),
    Story(18, REVIEW, fates.rejected, UNKNOWN),
    Story(19, LEAVE, fates.rejected, {**UNKNOWN, "first_name": "Norbert"}),
    Story(21, REVIEW, fates.released_by_rep, {"last_name": "Smyth"}),
    Story(24, NOT_NOW, fates.cancelled),
    Story(25, REVIEW, fates.cancelled),
    Story(28, REVIEW, fates.letter_failed),
    Story(29, REVIEW, fates.notice_rejected),
    Story(30, LEAVE, fates.notice_dead),
    Story(32, REVIEW, fates.told_vendor),
    Story(34, REVIEW, fates.printed),
    Story(33, REVIEW, fates.matched, {"zip_code": "02108"}),
    Story(35, REVIEW, fates.booked, {"language": "es"}),
    Story(36, REVIEW, fates.booked),
    Story(37, REVIEW, fates.missed),
    Story(39, REVIEW, fates.held),
    Story(41, REVIEW, fates.mailed),
    Story(42, NOT_NOW, fates.mailed),
    Story(43, REVIEW, fates.being_written),
    Story(44, REVIEW, fates.reviewed),
    Story(49, REVIEW, fates.packet_copied),
    Story(54, REVIEW, fates.packet_mailed, {"large_print": True}),
    Story(45, REVIEW, fates.review_corrected),
    Story(50, REVIEW, fates.booked_today),
]
