"""Processes that end with the one that started them."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable

import psutil

PR_SET_PDEATHSIG = 1


def dies_with_parent(sent: signal.Signals) -> Callable[[], None] | None:
    """For Popen's preexec_fn: the kernel sends this signal to the child when its parent dies, even by kill -9 (Linux)."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def arm() -> None:
        prctl(PR_SET_PDEATHSIG, int(sent), 0, 0, 0)
        if os.getppid() != parent:  # the parent died between fork and prctl
            os.kill(os.getpid(), sent)

    return arm


def running(pid: int, word: str) -> psutil.Process | None:
    """The live process of that number, when its command line has the word: numbers are used again after a crash."""
    try:
        process = psutil.Process(pid)
        alive = process.status() != psutil.STATUS_ZOMBIE and word in " ".join(process.cmdline())
        return process if alive else None
    except psutil.Error:
        return None


def wait_until(ready: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Ask again and again until `ready()` or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(pause)
    return ready()
