"""How often a request was asked for in vain: counted for a browser's session, and for a reference.

The count of a reference lies in this process's memory, under a digest: with several processes, each counts its own.
"""

import hashlib
from contextlib import suppress

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache

from reviews.references import parse_reference

FAILURES = "request_failures"
MOST_IN_A_SESSION = 10
MOST_FOR_A_REFERENCE = 30
AN_HOUR = 60 * 60


def too_many(session: SessionBase, typed_reference: str) -> bool:
    """Whether no more may be tried, in this session or for this reference; known and unknown ones alike."""
    for_reference = cache.get(_key(typed_reference), 0)
    return session.get(FAILURES, 0) >= MOST_IN_A_SESSION or for_reference >= MOST_FOR_A_REFERENCE


def count(session: SessionBase, typed_reference: str) -> None:
    """One more failure. The count of a reference ends an hour after its first failure."""
    session[FAILURES] = session.get(FAILURES, 0) + 1
    key = _key(typed_reference)
    if not cache.add(key, 1, AN_HOUR):
        with suppress(ValueError):  # the hour ended between the two lines
            cache.incr(key)


def _key(typed_reference: str) -> str:
    spelled = parse_reference(typed_reference) or typed_reference
    return "request-failures-" + hashlib.sha256(spelled.encode()).hexdigest()
