"""Web, worker and beat as separate processes, a Valkey and a vendor, all on the database of the test.

So a test can look into the same database, and stop, kill and start each part by itself.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.db import connection
from kombu import Connection

from mtmsite.embedded import valkey
from mtmsite.embedded.processes import end, kill_group, wait_until
from reviews import sandbox
from tests.running import QUICK, environment_of_test, free_ports
from tests.stack.gates import Gate
from tests.vendor import running_vendor

CELERY = [sys.executable, "-m", "celery", "--quiet", "--app", "mtmsite"]
COMMANDS = {
    "web": [sys.executable, "-m", "gunicorn", "--config", "python:mtmsite.gunicorn", "mtmsite.wsgi"],
    "worker": [*CELERY, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
    "beat": [*CELERY, "beat", "--pidfile", ""],
}


class Stack:
    """The parts by name; ``url`` is where the web answers, ``vendor_url`` where the vendor does."""

    def __init__(self, var: Path, vendor_url: str, inbox: sandbox.Inbox, **more: str) -> None:
        self.var, self.more = var, more
        self.vendor_url, self.inbox = vendor_url, inbox
        self.valkey = valkey.Valkey(var)
        self.gate = Gate(var / "gate")
        self.port = free_ports()
        self.url = f"http://127.0.0.1:{self.port}"
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def mail_drop(self) -> Path:
        return self.var / "mail-drop"

    @property
    def env(self) -> dict[str, str]:
        own = {
            "VAR": str(self.var),
            "PORT": str(self.port),
            "REDIS_URL": valkey.url(self.var),
            "LETTER_GATE": str(self.gate.folder),
            "DJANGO_SETTINGS_MODULE": "tests.stack.settings",
            "WEB_CONCURRENCY": "2",
        }
        return {**environment_of_test(), **QUICK, **own, **self.more}

    def start(self, name: str) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        extra = ["--schedule", str(self.var / "beat-schedule")] if name == "beat" else []
        with (self.logs / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [*COMMANDS[name], *extra],
                cwd=settings.BASE_DIR,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self, name: str) -> None:
        if name in self.running:
            end(self.running.pop(name), signal.SIGTERM, 8)

    def kill(self, name: str) -> None:
        """The process and all of its group, with signal 9."""
        process = self.running.pop(name)
        kill_group(process.pid)
        process.wait()

    def send(self, task: Any, *ids: str) -> None:
        """A message to the worker."""
        with Connection(self.env["REDIS_URL"]) as broker:
            task.apply_async(args=list(ids), connection=broker)

    def clear_broker(self) -> None:
        """It forgets all its messages."""
        with Connection(self.env["REDIS_URL"]) as broker:
            broker.default_channel.client.flushall()

    def clear_folders(self) -> None:
        """Nothing has left the house."""
        for folder in ("mail-drop", "print-runs", "exchange"):
            shutil.rmtree(self.var / folder, ignore_errors=True)

    def wait_for_web(self) -> None:
        assert wait_until(self._answers, 30), (self.logs / "web.log").read_text()

    def _answers(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == 200
        return False

    def log_text(self) -> str:
        """Everything that any part has written, those of the database server included."""
        of_database = settings.VAR.parent / "log"  # one server for all workers of the run
        paths = [*self.logs.iterdir(), *of_database.iterdir()]
        return "\n".join(path.read_text(errors="replace") for path in paths if path.is_file())

    def end(self) -> None:
        for name in ("beat", "worker", "web"):
            self.stop(name)
        self.valkey.stop()


@contextlib.contextmanager
def running_stack(*parts: str, slow_seconds: float = 30.0, **more: str) -> Iterator[Stack]:
    """The named parts of web, worker and beat; Valkey and the vendor always. Nothing is left behind.

    ``more`` goes into their environment.

    Below VAR, not in pytest's tmp_path: that is cleared when other runs begin.
    """
    with running_vendor(slow_seconds=slow_seconds) as (vendor_url, inbox):
        stack = Stack(Path(tempfile.mkdtemp(dir=settings.VAR)), vendor_url, inbox, **more)
        try:
            stack.valkey.start()
            for name in parts:
                stack.start(name)
            if "web" in parts:
                stack.wait_for_web()
            yield stack
        finally:
            stack.end()
            _let_go_of_database()


def _let_go_of_database() -> None:
    """The test database is dropped at the end, and whoever still holds it would be in the way."""
    with contextlib.suppress(Exception):
        connection.close()


def children_of(process: subprocess.Popen[bytes]) -> list[Any]:
    import psutil

    return psutil.Process(process.pid).children(recursive=True)


def kill_9(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
