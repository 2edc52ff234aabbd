"""Querysets that a page asks again and again for another record, put into SQL once."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
# Stands for the key while the SQL is made; no row has it.
_KEY = -7_310_552_194


class Compiled(Generic[Row]):
    """The rows of one key by the SQL that ``build`` leads to: making it costs more than the database takes.

    ``build`` gets a key and may look at nothing else, not at the clock either: what it asks for is settled when it is
    called for the first time. What it defers is deferred; ``select_related`` and ``prefetch_related`` are not heeded.
    """

    def __init__(self, build: Callable[[int], "QuerySet[Row]"]) -> None:
        self._build = build
        self._made: tuple[type[Row], str, tuple[Any, ...]] | None = None

    def __call__(self, key: int) -> list[Row]:
        if self._made is None:
            rows = self._build(_KEY)
            self._made = (rows.model, *rows.query.sql_with_params())
        model, sql, values = self._made
        return list(model._default_manager.raw(sql, [key if value == _KEY else value for value in values]))
