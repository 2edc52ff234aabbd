"""The site, or one of its processes, really running beside a test."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, Any

import psutil
from django.conf import settings
from django.db import connection

from mtmsite.supervisor.claim import MARK

QUICK = {"UNDO_WINDOW_SECONDS": "1", "SWEEP_SECONDS": "1"}
START_SECONDS = 180


def free_ports() -> int:
    """A port that is free and whose next one is too: the vendor sandbox takes that."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue


class RunningSite:
    """`manage.py start` on a VAR of its own. `output` grows while it runs."""

    def __init__(self, var: Path, port: int | None = None, **env: str) -> None:
        self.var = var
        self.port = port or free_ports()
        self.url = f"http://127.0.0.1:{self.port}"
        self.vendor_url = f"http://127.0.0.1:{self.port + 1}"
        around = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        self.env = {**around, **QUICK, "VAR": str(var), "PORT": str(self.port), **env}
        self.process: subprocess.Popen[bytes] | None = None
        self.cookies: list[Any] = []  # of a browser that signed in; a test puts them here
        self.transcript = var / "terminal.txt"

    def start(self, *, wait: bool = True) -> "RunningSite":
        self.var.mkdir(parents=True, exist_ok=True)
        with self.transcript.open("ab") as terminal:
            self.process = self._manage("start", stdout=terminal)
        if wait:
            self.wait_until_ready()
        return self

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        end = time.monotonic() + seconds
        while not answers(f"{self.url}/readyz"):
            assert self.process is not None
            assert self.process.poll() is None, f"it ended:\n{self.output}"
            assert time.monotonic() < end, f"no answer in {seconds} s:\n{self.output}"
            time.sleep(0.1)

    @property
    def output(self) -> str:
        return self.transcript.read_text() if self.transcript.exists() else ""

    def manage(self, *command: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a management command against this VAR, as in a second shell."""
        line = [sys.executable, "manage.py", *command]
        return subprocess.run(
            line, cwd=settings.BASE_DIR, env=self.env, capture_output=True, text=True, timeout=seconds
        )

    def stop(self, sent: signal.Signals = signal.SIGINT, seconds: float = 12) -> int:
        """Answers the exit code."""
        assert self.process
        if self.process.poll() is None:
            self.process.send_signal(sent)
        return self.process.wait(seconds)

    def processes(self, word: str = "") -> list[psutil.Process]:
        """What runs for this VAR: children by their mark, engines by their command line."""
        return [each for each in psutil.process_iter() if _belongs(each, self.var) and word in " ".join(_line(each))]

    def _manage(self, command: str, stdout: IO[bytes]) -> subprocess.Popen[bytes]:
        line = [sys.executable, "manage.py", command]
        return subprocess.Popen(line, cwd=settings.BASE_DIR, env=self.env, stdout=stdout, stderr=subprocess.STDOUT)


def _belongs(process: psutil.Process, var: Path) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process.environ().get(MARK) == str(var) or any(str(var) in part for part in process.cmdline())
    except (psutil.Error, OSError):
        return False


def _line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def start_worker(**env: str) -> subprocess.Popen[bytes]:
    """A Celery worker on the test's database and the `valkey` fixture. The test is transactional, and ends it."""
    command = [sys.executable, "-m", "celery", "--quiet", "--app", "mtmsite", "worker", "--concurrency", "1"]
    command += ["--without-gossip", "--without-mingle"]
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env={**environment_of_test(), **env}, start_new_session=True
    )


def environment_of_test() -> dict[str, str]:
    """For a process that is to see what this test sees."""
    database = connection.settings_dict
    url = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    return {**os.environ, "DATABASE_URL": url, "REDIS_URL": settings.CELERY_BROKER_URL, "PYTHONWARNINGS": "ignore"}


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
