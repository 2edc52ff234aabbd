"""Choices and states in words, for a page that has dozens of them."""

from functools import cache
from typing import Any


def state_of(row: Any) -> Any:
    """Its current state in words, which stand with the history."""
    return _words(type(row)._meta.get_field("statuses").related_model, "state").get(row.current_state, "")


def word(row: Any, column: str) -> Any:
    """As ``get_…_display``, which looks at every choice in every language, and there are dozens on the page."""
    value = getattr(row, column)
    return str(_words(type(row), column).get(value, value))


@cache
def _words(model: type[Any], column: str) -> dict[str, Any]:
    return dict(model._meta.get_field(column).flatchoices)
