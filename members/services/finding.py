"""What a rep types into a search box, read as member IDs, names and birth dates."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from members.models import AuditEvent, Member
from members.names import identifier_key, name_key

_DATE = re.compile(r"\b(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))\b")


@dataclass(frozen=True, slots=True)
class Typed:
    """The words and the birth date of a search; either may be missing."""

    words: list[str]
    birth_date: datetime.date | None


def read(text: str) -> Typed:
    """``"Peña 3/2/1941"`` → the word and the date, written month first as on the phone, or year first."""
    found = _DATE.search(text)
    if not found:
        return Typed(text.split(), None)
    month, day, year, iso_year, iso_month, iso_day = (int(part or 0) for part in found.groups())
    words = (text[: found.start()] + " " + text[found.end() :]).split()
    try:
        return Typed(words, datetime.date(year or iso_year, month or iso_month, day or iso_day))
    except ValueError:
        return Typed(text.split(), None)  # no such day: it finds nothing, as it should


def find_members(people: QuerySet[Member], text: str) -> QuerySet[Member]:
    """By the start of a member ID, by MBI, by birth date, or by birth date and the start of names.

    A name alone finds nobody: two keys keep the population from being browsed.
    """
    typed = read(text)
    wanted = Q()
    if typed.words:
        key = identifier_key("".join(typed.words))
        wanted = Q(member_id_key__startswith=key) | Q(mbi=key) if key else Q(pk=None)
    if typed.birth_date is None:
        return people.filter(wanted) if typed.words else people.none()
    return people.filter(wanted | named(typed.words) if typed.words else Q(), birth_date=typed.birth_date)


def named(words: list[str]) -> Q:
    """All words as the start of the last or first name, or divided between the two in either order."""
    return starting(*name_starts(words))


def name_starts(words: list[str]) -> list[str]:
    """The keys that ``starting`` takes: of all words, then of both parts of each division."""
    parts = [words[:cut] if first else words[cut:] for cut in range(1, len(words)) for first in (True, False)]
    return [name_key(" ".join(each)) for each in (words, *parts)]


def starting(whole: Any, *parts: Any) -> Q:
    """Members one of whose names starts with ``whole``, or both with two ``parts`` that follow each other."""
    wanted = Q(last_name_key__startswith=whole) | Q(first_name_key__startswith=whole)
    for one, two in zip(parts[::2], parts[1::2], strict=True):
        wanted |= Q(first_name_key__startswith=one, last_name_key__startswith=two)
        wanted |= Q(last_name_key__startswith=one, first_name_key__startswith=two)
    return wanted


def find_events(events: QuerySet[AuditEvent], text: str) -> QuerySet[AuditEvent]:
    """By who acted, the start of the verb, the key of a record, or the member ID of who was looked at."""
    word = text.strip()
    people = [str(pk) for pk in Member.objects.with_identifier(word).values_list("pk", flat=True)[:2]]
    return events.filter(
        Q(actor=word)
        | Q(verb__startswith=word.lower())
        | Q(object_id=word)
        | Q(object_type=Member._meta.label, object_id__in=people)
    )
