"""Import batches and changes of what they look up (drugs, condition codes) follow each other."""

import zlib

from django.db import connection

_KEY = zlib.crc32(b"members reference data")


def reading() -> None:
    """Until this transaction ends nobody changes the drug reference or the condition codes; many may read."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [_KEY])


def changing() -> None:
    """Waits for the batches under way, and makes new ones wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_KEY])
