"""Places at which a process of a test stands still, so that it can be killed exactly there."""

import functools
import os
import time
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

CLOSED = "closed"
STORING = "in the middle of storing a letter"


class Gate:
    """A test's end of it: a folder that says where to stand still, and who does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def close(self, place: str = STORING) -> None:
        """``place`` is ``STORING``, or "before" or "after" and the name of a function; its second call with " 2"."""
        for path in self.folder.iterdir():
            path.unlink()
        # Under a number of its own: calls are counted from here on.
        (self.folder / CLOSED).write_text(f"{place}\n{uuid.uuid4()}")

    def open(self) -> None:
        (self.folder / CLOSED).unlink(missing_ok=True)

    def waiting(self) -> list[int]:
        """Numbers of the processes that stand there."""
        return [int(path.name.removeprefix("waits-")) for path in self.folder.glob("waits-*")]


def closed_at(folder: Path) -> tuple[str, str]:
    """The place and its number, or twice nothing."""
    try:
        place, _, number = (folder / CLOSED).read_text().partition("\n")
    except FileNotFoundError:
        return "", ""
    return place, number


def stand(folder: Path) -> None:
    """Say who waits, and go on when the gate is open."""
    (folder / f"waits-{os.getpid()}").touch()
    while (folder / CLOSED).exists():
        time.sleep(0.01)


def install(folder: Path, places: list[str]) -> None:
    """Have this process stand still before or after the functions that ``places`` name, when the gate is closed."""
    for name in {place.split()[1] for place in places}:
        owner, _, attribute = name.rpartition(".")
        found = import_string(owner) if _is_class(owner) else __import__(owner, fromlist=[attribute])
        setattr(found, attribute, _gated(getattr(found, attribute), name, folder))


def _is_class(name: str) -> bool:
    return name.rpartition(".")[2][0].isupper()


def _gated(function: Callable[..., Any], name: str, folder: Path) -> Callable[..., Any]:
    calls: Counter[str] = Counter()

    def reached(side: str) -> bool:
        place, number = closed_at(folder)
        if place.split()[:2] != [side, name]:
            return False
        calls[number] += 1
        return calls[number] == int([*place.split(), 1][2])

    @functools.wraps(function)
    def gated(*args: Any, **options: Any) -> Any:
        if reached("before"):
            stand(folder)
        answer = function(*args, **options)
        if reached("after"):
            stand(folder)
        return answer

    return gated
