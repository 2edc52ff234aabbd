"""PostgreSQL is stopped for some seconds while notices leave: afterwards each exists once, and counts add up."""

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
from tests.vendor import running_vendor

pytestmark = [pytest.mark.stack, pytest.mark.django_db]
NOTICES = 60
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from reviews.models import VendorNotice
from tests.factories import members, reviews
members.program_year()
reviews.vendor(endpoint={endpoint!r})
for _ in range({count}):
    reviews.queued_notice()
"""
SEND = """
import django; django.setup()
from reviews.services import outbox
outbox.BATCH = 5
outbox.send_ripe(vendor_key="sandbox", by="worker")
"""
SWEEP = """
import django; django.setup()
from django.core.management import call_command
call_command("sweep", verbosity=0)
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
    env = {**environment_of_test(), "VAR": str(var), "DATABASE_URL": postgres.url(var), "UNDO_WINDOW_SECONDS": "0"}
    return subprocess.Popen([sys.executable, "-c", code], cwd=settings.BASE_DIR, env=env, stderr=subprocess.DEVNULL)


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
