"""Where a request stands by all that its vendor told: the messages in the order in which things happened.

Messages come in any order. Folding all of them, whenever one more arrives, ends in the same state for each order.
"""

import datetime
from collections.abc import Iterable, Iterator

from members.services import status
from reviews.models import (
    AppointmentState,
    AppointmentStatus,
    EventOutcome,
    EventType,
    MemberRequest,
    RequestState,
    VendorEvent,
)

ARRANGED = (EventType.APPOINTMENT_SCHEDULED, EventType.APPOINTMENT_MOVED)
MOVING = (
    *ARRANGED,
    EventType.REQUEST_ACKNOWLEDGED,
    EventType.APPOINTMENT_MISSED,
    EventType.APPOINTMENT_CANCELLED,
    EventType.REVIEW_DECLINED,
    EventType.REVIEW_COMPLETED,
)
OURS = {
    AppointmentState.SCHEDULED: EventType.APPOINTMENT_SCHEDULED,
    AppointmentState.MISSED: EventType.APPOINTMENT_MISSED,
    AppointmentState.CANCELLED: EventType.APPOINTMENT_CANCELLED,
    AppointmentState.DONE: EventType.REVIEW_COMPLETED,
}


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
    happened = [*told.values_list("occurred_at", "created_at", "type"), *_booked_by_us(request)]
    state = state_after(type for _at, _came, type in sorted(happened))
    if request.may_become(state):
        status.move(request, to=state, by=by, reason=event.type)


def _booked_by_us(request: MemberRequest) -> Iterator[tuple[datetime.datetime, datetime.datetime, str]]:
    """What happened to calls of our own plan, as if a vendor had told it."""
    rows = AppointmentStatus.objects.filter(appointment__request=request).exclude(appointment__code="")
    for at, state in rows.values_list("at", "state"):
        yield at, at, OURS[AppointmentState(state)]
