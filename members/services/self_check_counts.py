"""Counts what happens in the self-check. Nobody acts here, so there is no ``by`` and no audit row."""

from collections.abc import Iterable

from mtmsite.daily_sums import DailySums

_gathered = DailySums(
    "members_selfcheckcount", {"year": "smallint", "language": "text", "what": "text", "which": "text"}
)
write, forget = _gathered.write, _gathered.forget


def count(*, year: int, language: str, happened: Iterable[tuple[str, str]]) -> None:
    """Each of ``happened`` (what, which) once more today, on the page of that program year."""
    _gathered.count((year, language, what, which) for what, which in happened)
