"""Calls that start at the same moment, each in a thread with a database connection of its own."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from mtmsite.locks import key_of


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run all calls at once; answers in their order, an exception as the answer of a call that raised it."""
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(10)
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@contextlib.contextmanager
def another_session_holds(name: str) -> Iterator[None]:
    """A session of its own has that lock, as soon as nobody else has: as that of a killed process may for a moment."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [key_of(name)])
            yield
            cursor.execute(
                "select pg_advisory_unlock(%s)", [key_of(name)]
            )  # a session that is closed ends a moment later
    finally:
        other.close()
