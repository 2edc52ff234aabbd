"""The rep's desk with a million members: how long a search takes, against the bare SQL behind it."""

import itertools
from collections.abc import Callable, Iterator

from django.db import connection

from members.services import member_search
from reviews.benchmarks import call_desk, people
from reviews.benchmarks.measuring import Metric, take_turns

MEMBERS = 1_000_000  # at scale 1
ROUNDS = 9
SEARCHES = 200  # of each side in a round
MOST = member_search.MOST + 1

# Set-wise, as no import would do it: what is measured is the search. Twelve thousand birth dates, as in a plan.
FILL = """
insert into members_member (
    created_at, member_id, member_id_key, mbi, first_name, middle_initial, last_name, first_name_key, last_name_key,
    birth_date, sex, phone, address1, address2, city, state, zip_code, confidential_address, language, large_print,
    interpreter, uses_tty, hearing_help, long_term_care, hospice, cognitively_impaired)
select now(), 'D' || lpad(n::text, 8, '0'), 'D' || lpad(n::text, 8, '0'), null,
    initcap(given), '', initcap(family), given, family,
    date '1925-01-01' + (n * 31 %% 12007)::int, '',
    '617-' || 200 + n %% 800 || '-' || lpad((n * 17 %% 10000)::text, 4, '0'),
    '1 Main St', '', 'Boston', 'MA', lpad((1000 + n * 11 %% 5003)::text, 5, '0'), false, 'en', false,
    false, false, false, false, false, false
from generate_series(1, %s) as n,
    translate('given' || n * 7 %% 900, '0123456789', 'abcdefghij') as given,
    translate('family' || n * 13 %% 9001, '0123456789', 'abcdefghij') as family
"""
COLUMNS = "select id, first_name, middle_initial, last_name, birth_date, city from members_member where "
ORDER = f" order by last_name_key, first_name_key, birth_date limit {MOST}"
NAMED = "(last_name_key like %s or first_name_key like %s)"
BARE = {
    "identifier": COLUMNS + "member_id_key = %s",
    "phone": COLUMNS + r"right(regexp_replace(phone, '[xX].*$|\D', '', 'g'), 7) = %s" + ORDER,
    "name and birth date": COLUMNS + "birth_date = %s and (last_name_key like %s or first_name_key like %s)" + ORDER,
    "name and zip": COLUMNS + '"left"(zip_code, 5) = %s and (last_name_key like %s or first_name_key like %s)' + ORDER,
}
Search = tuple[str, str, list[str]]  # what is typed, its kind, the values of the bare query


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``search_vs_sql`` and ``call_desk_vs_sql``: milliseconds of one search and of one page, so less is better."""
    year = people.prepare()
    members = max(100, round(MEMBERS * scale))
    tell(f"{members} members")
    fill(members)
    typed, queries = itertools.cycle(_searches(members)), itertools.cycle(_searches(members))

    def ours() -> int:
        for text, kind, _values in itertools.islice(typed, SEARCHES):
            found = member_search.search(text)
            if found.kind != kind or not found.members:
                raise RuntimeError(f"a search by {kind} was read as {found.kind}, and found {len(found.members)}")
        return SEARCHES

    def bare() -> int:
        with connection.cursor() as cursor:
            for _text, kind, values in itertools.islice(queries, SEARCHES):
                cursor.execute(BARE[kind], values)
                cursor.fetchall()
        return SEARCHES

    rates = take_turns(ours, bare, rounds=ROUNDS, unit="searches/s", tell=tell)
    return {
        "search_vs_sql": Metric(1_000 / rates.value, 1_000 / rates.baseline, "ms"),
        "call_desk_vs_sql": call_desk.run(year, max(5, round(call_desk.LIVED * min(1, scale))), tell),
    }


def fill(members: int) -> None:
    """Make so many invented members, and let the planner know them."""
    with connection.cursor() as cursor:
        cursor.execute(FILL, [members])
        cursor.execute("analyze members_member")


def _searches(members: int) -> list[Search]:
    """The four ways in turn, of members from all over the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select member_id_key, phone, birth_date, zip_code, last_name, last_name_key from members_member "
            "where id %% %s = 1 order by id limit 2000",
            [max(1, members // 1000)],
        )
        rows = cursor.fetchall()
    return [search for row in rows for search in _ways(*row)]


def _ways(member_id: str, phone: str, born: object, zip_code: str, name: str, key: str) -> Iterator[Search]:
    prefix = f"{key[:-1]}%"
    yield member_id, "identifier", [member_id]
    yield phone, "phone", [phone.replace("-", "")[-7:]]
    yield f"{name[:-1]} {born}", "name and birth date", [str(born), prefix, prefix]
    yield f"{zip_code} {name[:-1]}", "name and zip", [zip_code, prefix, prefix]
