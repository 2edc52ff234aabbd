"""PostgreSQL is stopped while notices or letters leave: afterwards each of them exists once, and counts add up."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from mtmsite.embedded import postgres
from mtmsite.embedded.processes import wait_until
from tests.running import environment_of_test
from tests.stack.gates import Gate
from tests.vendor import running_vendor

pytestmark = [pytest.mark.stack, pytest.mark.django_db]
NOTICES = 60
LETTERS = 9
BEGIN = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from reviews.models import Letter
from reviews.services import letters, mailing, print_runs
from tests.factories import members, reviews
from tests.stack import adding_up
from tests.stack.settings import put_up_gates; put_up_gates()
"""
PREPARE = """
call_command("migrate", verbosity=0)
reviews.todays_year()
reviews.vendor(endpoint={endpoint!r})
for _ in range({count}):
    reviews.queued_notice()
"""
SEND = """
from reviews.services import outbox
outbox.BATCH = 5
outbox.send_ripe(vendor_key="sandbox", by="worker")
"""
SWEEP = """
call_command("sweep", verbosity=0)
"""
PREPARE_LETTERS = """
call_command("migrate", verbosity=0)
for number in range({count}):
    reviews.due_letter(members.member(member_id=f"LETTER{{number}}"))
"""
PRINT = """
for letter in Letter.objects.due():
    letters.render_or_fail(letter_id=str(letter.pk), by="worker")
"""
MAIL = (
    PRINT
    + """
mailing.put_into_mail_drop(by="worker")
"""
)
BATCH = (
    MAIL
    + """
print_runs.make(by="worker", form="single")
"""
)
ADD_UP = """
made = list(Letter.objects.order_by("created_at", "pk"))
adding_up.every_letter_mailed_once(made, settings.MAIL_DROP)
adding_up.every_letter_in_one_run(made, settings.PRINT_RUNS_DIR)
assert len(made) >= {count}
"""
# The time that a dead worker's claim holds is over.
CLAIMS_ARE_OLD = """
update reviews_vendornotice set claimed_at = now() - interval '1 hour' where state = 'sending'
"""


@pytest.fixture
def database(fresh_var: Path) -> Iterator[postgres.Postgres]:
    """A server of this test's own: others work with the one of the run."""
    engine = postgres.Postgres(fresh_var)
    engine.start()
    yield engine
    engine.stop()


def python(code: str, var: Path) -> subprocess.Popen[bytes]:
    own = {
        "VAR": str(var),
        "DATABASE_URL": postgres.url(var),
        "UNDO_WINDOW_SECONDS": "0",
        "DJANGO_SETTINGS_MODULE": "tests.stack.settings",
        "LETTER_GATE": str(var / "gate"),
        "BLANK_LETTERS": "yes",
    }
    env = {**environment_of_test(), **own}
    return subprocess.Popen([sys.executable, "-c", BEGIN + code], cwd=settings.BASE_DIR, env=env)


def change(engine: postgres.Postgres, statement: str) -> None:
    with psycopg.connect(host=str(engine.socket), user="postgres", dbname="mtm", autocommit=True) as connection:
        connection.execute(statement)


def rows(engine: postgres.Postgres, query: str) -> list[Any]:
    with psycopg.connect(host=str(engine.socket), user="postgres", dbname="mtm", autocommit=True) as connection:
        return connection.execute(query).fetchall()


def test_each_notice_exists_exactly_once(database: postgres.Postgres, fresh_var: Path) -> None:
    with running_vendor() as (url, inbox):
        assert python(PREPARE.format(endpoint=f"{url}/events", count=NOTICES), fresh_var).wait(120) == 0
        sender = python(SEND, fresh_var)
        assert wait_until(lambda: len(inbox.received()) >= 10, 60)
        database.stop()
        time.sleep(3)
        sender.wait(60)
        database.start()
        assert rows(database, "select 1 from reviews_vendornotice where state <> 'acknowledged' limit 1")
        for _ in range(3):
            change(database, CLAIMS_ARE_OLD)
            python(SWEEP, fresh_var).wait(120)
        keys = sorted(str(key) for (key,) in rows(database, "select id from reviews_vendornotice"))
        assert sorted(event["id"] for event in inbox.received()) == keys
        assert len(keys) == NOTICES
    assert rows(database, "select state, count(*) from reviews_vendornotice group by state") == [
        ("acknowledged", NOTICES)
    ]
    told = "select count(*) from reviews_memberrequeststatus where state = 'told' group by request_id"
    assert rows(database, told) == [(1,)] * NOTICES
    sent = "select count(*), count(distinct object_id) from members_auditevent where verb = 'notice.sent'"
    assert rows(database, sent) == [(NOTICES, NOTICES)]
    assert database.alive()


def test_each_letter_exists_exactly_once(database: postgres.Postgres, fresh_var: Path) -> None:
    """It is stopped in the middle of printing, of mailing and of batching."""
    assert python(PREPARE_LETTERS.format(count=LETTERS), fresh_var).wait(120) == 0
    for place, code in (
        ("after reviews.services.letters._store 3", PRINT),
        ("after reviews.delivery.mail_drop._take_place 3", MAIL),
        ("after reviews.delivery.print_run_files._count 3", BATCH),
    ):
        stop_at(place, code, database, fresh_var)
    again = python(BATCH + BATCH, fresh_var)
    assert again.wait(60) == 0
    assert python(ADD_UP.format(count=LETTERS), fresh_var).wait(60) == 0


def stop_at(place: str, code: str, database: postgres.Postgres, var: Path) -> None:
    gate = Gate(var / "gate")
    gate.close(place)
    worker = python(code, var)
    assert wait_until(lambda: bool(gate.waiting()), 60)
    database.stop()
    gate.open()
    assert worker.wait(60) != 0
    database.start()
