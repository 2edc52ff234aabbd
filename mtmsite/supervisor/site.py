"""Starts the processes, watches them, and ends all of them at one Ctrl-C."""

import os
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Protocol

from mtmsite.supervisor.children import Child

END_SECONDS = 5.0  # for web and worker to finish what they do; the engines take their time after that
TOO_MANY_CRASHES = 6
SECOND_SIGNAL = 1.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Engine(Protocol):
    def start(self) -> None: ...
    def alive(self) -> bool: ...
    def stop(self, seconds: float = ...) -> None: ...


class Site:
    """The running site: engines first and last, the children between."""

    def __init__(self, children: Sequence[Child], say: Callable[[str, str], None]) -> None:
        self.engines: list[Engine] = []
        self.children = children
        self.say = say
        self.ending = threading.Event()
        self.asked = 0.0

    def add_engine(self, engine: Engine) -> None:
        """Bring an engine up; from now on it is watched, and ended with the rest."""
        self.engines.append(engine)
        engine.start()

    def end_at_once_on_signals(self) -> None:
        """While preparing: an exception could be swallowed by whatever library is at work."""
        for number in SIGNALS:
            signal.signal(number, self._end_at_once)

    def _end_at_once(self, number: int, frame: FrameType | None) -> None:
        self.end()
        os._exit(128 + number)

    def listen(self) -> None:
        """From now on Ctrl-C, a kill and a closed terminal end the site in order."""
        for number in SIGNALS:
            signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        # make passes a Ctrl-C on, so the same one may come twice; only a later second one means "now".
        if self.ending.is_set() and time.monotonic() - self.asked > SECOND_SIGNAL:
            for child in self.children:
                child.kill()
            return
        if not self.ending.is_set():
            self.asked = time.monotonic()
            self.ending.set()

    def run(self, address: str, host: str, welcome: Callable[[], None]) -> int:
        """Until a signal or a process that cannot be kept up; answers the exit code.

        `welcome` is called once the address answers requests for `host`.
        """
        for child in self.children:
            child.start()
        threading.Thread(target=self._welcome, args=(address, host, welcome), daemon=True).start()
        failed = ""
        while not failed and not self.ending.wait(0.2):
            failed = self._look_after_all()
        if failed:
            self.say("site", failed)
        self.end()
        return 1 if failed else 0

    def _look_after_all(self) -> str:
        for engine in self.engines:
            if not engine.alive():
                self.say("site", f"{type(engine).__name__} ended by itself; it starts again")
                engine.start()
        for child in self.children:
            child.look_after()
            if child.crashes >= TOO_MANY_CRASHES:
                return f"{child.name} does not stay up; everything stops. Its log: {child.log}"
        return ""

    def _welcome(self, address: str, host: str, welcome: Callable[[], None]) -> None:
        while not self.ending.is_set():
            if answers(f"{address}/readyz", host):
                welcome()
                return
            time.sleep(0.1)

    def end(self) -> None:
        """Web, worker and beat first, so that they can still reach the engines."""
        self.ending.set()
        for child in self.children:
            child.ask_to_end()
        limit = time.monotonic() + END_SECONDS
        while any(child.alive() for child in self.children) and time.monotonic() < limit:
            time.sleep(0.05)
        for child in self.children:
            child.kill()
        for engine in self.engines:
            engine.stop(2)


def answers(url: str, host: str) -> bool:
    """Whether the address answers with 200 within a few seconds, when asked for that host."""
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310 (our own http address)
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310 (our own http address)
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
