"""Why a line is not loaded."""

from dataclasses import dataclass


class Bad(Exception):
    """This line cannot be loaded. ``reason`` is a stable word, ``field`` our name of the column, if it is one."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class FileRefused(Exception):
    """The file is not read, or not read further; the message is for the terminal and names no person."""


@dataclass(frozen=True)
class Aside:
    """A line that is put aside."""

    line: int
    reason: str
    field: str = ""
