"""A call of our own plan as a calendar entry: the same entry as in an e-mail about it, moved or taken out again."""

from reviews.documents import appointment_calendar
from reviews.models import Appointment, AppointmentState


def write(call: Appointment) -> bytes:
    """Each time that was agreed counts in SEQUENCE, and its end does; a cancelled call goes from the calendar."""
    changes = list(call.statuses.all())
    cancelled = call.current_state == AppointmentState.CANCELLED
    times = sum(change.state == AppointmentState.SCHEDULED for change in changes)
    return appointment_calendar.write(
        key=str(call.pk),
        starts_at=call.starts_at,
        minutes=call.minutes,
        sequence=times if cancelled else times - 1,
        at=changes[-1].at,
        phone=call.program_year.phone,
        cancelled=cancelled,
    )
