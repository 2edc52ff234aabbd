"""Reads a file of lines, plain or .gz, in batches; memory stays flat however long it is."""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Self

from members.services.imports.bad import FileRefused

BLOCK = 1 << 20
LONGEST_LINE = 1 << 20
GZIP = b"\x1f\x8b"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Batch:
    """Lines without their line ends; ``first`` is the number of the first one. The header is line 1."""

    first: int
    lines: list[bytes]

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    def line(self, number: int) -> bytes:
        return self.lines[number - self.first]

    def count(self) -> int:
        """Lines that are not blank: blank ones keep their number and are passed over."""
        return len(self.lines) - self.lines.count(b"")


class Source:
    """An open file. Everything is read through the same handle, and a file that changes meanwhile is refused."""

    def __init__(self, path: Path) -> None:
        try:
            self.raw: BufferedReader = path.open("rb")
        except OSError as error:
            raise FileRefused(f"The file cannot be opened: {error.strerror}.") from error
        self.stamp = self._stamp()
        if not stat.S_ISREG(os.fstat(self.raw.fileno()).st_mode):
            self.raw.close()
            raise FileRefused("This is not a regular file. It is read twice, so a pipe will not do.")
        self.size = os.fstat(self.raw.fileno()).st_size
        self.packed = self.raw.read(2) == GZIP

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.raw.close()

    def done(self) -> int:
        """Bytes of the file that were read."""
        return self.raw.tell()

    def sha256(self) -> str:
        """Of the file as it lies there, packed or not. A .gz is unpacked once to see that it is whole."""
        self.raw.seek(0)
        digest = hashlib.file_digest(self.raw, "sha256").hexdigest()
        if self.packed:
            for _block in self._blocks():
                pass
        return digest

    def header(self) -> bytes:
        """The first line, without byte order mark."""
        for lines in self._pieces():
            if lines:
                return lines[0].removeprefix(BYTE_ORDER_MARK)
        return b""

    def batches(self, size: int, *, after: int = 1) -> Iterator[Batch]:
        """Lines after number ``after``, ``size`` at a time."""
        kept: list[bytes] = []
        number = 0  # of the last line read
        for lines in self._pieces():
            number += len(lines)
            if number <= after:
                continue
            kept += lines[-(number - after) :] if number - after < len(lines) else lines
            while len(kept) >= size:
                yield Batch(number - len(kept) + 1, kept[:size])
                kept = kept[size:]
        if kept:
            yield Batch(number - len(kept) + 1, kept)
        if self._stamp() != self.stamp:
            raise FileRefused("The file was changed while it was read. Start again with a file that keeps still.")

    def _pieces(self) -> Iterator[list[bytes]]:
        """Some lines at a time."""
        tail = b""
        for block in self._blocks():
            read = tail + block
            *lines, tail = read.split(b"\n")
            if len(tail) > LONGEST_LINE:
                raise FileRefused("A line is longer than 1 MB. This is not a file of lines.")
            if b"\r" in read:
                lines = [line.removesuffix(b"\r") for line in lines]
            yield lines
        if tail:
            yield [tail.removesuffix(b"\r")]

    def _blocks(self) -> Iterator[bytes]:
        self.raw.seek(0)
        stream: BufferedReader | gzip.GzipFile = gzip.GzipFile(fileobj=self.raw) if self.packed else self.raw
        try:
            while block := stream.read(BLOCK):
                yield block
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise FileRefused("The .gz file is damaged or ends too early. Nothing more of it is read.") from error

    def _stamp(self) -> tuple[int, int]:
        found = os.fstat(self.raw.fileno())
        return found.st_size, found.st_mtime_ns
