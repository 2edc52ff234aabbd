"""What goes with a letter by law, from data files that say where the words come from and who has checked them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, kw_only=True)
class SafeDisposal:
    """How to get rid of medicines, in one language (42 CFR 422.111(j) by way of 423.153(d)(1)(vii)(E))."""

    version: str
    heading: str
    intro: str
    ways: tuple[str, ...]
    trash: str
    trash_steps: tuple[str, ...]
    flush: str
    more: str
    addresses: tuple[dict[str, str], ...]
    verified_by: str
    verified_on: str

    @property
    def is_verified(self) -> bool:
        return bool(self.verified_by and self.verified_on)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """That language help and aids are free, in the languages of the plan's states (45 CFR 92.11).

    Each statement has ``language`` (such as ``zh-Hans``) and ``text``. Empty until the sponsor supplies it.
    """

    version: str
    statements: tuple[dict[str, str], ...]
    verified_by: str = ""
    verified_on: str = ""

    @property
    def is_verified(self) -> bool:
        """A notice that is not there is not verified either."""
        return bool(self.statements and self.verified_by and self.verified_on)


def safe_disposal(language: str) -> SafeDisposal:
    """The text in that language. Raises ``KeyError`` for one that we do not have."""
    data = _read("safe_disposal.toml")
    words = {text.pop("language"): text for text in data["text"]}[language]
    lists = {name: tuple(words.pop(name)) for name in ("ways", "trash_steps", "addresses")}
    return SafeDisposal(version=data["version"], **lists, **words)


def language_notice() -> Notice:
    data = _read("language_notice.toml")
    return Notice(
        version=data["version"],
        statements=tuple(data["statement"]),
        verified_by=data["verified_by"],
        verified_on=data["verified_on"],
    )


def are_verified(content: dict[str, Any], language: str) -> bool:
    """Whether somebody answers for the inserts as that frozen letter has them, versions included."""
    disposal, notice = safe_disposal(language), language_notice()
    same = (content["disposal"]["version"], content["language_notice"]["version"]) == (disposal.version, notice.version)
    return same and disposal.is_verified and notice.is_verified


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


@cache
def _text(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
