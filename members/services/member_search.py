"""The one search box: what is typed tells by itself what it is, and nobody leafs through the plan's members."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from members.models import Member
from members.models.member import MemberQuerySet
from members.names import PHONE_DIGITS, identifier_key
from members.services.finding import name_starts, read, starting
from mtmsite.compiled import Compiled

MOST = 15
ZIP = re.compile(r"(\d{5})(?:-?\d{4})?")
PHONE = range(7, 16)  # digits of a number, without and with area and country code

NOTHING, IDENTIFIER, PHONE_NUMBER, BORN = "nothing", "identifier", "phone", "birth date"
NAME_AND_BORN, NAME_AND_ZIP, NAME_ALONE = "name and birth date", "name and zip", "name alone"


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a search found, at most ``MOST``; ``kind`` says what was typed, and never the text itself."""

    kind: str
    members: list[Member]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What was typed, in its parts; any of them may be missing."""

    words: list[str]
    birth_date: datetime.date | None
    zip_code: str

    @property
    def identifier(self) -> str:
        """A member ID or MBI, or an empty text: one without any digit is a name."""
        key = identifier_key("".join([*self.words, self.zip_code]))
        return key if any(char.isdigit() for char in key) else ""

    @property
    def phone(self) -> str:
        """Digits alone, up to an extension, without the country code; else an empty text."""
        number = re.sub(r"(?i)\s*(ext\.?|x)\s*\d+$", "", " ".join([*self.words, self.zip_code]).strip())
        digits = re.sub(r"\D", "", number)
        if len(digits) not in PHONE or any(char.isalpha() for char in number):
            return ""
        return digits.removeprefix("1") if len(digits) == 11 else digits


def read_box(text: str) -> Box:
    """``"Peña 01608"`` → the word and the ZIP code; a date is read as in every box."""
    typed = read(text)
    zips = [found[1] for word in typed.words if (found := ZIP.fullmatch(word))]
    names = [word for word in typed.words if not ZIP.fullmatch(word)]
    if len(zips) != 1 or (not names and not typed.birth_date):
        return Box(typed.words, typed.birth_date, "")
    return Box(names, typed.birth_date, zips[0])


def search(text: str) -> Found:
    """By member ID, MBI, phone, birth date, or the start of names beside a birth date or ZIP code.

    The first way that finds somebody counts, the likelier ones first. A name alone finds nobody.
    """
    box, found = read_box(text), None
    for way in (_by_name_and_zip, _by_written_phone, _by_identifier, _by_phone, _by_birth_date):
        found = way(box) or found
        if found and found.members:
            return found
    return found or Found(NAME_ALONE if box.words else NOTHING, [])


def _by_name_and_zip(box: Box) -> Found | None:
    if not (box.words and box.zip_code) or box.birth_date:
        return None
    return _first(NAME_AND_ZIP, AT_ZIP_NAMED(box.zip_code, *name_starts(box.words)))


def _by_written_phone(box: Box) -> Found | None:
    """Brackets, points or dashes between the digits, as no member ID has them."""
    return _by_phone(box) if box.phone and not "".join(box.words).isdigit() else None


def _by_identifier(box: Box) -> Found | None:
    if not box.identifier:
        return None
    exact = IDENTIFIED(box.identifier)
    return Found(IDENTIFIER, exact) if exact or not (box.zip_code or box.phone or box.birth_date) else None


def _by_phone(box: Box) -> Found | None:
    return _first(PHONE_NUMBER, PHONED(box.phone[-PHONE_DIGITS:], box.phone)) if box.phone else None


def _by_birth_date(box: Box) -> Found | None:
    if not box.birth_date:
        return None
    keys = [box.birth_date, *([box.zip_code] if box.zip_code else [])]
    if not box.words:
        return _first(BORN, BORN_ON(*keys))
    rows = BORN_AT_ZIP_NAMED if box.zip_code else BORN_NAMED
    return _first(NAME_AND_BORN, rows(*keys, *name_starts(box.words)))


def _first(kind: str, members: list[Member]) -> Found:
    return Found(kind, members[:MOST], more=len(members) > MOST)


def _people() -> MemberQuerySet:
    return Member.objects.only(
        "member_id", "first_name", "middle_initial", "last_name", "birth_date", "city", "merged_into"
    )


def _likeliest(members: QuerySet[Member]) -> QuerySet[Member]:
    return members.order_by("last_name_key", "first_name_key", "birth_date")[: MOST + 1]


def _born_on(born: Any, *zip_codes: Any) -> QuerySet[Member]:
    found = _people().filter(birth_date=born)
    return _likeliest(found.in_zip(*zip_codes) if zip_codes else found)


IDENTIFIED = Compiled(lambda key: _people().with_key(key)[:1])
PHONED = Compiled(lambda last, digits: _likeliest(_people().with_phone(last, digits)))
AT_ZIP_NAMED = Compiled(lambda five, *keys: _likeliest(_people().in_zip(five).filter(starting(*keys))))
BORN_ON = Compiled(_born_on)
BORN_NAMED = Compiled(lambda born, *keys: _likeliest(_people().filter(starting(*keys), birth_date=born)))
BORN_AT_ZIP_NAMED = Compiled(
    lambda born, five, *keys: _likeliest(_people().in_zip(five).filter(starting(*keys), birth_date=born))
)
