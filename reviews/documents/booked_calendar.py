"""A booked call as a calendar entry (RFC 5545), without a word on health."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from reviews.documents.wished_calendar import AN_HOUR_BEFORE
from reviews.models import Appointment, AppointmentState


def write(call: Appointment) -> bytes:
    """The entry keeps its UID. Each change counts in SEQUENCE, so that a calendar moves it; a cancelled one goes."""
    cancelled = call.current_state == AppointmentState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", "-//MTM program site//booked call//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(_event(call, cancelled=cancelled))
    return bytes(calendar.to_ical())


def _event(call: Appointment, *, cancelled: bool) -> Event:
    name = gettext("Call with the plan")
    changes = list(call.statuses.all())
    event = Event()
    event.add("uid", _uid(call))
    event.add("sequence", len(changes) - 1)
    event.add("dtstamp", changes[-1].at)
    event.add("dtstart", call.starts_at)
    event.add("dtend", call.ends_at)
    event.add("summary", name)
    event.add("description", gettext("We call you at this time. Please be near your phone."))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", AN_HOUR_BEFORE)
    event.add_component(alarm)
    return event


def _uid(call: Appointment) -> str:
    """Stable, and nobody's name or reference: calendars are often shared."""
    digest = salted_hmac("reviews.documents.booked_calendar", str(call.pk), algorithm="sha256").hexdigest()
    return f"{digest[:32]}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}"
