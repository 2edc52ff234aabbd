"""Named locks that PostgreSQL keeps: one holder among all processes, freed when it dies."""

import contextlib
import zlib
from collections.abc import Iterator

from django.db import connection


def key_of(name: str) -> int:
    """The number by which PostgreSQL knows the lock."""
    return zlib.crc32(name.encode())


@contextlib.contextmanager
def only_one(name: str) -> Iterator[bool]:
    """``with only_one("mail drop") as mine``: ``mine`` is false when another process holds it."""
    key = key_of(name)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("select pg_advisory_unlock(%s)", [key])
