"""Counts what happens in the self-check, gathered in the process and written every few seconds and at exit.

A page never waits for the database for it: with the database away, the sums wait. Nobody acts here, and nothing about
anybody is kept, so there is no ``by`` and no audit row. A process that is killed loses its last seconds.
"""

import atexit
import contextlib
import datetime
import os
import threading
from collections import Counter
from collections.abc import Iterable

import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, connections
from django.utils import timezone

Key = tuple[datetime.date, int, str, str, str]  # day, program year, language, what, which
log = structlog.get_logger("members.self_check_counts")

ADD = """
insert into members_selfcheckcount (day, year, language, what, which, count)
select * from unnest(%s::date[], %s::smallint[], %s::text[], %s::text[], %s::text[], %s::bigint[])
on conflict (day, year, language, what, which)
do update set count = members_selfcheckcount.count + excluded.count
"""


class _Gathered:
    """What this process has counted and not yet written."""

    def __init__(self) -> None:
        self.sums: Counter[Key] = Counter()
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.timer: threading.Timer | None = None

    def add(self, sums: Counter[Key]) -> None:
        with self.lock:
            self.sums.update(sums)
            if self.sums and self.timer is None:
                self.timer = threading.Timer(settings.SELF_CHECK_COUNT_SECONDS, _write_in_thread)
                self.timer.daemon = True
                self.timer.start()

    def take(self) -> Counter[Key]:
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
            taken, self.sums, self.timer = self.sums, Counter(), None
        return taken


_gathered = _Gathered()


def count(*, year: int, language: str, happened: Iterable[tuple[str, str]]) -> None:
    """Each of ``happened`` (what, which) once more today. Costs no database; see the setting for when it is written."""
    if settings.SELF_CHECK_COUNT_SECONDS:
        day = timezone.localdate()
        _gathered.add(Counter((day, year, language, what, which) for what, which in happened))


def write() -> int:
    """Add what was gathered to the rows, in one statement; says how many rows. What fails is kept for the next time."""
    with _gathered.writing:
        taken = _gathered.take()
        if not taken:
            return 0
        try:
            # All processes in the same order, so that none waits for a row that another holds while holding one itself.
            rows = sorted((*key, number) for key, number in taken.items())
            with connection.cursor() as cursor:
                cursor.execute(ADD, [list(column) for column in zip(*rows, strict=True)])
        except (DatabaseError, InterfaceError) as error:
            log.warning("self-check counts wait", kind=type(error).__name__, rows=len(taken))
            _gathered.add(taken)
            return 0
    return len(taken)


def forget() -> None:
    """Drop what was gathered: a forked process leaves its parent's sums to the parent."""
    global _gathered
    _gathered = _Gathered()


def _write_in_thread() -> None:
    try:
        write()
    finally:
        connections.close_all()


def _write_at_exit() -> None:
    # What cannot be written now would wait for a timer, and no thread starts at the end of a process.
    with contextlib.suppress(RuntimeError):
        _write_in_thread()


os.register_at_fork(after_in_child=forget)
atexit.register(_write_at_exit)
