"""The words of the packet that follows a review, by form set and language, from a data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data" / "packets.toml"


@dataclass(frozen=True, kw_only=True)
class ToDoWords:
    """The page of things to do; an empty text is a place that this edition of the form has not."""

    title: str
    prepared_on: str
    intro: tuple[str, ...]
    steps: tuple[str, ...]
    share: str
    heading: str
    talked_about: str
    what_to_do: str
    what_i_did: str
    nothing: str
    after: tuple[str, ...]
    questions: str


@dataclass(frozen=True, kw_only=True)
class PacketWords:
    """Cover letter and things to do in one language; ``{…}`` in a text is filled in."""

    version: str
    salutation: str
    thanks: str
    thanks_other: str
    enclosed: str
    advice: tuple[str, ...]
    call: str
    closing: str
    list_made: str
    list_questions: str
    to_do: ToDoWords
    source: str
    confidence: str
    verified_by: str
    verified_on: str

    @property
    def is_verified(self) -> bool:
        """Somebody compared these words with CMS's file and answers for them."""
        return bool(self.verified_by and self.verified_on)


def packet_words(form_set: str, language: str) -> PacketWords:
    """The words of that form set. Raises ``KeyError`` for a form set or language that we do not have."""
    return _all()[form_set, language]


@cache
def _all() -> dict[tuple[str, str], PacketWords]:
    rows: list[dict[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["packet"]
    return {
        (row["form_set"], language): _words(words, row["version"])
        for row in rows
        for language, words in row.items()
        if isinstance(words, dict)
    }


def _words(row: dict[str, Any], version: str) -> PacketWords:
    to_do = ToDoWords(**_tuples(row["to_do"]))
    return PacketWords(**(_tuples(row) | {"to_do": to_do, "version": version}))


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
