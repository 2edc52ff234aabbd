"""The time of an appointment as a calendar entry (RFC 5545), without a word on health."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

AN_HOUR_BEFORE = datetime.timedelta(hours=-1)
USUAL = 30  # minutes, when nobody said how long it takes


def write(
    *,
    key: str,
    starts_at: datetime.datetime,
    minutes: int | None,
    sequence: int,
    at: datetime.datetime,
    phone: str,
    cancelled: bool = False,
) -> bytes:
    """One confirmed entry, or one that a calendar takes out.

    ``key`` makes its UID, which stays through changes; ``sequence`` counts those. The same appointment gives the same
    bytes. The active language is that of the reader.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Program site//appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    event = Event()
    event.add("uid", _uid(key))
    event.add("sequence", sequence)
    event.add("dtstamp", at.astimezone(datetime.UTC))
    event.add("dtstart", starts_at.astimezone(datetime.UTC))
    event.add("dtend", (starts_at + datetime.timedelta(minutes=minutes or USUAL)).astimezone(datetime.UTC))
    event.add("summary", gettext("Call with the plan"))
    event.add("description", gettext("To change the time, call us at %(phone)s.") % {"phone": phone})
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add_component(_alarm())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", gettext("Call with the plan"))
    alarm.add("trigger", AN_HOUR_BEFORE)
    return alarm


def _uid(key: str) -> str:
    """Stable, and without the vendor's key: calendars are often shared."""
    digest = salted_hmac("reviews.documents.appointment_calendar", key, algorithm="sha256").hexdigest()
    return f"{digest[:32]}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}"
