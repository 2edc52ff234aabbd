"""Tries are counted in the database: for a session, a reference and an address, and for all processes together."""

import datetime
import threading

import pytest
import time_machine
from django.db import connections

from reviews.models import AttemptCount
from reviews.references import new_reference
from reviews.services import attempts

AT = datetime.datetime(2026, 11, 24, 15, 10, tzinfo=datetime.UTC)


def tries(reference: str = "MTM-7K2D-9QX", *, address: str = "", session: str = "") -> list[attempts.Counted]:
    return attempts.look_ups(typed_reference=reference, address=address, session=session)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("counted", "other", "most"),
    [
        (tries("guess", session="a"), tries("another guess", session="b"), 10),
        (tries(), tries("MTM-1111-1111"), 30),
        (tries("guess", address="192.0.2.1"), tries("another guess", address="192.0.2.2"), 30),
    ],
)
def test_each_has_its_limit_and_touches_no_other(
    counted: list[attempts.Counted], other: list[attempts.Counted], most: int
) -> None:
    with time_machine.travel(AT) as clock:
        for _ in range(most):
            assert not attempts.too_many(counted)
            attempts.count(counted)
        assert attempts.too_many(counted)
        assert not attempts.too_many(other)
        clock.shift(datetime.timedelta(hours=1))
        assert not attempts.too_many(counted)


@pytest.mark.django_db
def test_an_address_is_counted_whatever_is_guessed_from_it() -> None:
    for number in range(60):
        attempts.count(tries(f"guess {number}", address="192.0.2.1"))
    assert attempts.too_many(tries("one more", address="192.0.2.1"))


@pytest.mark.django_db
def test_spelling_does_not_help() -> None:
    reference = new_reference()
    for _ in range(30):
        attempts.count(tries(reference))
    assert attempts.too_many(tries(reference.lower().replace("-", " ")))


@pytest.mark.django_db
def test_nothing_can_be_read_from_the_rows() -> None:
    attempts.count(tries("MTM-7K2D-9QX", address="192.0.2.1", session="token"))
    rows = str(list(AttemptCount.objects.values()))
    assert AttemptCount.objects.count() == 3
    assert not any(secret in rows for secret in ("7K2D", "192.0.2.1", "token"))


@pytest.mark.django_db
def test_an_unknown_address_is_not_counted_as_one() -> None:
    attempts.count(attempts.sendings(address=""))
    assert AttemptCount.objects.count() == 0


@pytest.mark.django_db
def test_old_counts_are_forgotten() -> None:
    with time_machine.travel(AT) as clock:
        attempts.count(tries())
        assert attempts.forget_old() == 0
        clock.shift(datetime.timedelta(hours=3))
        assert attempts.forget_old() == 1


@pytest.mark.django_db(transaction=True)
def test_processes_that_count_at_once_lose_nothing() -> None:
    def count() -> None:
        for _ in range(5):
            attempts.count(tries(address="192.0.2.1", session="a"))
        connections.close_all()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert set(AttemptCount.objects.values_list("count", flat=True)) == {20}
