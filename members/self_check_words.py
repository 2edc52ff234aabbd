"""What helps people to count, and the questions beside the official rule: words from a data file with sources."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "data" / "self_check.toml"
Words = dict[str, str]  # language to text


@dataclass(frozen=True, slots=True)
class Question:
    """A reason to ask for a review that is no part of the rule; ``why`` says what a review can do about it."""

    key: str
    text: Words
    why: Words


@dataclass(frozen=True, slots=True)
class CountingHelp:
    """What to count, as the page of a year says it."""

    counts: tuple[Words, ...]
    does_not_count: tuple[Words, ...]
    cost: tuple[Words, ...]
    long_term: Words | None


def counting_help(year: int) -> CountingHelp:
    data, long_term = _read(), _read()["long_term"]
    return CountingHelp(
        counts=tuple(data["counts"]["points"]),
        does_not_count=tuple(data["does_not_count"]["points"]),
        cost=tuple(data["cost"]["points"]),
        long_term=long_term if year >= long_term["since"] else None,
    )


@cache
def worth_asking() -> tuple[Question, ...]:
    """The questions in the order of the page."""
    return tuple(
        Question(entry["key"], {"en": entry["en"], "es": entry["es"]}, {"en": entry["why_en"], "es": entry["why_es"]})
        for entry in _read()["worth_asking"]["questions"]
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
