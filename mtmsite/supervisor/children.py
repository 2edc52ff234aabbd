"""A watched process: its output goes to VAR/log whole, and to the terminal where a person should see it."""

import contextlib
import json
import logging
import logging.handlers
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mtmsite.embedded.processes import kill_group, spawn

SEEN = ("warning", "error", "critical")
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0


@dataclass
class Child:
    """One process of the site. `orphaned` is the signal the kernel sends it when we are killed."""

    name: str
    command: Sequence[str | Path]
    env: dict[str, str]
    cwd: Path
    log: Path
    say: Callable[[str, str], None]
    orphaned: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    crashes: int = 0
    due: float = field(default=0.0)

    def start(self) -> None:
        """From the main thread only (see `spawn`)."""
        self.process = spawn(self.command, output=subprocess.PIPE, orphaned=self.orphaned, env=self.env, cwd=self.cwd)
        self.started, self.due = time.monotonic(), 0.0
        threading.Thread(target=self._pump, args=(self.process,), daemon=True).start()

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self) -> None:
        """Start again after a crash: at once, then after 1, 2, 4 … seconds, at most 30."""
        if self.alive():
            return
        if not self.due:
            self.kill()  # what it had started may still hold its port
            self.crashes = 1 if time.monotonic() - self.started > STEADY_SECONDS else self.crashes + 1
            pause = min(LONGEST_PAUSE, 2.0 ** (self.crashes - 2)) if self.crashes > 1 else 0.0
            self.due = time.monotonic() + pause
            code = self.process.returncode if self.process else None
            self.say(self.name, f"ended by itself (exit code {code}); starts again in {pause:.0f} s, log: {self.log}")
        if time.monotonic() >= self.due:
            self.start()

    def ask_to_end(self) -> None:
        if self.process and self.alive():
            self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """The process and all it started."""
        if self.process:
            kill_group(self.process.pid)
            self.process.wait()

    def _pump(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdout is None:
            return
        with process.stdout as output, contextlib.closing(_log_file(self.log)) as record:
            for raw in output:
                line = raw.decode(errors="replace").rstrip()
                record.emit(logging.makeLogRecord({"msg": line}))
                shown = worth_showing(line)
                if shown:
                    self.say(self.name, shown)


def worth_showing(line: str) -> str:
    """What of a log line a person at the terminal should see: warnings and worse, and words that are no log line."""
    try:
        entry = json.loads(line)
    except ValueError:
        return line
    if not isinstance(entry, dict):
        return line
    if entry.get("level") not in SEEN:
        return ""
    failure = entry.get("exception")
    why = f" ({failure.get('type')}; {failure.get('at')})" if isinstance(failure, dict) else ""
    return f"{entry['level']}: {entry.get('event')}{why}"


def _log_file(path: Path) -> logging.handlers.RotatingFileHandler:
    path.parent.mkdir(parents=True, exist_ok=True)
    return logging.handlers.RotatingFileHandler(path, maxBytes=10_000_000, backupCount=3, encoding="utf-8")
