"""Rows into a temporary table of this session, and plain SQL on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

ROWS_AT_A_TIME = 2_000


def fill(table: str, columns: Mapping[str, str], rows: Iterable[bytes]) -> None:
    """Empty the temporary table (made when it is not there), then COPY the rows, which are CSV, into it.

    ``columns`` says name and type in SQL of this package; those with a default are not in the rows.
    PostgreSQL parses what was sent while Python makes the next rows.
    """
    stream = iter(rows)
    described = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    copied = ", ".join(name for name, kind in columns.items() if "default" not in kind)
    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table if not exists {table} ({described})")
        cursor.execute(f"truncate {table}")
        with cursor.copy(f"copy {table} ({copied}) from stdin (format csv)") as copy:
            while piece := b"".join(islice(stream, ROWS_AT_A_TIME)):
                copy.write(piece)


def run(statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
    """Rows that it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def rows(statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def value(statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
    return rows(statement, parameters)[0][0]


@dataclass(frozen=True)
class Keys:
    """Rows that a batch added: their keys are above ``after``, up to ``upto``.

    Both ends are said in SQL: a table that grows by imports has stale statistics or none, and only for a
    range with two ends does the planner then take the index instead of reading the whole table.
    """

    after: int
    upto: int


def newest(table: str) -> int:
    return int(value(f"select coalesce(max(id), 0) from {table}"))


# Statistics are as stale for joins. Where we know better than the planner we say so, for the one statement.
@contextmanager
def one_by_one() -> Iterator[None]:
    """Joins look rows up in an index: the batch is small beside the table."""
    with _without("enable_hashjoin", "enable_mergejoin"):
        yield


@contextmanager
def hashed() -> Iterator[None]:
    """Joins do not compare each with each, however few rows the planner expects."""
    with _without("enable_nestloop"):
        yield


@contextmanager
def _without(*settings: str) -> Iterator[None]:
    for setting in settings:
        run(f"set local {setting} = off")
    yield
    for setting in settings:
        run(f"set local {setting} = on")
