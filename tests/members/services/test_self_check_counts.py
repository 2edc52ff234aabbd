"""Anonymous counts: gathered without the database, added up right by many, kept while the database is away."""

import datetime
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from members.models import SelfCheckCount
from members.services import self_check_counts
from tests.racing import together

DAY = datetime.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _counting(settings: Any) -> Iterator[None]:
    """On, and never written by time: the tests write."""
    settings.COUNT_SECONDS = 3600
    self_check_counts.forget()
    yield
    self_check_counts._gathered.take()


def opened(year: int = 2026, *, times: int = 1) -> None:
    for _ in range(times):
        self_check_counts.count(year=year, language="en", happened=[("opened", "")])


def rows() -> dict[tuple[str, str], int]:
    return {(row.what, row.which): row.count for row in SelfCheckCount.objects.all()}


@pytest.mark.django_db
def test_counting_asks_the_database_for_nothing_and_writing_for_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        opened(times=3)
        self_check_counts.count(
            year=2026, language="en", happened=[("answered", "cannot-tell"), ("not_sure", "annual_cost")]
        )
    with django_assert_num_queries(1):
        assert self_check_counts.write() == 3
    assert rows() == {("opened", ""): 3, ("answered", "cannot-tell"): 1, ("not_sure", "annual_cost"): 1}


@pytest.mark.django_db
def test_a_second_writing_adds_and_a_third_finds_nothing(django_assert_num_queries: Any) -> None:
    opened(times=2)
    self_check_counts.write()
    opened()
    self_check_counts.write()
    with django_assert_num_queries(0):
        assert self_check_counts.write() == 0
    assert rows() == {("opened", ""): 3}
    row = SelfCheckCount.objects.get()
    assert (row.day, row.year, row.language) == (timezone.localdate(), 2026, "en")


@pytest.mark.django_db
def test_switched_off_it_gathers_nothing(settings: Any) -> None:
    settings.COUNT_SECONDS = 0
    opened()
    assert self_check_counts.write() == 0


@pytest.mark.django_db
def test_while_the_database_is_away_the_sums_wait() -> None:
    opened(times=2)
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        assert self_check_counts.write() == 0
        opened()
    self_check_counts.write()
    assert rows() == {("opened", ""): 3}


@pytest.mark.django_db(transaction=True)
def test_threads_that_count_and_write_together_lose_nothing_and_repeat_nothing() -> None:
    def busy() -> None:
        for _ in range(25):
            opened(times=4)
            self_check_counts.write()

    assert together(busy, busy, busy, busy) == [None] * 4
    self_check_counts.write()
    assert rows() == {("opened", ""): 400}


PROCESS = """
import sys
sys.path.insert(0, ".")
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from members.services import self_check_counts
for _ in range(100):
    self_check_counts.count(year=2026, language="en", happened=[("opened", ""), ("answered", "may-qualify")])
"""


@pytest.mark.django_db(transaction=True)
def test_several_processes_add_to_the_same_rows_and_write_at_their_end() -> None:
    name = connection.settings_dict["NAME"]
    running = [subprocess.Popen([sys.executable, "-c", PROCESS, name]) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert rows() == {("opened", ""): 200, ("answered", "may-qualify"): 200}


@pytest.mark.django_db(transaction=True)
def test_what_was_gathered_is_written_after_the_time_that_is_set(settings: Any) -> None:
    settings.COUNT_SECONDS = 0.05
    opened(times=2)
    end = time.monotonic() + 10
    while not SelfCheckCount.objects.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert rows() == {("opened", ""): 2}


# The rows refuse nonsense ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"count": 0}, "counted_at_least_once"),
        ({"language": "E"}, "counted_in_a_language"),
        ({"which": "cost"}, "count_names_what_it_counts"),
        ({"what": "answered", "which": ""}, "count_names_what_it_counts"),
        ({"what": "error", "which": "may-qualify"}, "count_names_what_it_counts"),
        ({"what": "typed", "which": ""}, "count_names_what_it_counts"),
    ],
)
def test_nonsense_is_refused(columns: dict[str, Any], constraint: str) -> None:
    good = {"day": DAY, "year": 2026, "language": "en", "what": "opened", "which": "", "count": 1}
    with pytest.raises(IntegrityError, match=constraint):
        SelfCheckCount.objects.create(**{**good, **columns})


@pytest.mark.django_db
def test_one_row_for_each_kind() -> None:
    good = {"day": DAY, "year": 2026, "language": "en", "what": "opened", "count": 1}
    SelfCheckCount.objects.create(**good)
    with pytest.raises(IntegrityError, match="one_sum_of_each_kind"):
        SelfCheckCount.objects.create(**good)
