"""Which two records of the plan may be one person: all members are compared at once.

The database joins those who share birth date and place or phone, or whose member ID is another's Medicare number;
``likeness`` judges what is left. What a rep has judged stays, while the facts are the same.
"""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from members.names import identifier_key, name_key
from members.services.imports.staging import hashed, run, value
from reviews.likeness import Person, compare, digits, may_be_one

AT_ONCE = 20_000  # rows that are compared and written before the next are read
KEY = zlib.crc32(b"possible duplicates")
ALIKE, NO_LONGER = "alike", "no longer alike"


@dataclass(frozen=True, slots=True)
class Found:
    """How many pairs are alike now, how many of them are to be looked at anew, and how many no longer are."""

    alike: int
    opened: int
    gone: int


@transaction.atomic
def find(*, by: str) -> Found:
    """Compare all members. Safe twice and from two workers: the second waits, and finds nothing new.

    Raises ``ValueError`` when nobody is named.
    """
    if not by:
        raise ValueError("a status change needs an actor")
    run("select pg_advisory_xact_lock(%s)", [KEY])
    run(STAGE)
    with hashed():
        _stage_alike()
    run("analyze staged_pair")
    opened = run(OPEN, {"by": by, "reason": ALIKE})
    run(REFRESH)
    gone = run(CLOSE, {"by": by, "reason": NO_LONGER})
    return Found(int(value("select count(*) from staged_pair")), opened, gone)


def _stage_alike() -> None:
    with connection.chunked_cursor() as cursor:
        cursor.execute(NEAR)
        while rows := cursor.fetchmany(AT_ONCE):
            _copy(rows)


def _copy(rows: list[tuple]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy staged_pair ({', '.join(COLUMNS)}) from stdin") as copy:
        for row in _alike(rows):
            copy.write_row(row)


def _alike(rows: list[tuple]) -> Iterator[tuple]:
    for first, second, *columns in rows:
        one, other = _person(columns[: len(COMPARED)]), _person(columns[len(COMPARED) :])
        like = compare(one, other)
        if may_be_one(like):
            yield first, second, list(like.reasons), like.score, facts(one, other)


def _person(columns: list) -> Person:
    first_name, last_name, birth_date, zip_code, phone, *identifiers = columns
    known = tuple(each for each in identifiers if each)
    return Person(
        first_name=first_name, last_name=last_name, birth_date=birth_date, zip_code=zip_code, phone=phone,
        identifiers=known,
    )  # fmt: skip


def facts(*people: Person) -> str:
    """A digest of all that is compared, however it is written; the same for the same two records in this order."""
    parts = [part for person in people for part in _compared(person)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _compared(person: Person) -> tuple[str, ...]:
    names = name_key(person.first_name), name_key(person.last_name)
    known = " ".join(sorted(identifier_key(each) for each in person.identifiers))
    return (*names, person.birth_date.isoformat(), person.zip_code[:5], digits(person.phone), known)


COLUMNS = ("first_id", "second_id", "reasons", "points", "facts")
COMPARED = ("first_name", "last_name", "birth_date", "zip_code", "phone", "member_id", "mbi")
STAGE = """
drop table if exists staged_pair;
create temporary table staged_pair (first_id bigint, second_id bigint, reasons text[], points int, facts text)
on commit drop
"""
# Either name begins alike, or they changed places: who is further off than that is no likeness of names.
_NAMES = """
a.merged_into_id is null and b.merged_into_id is null and a.last_name_key <> ''
and (left(a.last_name_key, 1) = left(b.last_name_key, 1) or left(a.first_name_key, 1) = left(b.first_name_key, 1)
    or (a.last_name_key = b.first_name_key and a.first_name_key = b.last_name_key))"""
_PHONE = r"right(regexp_replace({0}.phone, '[xX].*$|\D', '', 'g'), 7)"
_BOTH = "from members_member a join members_member b on"
NEAR = f"""
with near as (
    select a.id as first, b.id as second {_BOTH}
        a.birth_date = b.birth_date and left(a.zip_code, 5) = left(b.zip_code, 5) and a.id < b.id
    where length(a.zip_code) >= 5 and {_NAMES}
    union
    select a.id, b.id {_BOTH}
        a.birth_date = b.birth_date and {_PHONE.format("a")} = {_PHONE.format("b")} and a.id < b.id
    where length({_PHONE.format("a")}) = 7 and {_NAMES}
    union
    select least(a.id, b.id), greatest(a.id, b.id) {_BOTH} a.mbi = b.member_id_key and a.id <> b.id
    where a.merged_into_id is null and b.merged_into_id is null
)
select near.first, near.second, {", ".join(f"{side}.{name}" for side in "ab" for name in COMPARED)}
from near join members_member a on a.id = near.first join members_member b on b.id = near.second
"""  # noqa: S608
# What is merged stays so. Who was judged, or was no longer alike, is opened again by other facts, or by being alike.
OPEN = """
with opened as (
    insert into reviews_duplicatepair (id, created_at, current_state, first_id, second_id, reasons, points, facts)
    select gen_random_uuid(), now(), '', first_id, second_id, reasons, points, facts from staged_pair
    on conflict (first_id, second_id) do nothing
    returning id
), again as (
    select pair.id from reviews_duplicatepair pair join staged_pair staged using (first_id, second_id)
    where pair.current_state = 'gone' or (pair.current_state = 'two_people' and pair.facts <> staged.facts)
)
insert into reviews_duplicatepairstatus (pair_id, state, at, by, reason)
select id, 'open', now(), %(by)s, %(reason)s from (select id from opened union all select id from again) as found
"""
REFRESH = """
update reviews_duplicatepair pair set reasons = staged.reasons, points = staged.points, facts = staged.facts
from staged_pair staged
where pair.first_id = staged.first_id and pair.second_id = staged.second_id and pair.facts <> staged.facts
"""
CLOSE = """
insert into reviews_duplicatepairstatus (pair_id, state, at, by, reason)
select pair.id, 'gone', now(), %(by)s, %(reason)s from reviews_duplicatepair pair
where pair.current_state = 'open'
    and (first_id, second_id) not in (select first_id, second_id from staged_pair)
"""
