"""Where a request stands by all that its vendor told: the messages in the order in which things happened.

Messages come in any order. Folding all of them, whenever one more arrives, ends in the same state for each order.
"""

from collections.abc import Iterable

from members.services import status
from reviews.models import EventOutcome, EventType, MemberRequest, RequestState, VendorEvent

ARRANGED = (EventType.APPOINTMENT_SCHEDULED, EventType.APPOINTMENT_MOVED)
MOVING = (
    *ARRANGED,
    EventType.REQUEST_ACKNOWLEDGED,
    EventType.APPOINTMENT_MISSED,
    EventType.APPOINTMENT_CANCELLED,
    EventType.REVIEW_DECLINED,
    EventType.REVIEW_COMPLETED,
)


def state_after(happened: Iterable[str]) -> RequestState:
    """The state of a request after these, oldest first. A review that was held stays held."""
    state = RequestState.TOLD
    for type in happened:
        if type == EventType.REVIEW_COMPLETED or state == RequestState.DONE:
            state = RequestState.DONE
        elif type in ARRANGED:
            state = RequestState.SCHEDULED
        elif type == EventType.REVIEW_DECLINED:
            state = RequestState.DECLINED
        elif type == EventType.APPOINTMENT_MISSED and state != RequestState.DECLINED:
            state = RequestState.MISSED
        elif type == EventType.APPOINTMENT_CANCELLED and state != RequestState.DECLINED:
            state = RequestState.TOLD
    return state


def follow(*, request: MemberRequest | None, event: VendorEvent, by: str) -> None:
    """Move the request to where it stands now that ``event`` is known; its row is locked.

    A request that we have cancelled stays cancelled, whatever is told of it.
    """
    if request is None or event.type not in MOVING:
        return
    told = VendorEvent.objects.filter(request=request, type__in=MOVING, outcome=EventOutcome.APPLIED)
    state = state_after(told.order_by("occurred_at", "created_at").values_list("type", flat=True))
    if request.may_become(state):
        status.move(request, to=state, by=by, reason=event.type)
