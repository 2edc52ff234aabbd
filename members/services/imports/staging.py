"""Rows into a temporary table of this session, and plain SQL on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection

ROWS_AT_A_TIME = 2_000
JOINS = ("enable_hashjoin", "enable_mergejoin")


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


@contextmanager
def one_by_one() -> Iterator[None]:
    """Joins look rows up in an index: right when the batch is small beside the table, whatever the planner thinks."""
    for setting in JOINS:
        run(f"set local {setting} = off")
    yield
    for setting in JOINS:
        run(f"set local {setting} = on")
