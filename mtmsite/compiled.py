"""Querysets that a page asks again and again with other values, put into SQL once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


class Given(Expression):
    """Stands in the SQL for the value at ``place``. An object of its own, so that no value can be taken for it."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class _Made:
    """The statement, and how its columns become a row."""

    sql: str
    values: tuple[Any, ...]
    model: type[Any]
    columns: slice
    names: list[str]
    converters: list[tuple[int, Any, list[Any]]]
    related: list[Any]
    annotations: list[tuple[str, int]]

    def row(self, found: Sequence[Any]) -> Any:
        values = list(found)
        for place, column, converters in self.converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        row = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values[self.columns])
        for other in self.related:
            other.populate(values, row)
        for name, place in self.annotations:
            setattr(row, name, values[place])
        return row


class Compiled(Generic[Row]):
    """The rows for some values by the SQL that ``build`` leads to: making it costs more than the database takes.

    ``build`` gets a stand-in for each value, to compare columns with, and may look at nothing else, not at the clock
    either: what it asks for is settled when it is called for the first time with that many values. What it defers is
    deferred, what it selects or annotates besides is there; ``prefetch_related`` is not heeded.
    """

    def __init__(self, build: Callable[..., "QuerySet[Row]"]) -> None:
        self._build = build
        self._made: dict[int, _Made] = {}

    def __call__(self, *given: Any) -> list[Row]:
        """Raises ``ValueError`` for a value that is ``None``: to ask for what is empty takes other SQL."""
        if None in given:
            raise ValueError("a compiled queryset compares with values, and None is none")
        made = self._made.get(len(given)) or self._make(len(given))
        with connection.cursor() as cursor:
            cursor.execute(made.sql, [given[each.place] if isinstance(each, Given) else each for each in made.values])
            return [made.row(found) for found in cursor.fetchall()]

    def _make(self, values: int) -> _Made:
        made = self._made[values] = _make(self._build(*map(Given, range(values))))
        return made


def _make(rows: "QuerySet[Any]") -> _Made:
    """What Django finds out for every queryset before it makes the first row."""
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, values = compiler.as_sql()
    about: Any = compiler.klass_info
    places = about["select_fields"]
    columns = slice(places[0], places[-1] + 1)
    selected = [column for column, *_names in compiler.select]
    return _Made(
        sql=sql,
        values=tuple(values),
        model=about["model"],
        columns=columns,
        names=[column.target.attname for column in selected[columns]],
        converters=[(place, column, found) for place, (found, column) in compiler.get_converters(selected).items()],
        related=get_related_populators(about, compiler.select, DEFAULT_DB_ALIAS),  # type: ignore[call-arg]  # as of Django 6.1
        annotations=list((compiler.annotation_col_map or {}).items()),
    )
