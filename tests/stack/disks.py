"""A disk that takes no more until there is room again."""

import contextlib
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stack.processes import Stack, children_of

SIZE = 1 << 20
LEFT = 32 << 10  # room for one letter, and not for two
FILLER = ".filler"
LARGEST = 16 << 10  # of a file: a letter is larger, a log of what failed is not

MakeRoom = Callable[[], None]
Disk = Callable[[Stack, Path], contextlib.AbstractContextManager[MakeRoom]]


@contextlib.contextmanager
def full(stack: Stack, folder: Path) -> Iterator[MakeRoom]:
    """A small file system of its own at ``folder``, with room for one letter until there is room for all."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() or _run("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder):
        pytest.skip("a small disk of its own can be mounted by root only")
    filler = folder / FILLER
    try:
        filler.write_bytes(b"x" * (SIZE - LEFT))
        yield filler.unlink
    finally:
        _run("umount", "--lazy", folder)


@contextlib.contextmanager
def limited(stack: Stack, folder: Path, largest: int = LARGEST) -> Iterator[MakeRoom]:
    """On any machine: the kernel takes no file of the worker's that is larger than that, as with a quota."""
    os.truncate(stack.logs / "worker.log", 0)
    _limit(stack, largest)
    try:
        yield lambda: _limit(stack, resource.RLIM_INFINITY)
    finally:
        _limit(stack, resource.RLIM_INFINITY)


def _limit(stack: Stack, size: int) -> None:
    for process in children_of(stack.running["worker"]):
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _run(*command: str | Path) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode
