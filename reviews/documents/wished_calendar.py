"""The wished times of a call as calendar entries (RFC 5545): wishes, said to be so, without a word on health."""

import datetime
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from members.hours import HasHours
from reviews.offered_times import span

AN_HOUR_BEFORE = datetime.timedelta(hours=-1)


def write(
    *, reference: str, windows: Sequence[str], earlier: Sequence[Sequence[str]], year: HasHours, at: datetime.datetime
) -> bytes:
    """One entry a wish. ``earlier`` are the wishes before each change, oldest first.

    An entry keeps its UID through changes and counts them as SEQUENCE, so that a calendar moves it; one that is
    wished no more is cancelled. The same request gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Program site//wished times//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    known = [*earlier, windows]
    for slot in range(max(map(len, known))):
        last = next(wishes[slot] for wishes in reversed(known) if slot < len(wishes))
        event = _event(reference, slot, last, year, at, sequence=len(earlier))
        event.add("status", "TENTATIVE" if slot < len(windows) else "CANCELLED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(reference: str, slot: int, window: str, year: HasHours, at: datetime.datetime, *, sequence: int) -> Event:
    start, end = span(window, year)
    name = gettext("Call with the plan (time you wished for)")
    event = Event()
    event.add("uid", _uid(reference, slot))
    event.add("sequence", sequence)
    event.add("dtstamp", at.astimezone(datetime.UTC))
    event.add("dtstart", start.astimezone(datetime.UTC))
    event.add("dtend", end.astimezone(datetime.UTC))
    event.add("summary", name)
    event.add("description", gettext("This is a wish and not an appointment. We call to set the time."))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", AN_HOUR_BEFORE)
    event.add_component(alarm)
    return event


def _uid(reference: str, slot: int) -> str:
    """Stable, and without the reference: calendars are often shared."""
    digest = salted_hmac("reviews.documents.wished_calendar", f"{reference}-{slot}", algorithm="sha256").hexdigest()
    return f"{digest[:32]}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}"
