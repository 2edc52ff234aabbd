"""Batches and changes of what they look up follow each other; batches do not wait for batches."""

import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction

from members.services import reference_lock
from tests.racing import together

pytestmark = pytest.mark.django_db(transaction=True)

# The one that holds the lock, the one that comes while it is held, whether that one has to wait.
MEETINGS = [
    (reference_lock.reading, reference_lock.reading, False),
    (reference_lock.reading, reference_lock.changing, True),
    (reference_lock.changing, reference_lock.reading, True),
    (reference_lock.changing, reference_lock.changing, True),
]


@pytest.mark.parametrize(("first", "second", "waits"), MEETINGS)
def test_who_waits_for_whom(first: Callable[[], None], second: Callable[[], None], waits: bool) -> None:
    held, tried = threading.Event(), threading.Event()

    @transaction.atomic
    def hold() -> None:
        first()
        held.set()
        tried.wait(10)

    @transaction.atomic
    def come() -> None:
        held.wait(10)
        try:
            with connection.cursor() as cursor:
                cursor.execute("set local lock_timeout = '200ms'")
            second()
        finally:
            tried.set()

    _, answer = together(hold, come)
    assert isinstance(answer, OperationalError) is waits


def test_the_lock_ends_with_the_transaction() -> None:
    with transaction.atomic():
        reference_lock.changing()
    with transaction.atomic():
        reference_lock.reading()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
