"""Checks of single values. Each takes the trimmed text of a field and gives it in our own form, or raises ``Bad``."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from members.services.imports.bad import Bad

Check = Callable[[str], str]

ISO_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
NDC = re.compile(r"\d{11}", re.ASCII)
IDENTIFIER = re.compile(r"[^\s\"',;\\|]+")
YES = frozenset({"true", "1", "yes", "y", "t"})
NO = frozenset({"false", "0", "no", "n", "f"})


@dataclass(frozen=True)
class Column:
    """A column of ours: its name, its check, and whether a line without it can be loaded."""

    name: str
    check: Check
    required: bool = False


def checked(columns: Sequence[Column], values: Iterable[str], *, needed: frozenset[str] | None = None) -> list[str]:
    """All values in our own form. ``needed`` names what may not be missing, if not the columns' own word."""
    return [_checked(column, value, needed) for column, value in zip(columns, values, strict=True)]


def _checked(column: Column, value: str, needed: frozenset[str] | None) -> str:
    if not value:
        if column.required if needed is None else column.name in needed:
            raise Bad("missing-field", column.name)
        return ""
    try:
        return column.check(value)
    except Bad as bad:
        raise Bad(bad.reason, column.name) from None


def date(value: str) -> str:
    """A day from 1900 to 2099 as ISO 8601 writes it."""
    try:
        if ISO_DATE.fullmatch(value):
            return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Bad("bad-date")


def decimal(whole: int, places: int) -> Check:
    """Not negative, at most so many digits before and after the point."""
    pattern = re.compile(rf"\d{{1,{whole}}}(?:\.\d{{1,{places}}})?", re.ASCII)
    return _matching(pattern, "bad-number")


def whole(digits: int) -> Check:
    return _matching(re.compile(rf"\d{{1,{digits}}}", re.ASCII), "bad-number")


def ndc(value: str) -> str:
    """Eleven digits; anything else may be a HCPCS code, and is never padded."""
    return _matching(NDC, "bad-ndc")(value)


def identifier(longest: int) -> Check:
    """Of somebody or something: no space, quotation mark or delimiter inside."""
    return _short(longest, _matching(IDENTIFIER, "bad-identifier"))


def words(longest: int) -> Check:
    return _short(longest, str)


def yes_no(value: str) -> str:
    word = value.lower()
    if word not in YES | NO:
        raise Bad("bad-yes-or-no")
    return "true" if word in YES else "false"


def one_of(*allowed: str) -> Check:
    def check(value: str) -> str:
        if value.lower() not in allowed:
            raise Bad("unknown-word")
        return value.lower()

    return check


def _matching(pattern: re.Pattern[str], reason: str) -> Check:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise Bad(reason)
        return value

    return check


def _short(longest: int, check: Check) -> Check:
    def within(value: str) -> str:
        if len(value) > longest:
            raise Bad("too-long")
        return check(value)

    return within
