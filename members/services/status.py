"""The one way to change a status."""

from typing import Any

from django.db import transaction

from members.models.status import HasStatus


class TransitionRefused(Exception):
    """The wanted state may not follow the current one."""


@transaction.atomic
def move(record: HasStatus, *, to: str, by: str, reason: str = "", **details: Any) -> Any:
    """Append a status row after the record is locked, so that two movers follow each other.

    ``details`` are further columns of that row.

    Raises ``TransitionRefused`` when ``to`` may not follow the current state, ``ValueError`` when
    nobody is named. Returns the new row.
    """
    if not by:
        raise ValueError("a status change needs an actor")
    type(record)._default_manager.select_for_update().get(pk=record.pk)
    if not record.may_become(to):
        raise TransitionRefused(f"{record._meta.label}: {to} may not follow {record.state or 'nothing'}")
    return record.statuses.create(state=to, by=by, reason=reason, **details)  # type: ignore[attr-defined]
