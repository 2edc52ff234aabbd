"""Is it the member who calls? Pure: what was said and what is on file in, what agrees out.

After CMS's own call-center course (age unknown, so a proposal): full name, the number, birth date, and one more. The
year of birth may be two off; month and day must be right.
"""

import datetime
import re
from collections.abc import Collection
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from members.names import identifier_key, name_key

ITEMS = {
    "name": _("full name"),
    "number": _("member ID or Medicare number"),
    "birth_date": _("birth date"),
    "zip_code": _("ZIP code"),
    "phone": _("phone number on file"),
}
NEEDED = ("name", "number", "birth_date")
ONE_OF = ("zip_code", "phone")
MOST_TRIES = 2
YEARS_OFF = 2


class OnFile(Protocol):
    first_name: str
    last_name: str
    member_id: str
    mbi: str | None
    birth_date: datetime.date
    zip_code: str
    phone: str


def agreeing(said: dict[str, str], birth_date: datetime.date | None, member: OnFile) -> list[str]:
    """Names of ``ITEMS`` in which the caller was right; what was not said agrees with nothing."""
    tests = {
        "name": _words(said.get("name", "")) >= _words(f"{member.first_name} {member.last_name}"),
        "number": _is_number(said.get("number", ""), member),
        "birth_date": birth_date is not None and is_birth_date(birth_date, member.birth_date),
        "zip_code": _digits(said.get("zip_code", ""))[:5] == member.zip_code[:5] != "",
        "phone": _digits(said.get("phone", ""))[-10:] == _digits(member.phone)[-10:] != "",
    }
    return [name for name, right in tests.items() if right]


def passes(agrees: Collection[str]) -> bool:
    """All that is needed, and one more."""
    return set(NEEDED) <= set(agrees) and bool(set(ONE_OF) & set(agrees))


def is_birth_date(said: datetime.date, known: datetime.date) -> bool:
    same_day = (said.month, said.day) == (known.month, known.day)
    return same_day and abs(said.year - known.year) <= YEARS_OFF


def _words(text: str) -> set[str]:
    return set(filter(None, (name_key(word) for word in text.split())))


def _is_number(said: str, member: OnFile) -> bool:
    key = identifier_key(said)
    return bool(key) and key in (identifier_key(member.member_id), identifier_key(member.mbi or ""))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
