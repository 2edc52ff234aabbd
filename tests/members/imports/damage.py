"""Breaks lines of a file in ways that files really break. Every kind makes any data line one that cannot be loaded."""

import random
from collections.abc import Callable, Iterator

Damage = Callable[[bytes, bytes], bytes]  # line, delimiter → broken line


def replaced(place: int, value: bytes) -> Damage:
    """Another value in one column."""

    def damage(line: bytes, delimiter: bytes) -> bytes:
        fields = line.split(delimiter)
        fields[place] = value
        return delimiter.join(fields)

    return damage


def every_kind(date: int, date_value: bytes, number: int | None = None) -> dict[str, Damage]:
    """By the reason that is to be told. ``date`` and ``number`` are the places of such columns."""
    kinds: dict[str, list[Damage]] = {
        "wrong-column-count": [
            lambda line, delimiter: line.rpartition(delimiter)[0].rpartition(delimiter)[0],
            lambda line, delimiter: line + delimiter + b"more",
            lambda line, delimiter: line[: len(line) // 3].replace(delimiter, b"", 1),
        ],
        "control-character": [
            lambda line, delimiter: line.replace(delimiter, b"\x00" + delimiter, 1),
            lambda line, delimiter: line + b"\x1b[2J",
            lambda line, delimiter: b"\x07" + line,
        ],
        "invalid-utf8": [
            lambda line, delimiter: line + b"\xff",
            lambda line, delimiter: line.replace(delimiter, b"\xc3" + delimiter, 1),
        ],
        "bad-date": [replaced(date, date_value), replaced(date, b"yesterday")],
    }
    if number is not None:
        kinds["bad-number"] = [replaced(number, b"12a"), replaced(number, b"-5")]
    return {f"{reason} {which}": damage for reason, all_of in kinds.items() for which, damage in enumerate(all_of)}


QUOTES: dict[str, Damage] = {
    "broken-quotes 0": lambda line, delimiter: b'"' + line,
    "broken-quotes 1": lambda line, delimiter: line.replace(delimiter, delimiter + b'"', 1),
    "broken-quotes 2": lambda line, delimiter: line.replace(delimiter, b'"' + delimiter, 1),
}


def damaged(
    text: bytes, kinds: dict[str, Damage], *, delimiter: bytes = b",", share: float = 0.01, seed: int = 1
) -> tuple[bytes, dict[int, str]]:
    """A copy with that share of its lines broken, by turns in every way; and the reason by number of the line."""
    header, *lines = text.removesuffix(b"\n").split(b"\n")
    chosen = sorted(random.Random(seed).sample(range(len(lines)), max(round(len(lines) * share), len(kinds))))
    broken = dict(zip(chosen, _by_turns(kinds), strict=False))
    copy = [kinds[broken[at]](line, delimiter) if at in broken else line for at, line in enumerate(lines)]
    return b"\n".join([header, *copy, b""]), {at + 2: kind.split()[0] for at, kind in broken.items()}


def _by_turns(kinds: dict[str, Damage]) -> Iterator[str]:
    while True:
        yield from kinds
