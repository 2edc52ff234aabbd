"""Packets that a vendor asks the plan to make from what it tells: whole, once for each thing told, and taken back."""

from collections.abc import Iterator

from reviews.documents.encounter import Completed
from reviews.documents.vendor_events import Refused
from reviews.models import CompletedReview, LetterState, ReviewVersion, VendorEvent
from reviews.services import packets

CORRECTED = "corrected by the vendor"
BY_VENDOR = "the vendor mails the packet"
Error = dict[str, str]


def refuse_partial(data: Completed) -> None:
    """Raises ``Refused`` with each place that the packet prints and the message leaves open."""
    if data.packet_by == "plan" and (errors := [*_missing(data)]):
        raise Refused(errors)


def _missing(data: Completed) -> Iterator[Error]:
    """Nothing found is told by an empty list: a part that is left out may have been forgotten."""
    for part in ("medicines", "to_do", "allergies", "side_effects"):
        if part not in data.model_fields_set:
            yield _error(part, "The packet has this part: give it, as an empty list when there is none")
    if not data.provider_name:
        yield _error("provider_name", "The packet is signed: name who held the review")
    for number, each in enumerate(data.medicines):
        if each.stopped is None and not each.how:
            yield _error(f"medicines/{number}/how", "The list tells how each medicine is taken")


def _error(place: str, reason: str) -> Error:
    return {"pointer": f"/data/{place}", "reason": reason}


def follow(*, event: VendorEvent, by: str, wanted: bool) -> None:
    """The packet of the review that ``event`` told, as its vendor wants it now. The same content again is no news."""
    review = CompletedReview.objects.get(event=event)
    newest = review.versions.order_by("-number").first()
    if not wanted:
        packets.stop(review=review, by=by, reason=BY_VENDOR)
    elif newest is None or newest.encounter != review.encounter or _was_stopped(newest):
        packets.make_due(version=_next(review, newest, by), by=by)


def _was_stopped(version: ReviewVersion) -> bool:
    return not version.packets.exclude(current_state=LetterState.CANCELLED).exists()


def _next(review: CompletedReview, newest: ReviewVersion | None, by: str) -> ReviewVersion:
    number, reason = (newest.number + 1, CORRECTED) if newest else (1, "")
    return ReviewVersion.objects.create(review=review, number=number, encounter=review.encounter, by=by, reason=reason)
