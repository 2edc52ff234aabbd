"""Pages per second, against a bare view behind the same middleware, a bare INSERT and a static file.

Measured in this process through the WSGI application, not through a web server: server and network cost both sides
the same and would hide our own share. So the ratios here are the least favourable ones.
"""

import contextlib
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings

from members.models import Member, ProgramYear
from reviews.benchmarks import bare, blank_list, people
from reviews.benchmarks.measuring import Metric, quiet_log, take_turns
from reviews.benchmarks.wsgi_client import Client

ROUNDS = 7
PAGES, SENDS = 300, 30  # in one batch at scale 1
WINDOW = re.compile(r'name="windows" value="([0-9][^"]+)"')
ANSWERS = {
    "conditions": ["diabetes", "hypertension", "chronic-heart-failure"],
    "drug_count": "9",
    "annual_cost": "$5,000",
    "at_risk": "no",
}


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``page_vs_bare``, ``self_check_vs_bare``, ``request_vs_insert`` and ``blank_pdf_vs_static``."""
    year = people.prepare()
    with override_settings(ROOT_URLCONF="reviews.benchmarks.bare"), quiet_log():
        client = Client(WSGIHandler())
        pages, sends = max(1, round(PAGES * scale)), max(1, round(SENDS * scale))
        return {
            "page_vs_bare": _page(client, year, pages, tell),
            "self_check_vs_bare": _self_check(client, year, pages, tell),
            "request_vs_insert": _request(client, sends, tell),
            "blank_pdf_vs_static": blank_list.run(pages, ROUNDS, tell),
        }


def _page(client: Client, year: ProgramYear, count: int, tell: Callable[[str], None]) -> Metric:
    def asking_for(path: str) -> Callable[[], int]:
        def batch() -> int:
            for _ in range(count):
                client.call(path, expected="200")
            return count

        return batch

    return take_turns(asking_for(f"/{year.year}/"), asking_for(bare.PATH), rounds=ROUNDS, unit="pages/s", tell=tell)


def _self_check(client: Client, year: ProgramYear, count: int, tell: Callable[[str], None]) -> Metric:
    """The same answers are posted to both; both have passed the check of the form's token."""
    path = f"/{year.year}/self-check/"
    client.get(path)

    def sending_to(path: str) -> Callable[[], int]:
        def batch() -> int:
            for _ in range(count):
                client.post(path, ANSWERS, expected="200")
            return count

        return batch

    return take_turns(sending_to(path), sending_to(bare.PATH), rounds=ROUNDS, unit="checks/s", tell=tell)


def _request(client: Client, count: int, tell: Callable[[str], None]) -> Metric:
    """The button "Send my request": read, judge, save all of it in one transaction, hand the id to the broker."""
    sessions = _filled_in(client, people.with_an_address()[0])

    def send(session: str) -> None:
        client.cookies["sessionid"] = session
        client.post("/request/check/", {})

    def ours() -> int:
        for session in batches.pop():
            send(session)
        return count

    # The sessions of all batches are made before anything is timed.
    batches = [[next(sessions) for _ in range(count)] for _ in range(ROUNDS + 1)]
    with _bare_table() as insert:

        def one_row_each() -> int:
            for _ in range(count):
                insert()
            return count

        return take_turns(ours, one_row_each, rounds=ROUNDS, unit="requests/s", tell=tell)


def _filled_in(client: Client, member: Member) -> Iterator[str]:
    """Keys of sessions that stand at "check your answers", each of another person; filled in by hand once."""
    steps: list[tuple[str, dict[str, Any]]] = [
        ("who", {"who": "self"}),
        ("member", _typed(member)),
        ("choice", {"choice": "review"}),
        ("appointment", {}),
        ("contact", {"phone": "617-555-0123", "leave_message": "yes", "language": "en"}),
    ]
    for step, form in steps:
        page = client.get(f"/request/{step}/")
        wishes = {"windows": WINDOW.findall(page)[:1]} if step == "appointment" else {}
        client.post(f"/request/{step}/", {**form, **wishes})
    client.get("/request/check/")
    template = SessionStore(client.cookies["sessionid"])
    for number in itertools.count():
        yield _another(template, f"{member.first_name} {number}")


def _typed(member: Member) -> dict[str, str]:
    born = member.birth_date
    return {
        "first_name": member.first_name,
        "last_name": member.last_name,
        "birth_month": str(born.month),
        "birth_day": str(born.day),
        "birth_year": str(born.year),
        "zip_code": member.zip_code,
    }


def _another(template: SessionStore, first_name: str) -> str:
    session = SessionStore()
    session.update(SessionStore(template.session_key).load())
    session["request_draft"]["steps"]["member"]["first_name"] = [first_name]
    session["request_draft"].pop("key", None)
    session.create()
    return str(session.session_key)


@contextlib.contextmanager
def _bare_table() -> Iterator[Callable[[], None]]:
    """One row in a transaction of its own, and on the disk when it returns, as ours."""
    with connection.cursor() as cursor:
        cursor.execute("create table benchmark_bare (id bigserial primary key, typed text not null)")
        yield lambda: cursor.execute("insert into benchmark_bare (typed) values (%s)", ["x" * 200])
        cursor.execute("drop table benchmark_bare")
