"""What became of a booked call: missed, held, or cancelled before its time."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act
from reviews.models import Appointment, AppointmentState
from reviews.services import bookings

PERMISSION = "reviews.book_appointment"


def _miss(call: Appointment, *, by: str, reason: str) -> tuple[Any, Appointment]:
    bookings.miss(appointment=call, by=by, reason=reason)
    return _("Noted. The request is among those to book again, and the call counts as a try."), call


def _done(call: Appointment, *, by: str, reason: str) -> tuple[Any, Appointment]:
    bookings.done(appointment=call, by=by, reason=reason)
    return _("Noted: the review was held."), call


def _cancel(call: Appointment, *, by: str, reason: str) -> tuple[Any, Appointment]:
    bookings.cancel(appointment=call, by=by, reason=reason)
    return _("Cancelled. The place is free, and the request waits for another call."), call


def _is_booked(call: Appointment) -> bool:
    return call.provider_id is not None and call.current_state == AppointmentState.SCHEDULED


def _has_begun(call: Appointment) -> bool:
    return _is_booked(call) and call.starts_at <= timezone.now()


MISSED = Act(
    slug="missed",
    title=_("The member was not reached"),
    button=_("Note the missed call"),
    permission=PERMISSION,
    may=_has_begun,
    do=_miss,
)
HELD = Act(
    slug="held",
    title=_("The review was held"),
    button=_("Note it as held"),
    permission=PERMISSION,
    may=_has_begun,
    do=_done,
)
CANCEL = Act(
    slug="cancel",
    title=_("Cancel the call"),
    button=_("Cancel it"),
    hint=_("The request stays. To cancel the review itself, open the request."),
    permission=PERMISSION,
    may=_is_booked,
    do=_cancel,
)
