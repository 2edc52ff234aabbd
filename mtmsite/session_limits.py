"""When a session of staff ends: after a while without a sign of life, and after a day's work in any case.

The moments lie in the session itself, as seconds since 1970. Sessions of the public have none and never end so.
"""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

BEGAN, SEEN = "staff_began", "staff_seen"
STEP = 20  # seconds: a sign of life is written down no more often; the idle limit may come that much early

IDLE, LONG = "idle", "long"


def begin(session: SessionBase, now: float) -> None:
    session[BEGAN] = session[SEEN] = now


def touch(session: SessionBase, now: float) -> None:
    """A sign of life. A session that has no beginning begins now."""
    if BEGAN not in session:
        begin(session, now)
    elif now - session[SEEN] >= STEP:
        session[SEEN] = now


def seconds_left(session: SessionBase, now: float) -> tuple[float, str]:
    """How long the session lasts without a further sign of life, and which limit ends it: ``idle`` or ``long``."""
    idle = session.get(SEEN, now) + settings.STAFF_IDLE.total_seconds() - now
    longest = session.get(BEGAN, now) + settings.STAFF_LONGEST.total_seconds() - now
    return (idle, IDLE) if idle < longest else (longest, LONG)


def ended(session: SessionBase, now: float) -> str:
    """``idle`` or ``long`` when that limit is reached, else an empty text."""
    left, limit = seconds_left(session, now)
    return limit if left <= 0 else ""
