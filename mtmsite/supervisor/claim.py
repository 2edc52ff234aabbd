"""One running site per VAR: claims the folder and the ports, and clears away what a killed run has left."""

import contextlib
import fcntl
import json
import os
import signal
import socket
from pathlib import Path
from typing import IO

import psutil

from mtmsite.embedded import EngineError
from mtmsite.embedded.processes import kill_group, wait_until

MARK = "MTM_STARTED_FOR"  # in the environment of every child: which VAR it works for


def claim_folder(var: Path, address: str) -> IO[str]:
    """Hold VAR for this run until the answer is closed, even by kill -9. Raises EngineError naming the other run."""
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    holder = (var / "start.lock").open("a+")
    try:
        fcntl.flock(holder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise EngineError(_who_runs(holder)) from None
    holder.seek(0)
    holder.truncate()
    json.dump({"pid": os.getpid(), "address": address}, holder)
    holder.flush()
    return holder


def _who_runs(holder: IO[str]) -> str:
    holder.seek(0)
    try:
        other = json.load(holder)
        where = f"{other['address']} (process {other['pid']})"
    except (ValueError, KeyError):
        where = "an address it has not written down yet"
    return f"The site already runs on this VAR: {where}. Stop it with Ctrl-C there, or start this one with another VAR."


def claim_database(var: Path) -> IO[str]:
    """Hold the embedded database, which a management command may be using just now."""
    users = (var / "postgres.lock").open("a")
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise EngineError("Another command is using the database of this VAR. Start again when it has ended.") from None
    return users


def share_database(users: IO[str]) -> None:
    """Commands in other shells may use it from now on."""
    fcntl.flock(users, fcntl.LOCK_SH)


def check_port(host: str, port: int, what: str) -> None:
    """Raises EngineError when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise EngineError(
                f"Port {port}, for {what}, cannot be used ({problem.strerror}). Try another: make run PORT={port + 100}"
            ) from None


def end_left_overs(var: Path) -> int:
    """End the children of a run that was killed. Call it while holding the folder; answers how many there were."""
    found = [process for process in psutil.process_iter() if _works_for(process, var)]
    for process in found:
        with contextlib.suppress(psutil.Error):
            process.send_signal(signal.SIGTERM)
    wait_until(lambda: not any(process.is_running() and not _gone(process) for process in found), 3)
    for process in found:
        if process.is_running():
            kill_group(process.pid)
            with contextlib.suppress(psutil.Error):
                process.kill()
    return len(found)


def _works_for(process: psutil.Process, var: Path) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(MARK) == str(var)
    except (psutil.Error, OSError):
        return False


def _gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return True
