"""Sums of what happened on a day, gathered in the process and written every few seconds and at exit.

A page never waits for the database for it: with the database away, the sums wait. Nobody acts here, and nothing about
anybody is kept. A process that is killed loses its last seconds.
"""

import atexit
import contextlib
import datetime
import os
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, connections
from django.utils import timezone

log = structlog.get_logger("mtmsite.daily_sums")

ADD = """
insert into {table} (day, {names}, count) select * from unnest(%s::date[], {arrays}, %s::bigint[])
on conflict (day, {names}) do update set count = {table}.count + excluded.count
"""


class DailySums:
    """What this process has counted and not yet written. ``columns``: what is told apart, with the database's types.

    The table has these columns, ``day`` and ``count``, and one row for each combination.
    """

    def __init__(self, table: str, columns: Mapping[str, str]) -> None:
        arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
        self.statement = ADD.format(table=table, names=", ".join(columns), arrays=arrays)
        self.table = table
        self.forget()
        os.register_at_fork(after_in_child=self.forget)
        atexit.register(self._write_at_exit)

    def forget(self) -> None:
        """Drop what was gathered: a forked process leaves its parent's sums to the parent."""
        self.sums: Counter[tuple[Any, ...]] = Counter()
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.timer: threading.Timer | None = None

    def count(self, happened: Iterable[tuple[Any, ...]]) -> None:
        """Each of ``happened`` once more today. Costs no database; see ``COUNT_SECONDS`` for when it is written."""
        if settings.COUNT_SECONDS:
            day: datetime.date = timezone.localdate()
            self._add(Counter((day, *each) for each in happened))

    def write(self) -> int:
        """Add what was gathered to the rows, in one statement; says how many rows. What fails is kept for next time."""
        with self.writing:
            taken = self.take()
            if not taken:
                return 0
            try:
                # All processes in one order, so that none waits for a row that another holds while holding one itself.
                rows = sorted((*key, number) for key, number in taken.items())
                with connection.cursor() as cursor:
                    cursor.execute(self.statement, [list(column) for column in zip(*rows, strict=True)])
            except (DatabaseError, InterfaceError) as error:
                log.warning("counts wait", table=self.table, kind=type(error).__name__, rows=len(taken))
                self._add(taken)
                return 0
        return len(taken)

    def take(self) -> Counter[tuple[Any, ...]]:
        """What was gathered, which is then no longer here."""
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
            taken, self.sums, self.timer = self.sums, Counter(), None
        return taken

    def _add(self, sums: Counter[tuple[Any, ...]]) -> None:
        with self.lock:
            self.sums.update(sums)
            if self.sums and self.timer is None:
                self.timer = threading.Timer(settings.COUNT_SECONDS, self._write_in_thread)
                self.timer.daemon = True
                self.timer.start()

    def _write_in_thread(self) -> None:
        try:
            self.write()
        finally:
            connections.close_all()

    def _write_at_exit(self) -> None:
        # What cannot be written now would wait for a timer, and no thread starts at the end of a process.
        with contextlib.suppress(RuntimeError):
            self._write_in_thread()
