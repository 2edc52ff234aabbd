"""Failures are counted for a session and for a reference, however it is spelled."""

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache

from reviews import attempts

REFERENCE = "MTM-7K2D-9QX"


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_ten_failures_end_a_session() -> None:
    session = SessionBase()
    for number in range(10):
        assert not attempts.too_many(session, f"guess {number}")
        attempts.count(session, f"guess {number}")
    assert attempts.too_many(session, "another guess")
    assert not attempts.too_many(SessionBase(), "another guess")


def test_thirty_failures_in_an_hour_rest_a_reference_for_every_session() -> None:
    with time_machine.travel(datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)) as clock:
        for _ in range(30):
            assert not attempts.too_many(SessionBase(), REFERENCE)
            attempts.count(SessionBase(), REFERENCE)
        assert attempts.too_many(SessionBase(), REFERENCE)
        assert not attempts.too_many(SessionBase(), "MTM-1111-1111")
        clock.shift(datetime.timedelta(minutes=61))
        assert not attempts.too_many(SessionBase(), REFERENCE)


def test_spelling_does_not_help() -> None:
    from reviews.references import new_reference

    reference = new_reference()
    for _ in range(30):
        attempts.count(SessionBase(), reference)
    assert attempts.too_many(SessionBase(), reference.lower().replace("-", " "))
