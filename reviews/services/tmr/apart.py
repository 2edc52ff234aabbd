"""Reviewing in processes of their own. Nothing of Django's is imported before it has been set up there."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from reviews.services.tmr.reviewing import Reviewer


def prepare(database: dict[str, Any]) -> None:
    """In a new process: the same database as in the one that started it."""
    django.setup()
    from django.db import connections

    connections.databases["default"].update(database)


def review(run_id: str, members: Sequence[int], by: str) -> int:
    """``Reviewer.review`` in this process."""
    return _reviewer(run_id).review(members, by=by)


@lru_cache(maxsize=1)
def _reviewer(run_id: str) -> "Reviewer":
    from reviews.models import TmrRun
    from reviews.services.tmr.reviewing import Reviewer

    return Reviewer(TmrRun.objects.get(pk=run_id))
