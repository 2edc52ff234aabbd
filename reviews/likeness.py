"""How much what somebody typed is like a member: a score to rank by, and reasons that a rep can read. Pure."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import OSA

from members.names import PHONE_DIGITS, identifier_key, name_key

# Birth date and identifier tell people apart, names less so, a ZIP code or phone only supports.
POINTS = {
    "member_id": 8,
    "name": 5, "name_close": 4, "names_swapped": 4, "last_name": 2, "last_name_close": 1, "first_name": 1,
    "birth_date": 5, "birth_swapped": 3, "birth_close": 3,
    "zip_code": 1,
    "phone": 2,
}  # fmt: skip
ENOUGH = 6  # two things that agree, or the identifier
REASONS: dict[str, Any] = {
    "member_id": _("same member ID"),
    "name": _("same name"),
    "name_close": _("name one or two letters off"),
    "names_swapped": _("first and last name swapped"),
    "last_name": _("same last name"),
    "last_name_close": _("last name one or two letters off"),
    "first_name": _("same first name"),
    "birth_date": _("same birth date"),
    "birth_swapped": _("birth day and month swapped"),
    "birth_close": _("one part of the birth date differs"),
    "zip_code": _("same ZIP code"),
    "phone": _("same phone"),
}
LONG_NAME = 8  # letters from which two may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who somebody is, as typed or as on file; ``identifiers`` are a member ID, an MBI, or both."""

    first_name: str
    last_name: str
    birth_date: datetime.date
    zip_code: str = ""
    phone: str = ""
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    score: int
    reasons: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


WHOLE_NAME = frozenset({"name", "name_close", "names_swapped"})
PART_OF_NAME = frozenset({"last_name", "last_name_close", "first_name"})


def compare(asked: Person, known: Person) -> Likeness:
    """Points of all that agrees or nearly does, with the keys of ``REASONS`` in the order in which a rep reads them."""
    found = (_identifier(asked, known), *_name(asked, known), _birth(asked.birth_date, known.birth_date))
    reasons = tuple(each for each in (*found, _zip(asked, known), _phone(asked, known)) if each)
    return Likeness(sum(POINTS[each] for each in reasons), reasons)


def may_be_one(like: Likeness) -> bool:
    """Whether two records on file are to be looked at: one identifier, or the birth date and beside it the whole name
    with a ZIP code or phone, or a part of the name (a nickname, a married name) with the phone."""
    found = frozenset(like.reasons)
    if "member_id" in found:
        return True
    near = found & {"zip_code", "phone"} if found & WHOLE_NAME else found & {"phone"} if found & PART_OF_NAME else ()
    return "birth_date" in found and bool(near)


def _identifier(asked: Person, known: Person) -> str:
    typed = {identifier_key(each) for each in asked.identifiers} - {""}
    return "member_id" if typed & {identifier_key(each) for each in known.identifiers} else ""


def _name(asked: Person, known: Person) -> tuple[str, ...]:
    first, last = name_key(asked.first_name), name_key(asked.last_name)
    on_file = name_key(known.first_name), name_key(known.last_name)
    if (first, last) == on_file:
        return ("name",)
    if (last, first) == on_file:
        return ("names_swapped",)
    first_close, last_close = _close(first, on_file[0]), _close(last, on_file[1])
    if first_close and last_close:
        return ("name_close",)
    of_last = "last_name" if last == on_file[1] else "last_name_close" if last_close else ""
    return (of_last, "first_name" if first == on_file[0] else "")


def _close(typed: str, on_file: str) -> bool:
    """One slip of the finger, two in a long name: a letter wrong, missing, too many, or two that changed places."""
    allowed = 2 if min(len(typed), len(on_file)) >= LONG_NAME else 1
    if min(len(typed), len(on_file)) < 3:
        return typed == on_file
    return OSA.distance(typed, on_file, score_cutoff=allowed) <= allowed


def _birth(asked: datetime.date, known: datetime.date) -> str:
    if asked == known:
        return "birth_date"
    if (asked.year, asked.month, asked.day) == (known.year, known.day, known.month):
        return "birth_swapped"
    parts = zip(asked.timetuple()[:3], known.timetuple()[:3], strict=True)
    return "birth_close" if sum(one != two for one, two in parts) == 1 else ""


def _zip(asked: Person, known: Person) -> str:
    return "zip_code" if len(asked.zip_code) >= 5 and asked.zip_code[:5] == known.zip_code[:5] else ""


def _phone(asked: Person, known: Person) -> str:
    typed, on_file = digits(asked.phone), digits(known.phone)
    return "phone" if len(typed) == PHONE_DIGITS and typed == on_file else ""


def digits(phone: str) -> str:
    """The last seven digits of a phone up to its extension, fewer when it has fewer."""
    return "".join(char for char in phone.lower().split("x")[0] if char in "0123456789")[-PHONE_DIGITS:]
