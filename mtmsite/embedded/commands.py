"""A management command in a second shell finds the running engine, or starts it for its own time."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from mtmsite.embedded.postgres import Postgres

# Commands that look after the engine themselves, or never ask the database.
WITHOUT_DATABASE = {
    "start", "help", "version", "check", "collectstatic", "findstatic", "compilemessages", "makemessages",
    "diffsettings", "vendor_sandbox", "build_drug_reference", "--help", "--version", "-h",
}  # fmt: skip


@contextmanager
def database_for(argv: list[str]) -> Iterator[None]:
    """Around one command: nothing when DATABASE_URL is set, the site runs, or the command needs no database."""
    if len(argv) < 2 or argv[1] in WITHOUT_DATABASE or {"--help", "-h"} & set(argv):
        yield
        return
    from django.conf import settings

    if not settings.EMBEDDED_POSTGRES:
        yield
        return
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "postgres.lock").open("a") as users:
        yield from _use(users, Postgres(settings.VAR))


def _use(users: IO[str], engine: Postgres) -> Iterator[None]:
    """The first user starts the engine, and ends it when the last one has gone."""
    mine = _lock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if mine:
        print("The site is not running: starting its database for this command.", file=sys.stderr)
        engine.start()
    _lock(users, fcntl.LOCK_SH)
    try:
        yield
    finally:
        if mine:
            _lock(users, fcntl.LOCK_EX)
            engine.stop()


def _lock(users: IO[str], how: int) -> bool:
    try:
        fcntl.flock(users, how)
    except BlockingIOError:
        return False
    return True
