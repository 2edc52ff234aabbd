"""The kinds of letters we print: template, version, and who has verified the words in which language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
LETTERS, MESSAGES = "letter_wording.toml", "message_wording.toml"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one kind of letter in one language."""

    kind: str
    language: str
    version: str
    source: str
    material_id: str = ""
    verified_by: str = ""
    verified_on: str = ""

    @property
    def template(self) -> str:
        return f"pdf/letters/{self.kind}.html"

    @property
    def is_verified(self) -> bool:
        """Somebody answers for these words; in production no other letter is mailed."""
        return bool(self.verified_by and self.verified_on)


def wording(kind: str, language: str) -> Wording:
    """The words for ``kind`` in ``language``. Raises ``KeyError`` for a kind or language that we do not have."""
    return _registry(LETTERS)[kind, language]


def message_wording(kind: str, language: str) -> Wording:
    """The same for an e-mail or a text message."""
    return _registry(MESSAGES)[kind, language]


def letter_language(wanted: str) -> str:
    """The language of ours nearest to ``wanted`` (``es-US`` → ``es``); English when we have none."""
    language = wanted.lower()[:2]
    return language if language in {known for _, known in _registry(LETTERS)} else "en"


@cache
def _registry(file: str) -> dict[tuple[str, str], Wording]:
    rows: list[dict[str, Any]] = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["wording"]
    return {(row["kind"], row["language"]): Wording(**row) for row in rows}
