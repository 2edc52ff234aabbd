"""Real worker processes on the database and the broker of a benchmark."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from mtmsite.celery import app
from mtmsite.embedded.processes import end, spawn


@contextlib.contextmanager
def running(*, processes: int = 1, queue: str = "celery", **env: str) -> Iterator[int]:
    """A worker with so many processes that work at what comes into ``queue``; answers the number of its process."""
    command = [sys.executable, "-m", "celery", "--quiet", "--app", "mtmsite", "worker"]
    command += ["--concurrency", str(processes), "--queues", queue, "--hostname", f"{queue}@%h"]
    around = {**os.environ, "DATABASE_URL": _database_url(), "REDIS_URL": app.conf.broker_url, **env}
    process = spawn(
        [*command, "--without-gossip", "--without-mingle"],
        output=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env=around,
    )
    try:
        yield process.pid
    finally:
        end(process, signal.SIGTERM, 10)


def _database_url() -> str:
    """The address of the database that this run works in."""
    known = connection.settings_dict
    login = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    options = {**known["OPTIONS"], **({"host": known["HOST"]} if known["HOST"] else {})}
    port = f":{known['PORT']}" if known["PORT"] else ""
    plain = {name: value for name, value in options.items() if isinstance(value, str | int)}
    return f"postgresql://{login}@{port}/{known['NAME']}?{urlencode(plain)}"
