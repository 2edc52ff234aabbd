"""The one way to change a status."""

from collections.abc import Sequence
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
    locked = type(record)._default_manager.select_for_update().values_list("current_state", flat=True)
    record.current_state = locked.get(pk=record.pk)
    return move_locked(record, to=to, by=by, reason=reason, **details)


def move_locked(record: HasStatus, *, to: str, by: str, reason: str = "", **details: Any) -> Any:
    """``move`` for a record that was read under the lock of its row, which the caller still holds."""
    if not by:
        raise ValueError("a status change needs an actor")
    if not record.may_follow(record.current_state, to):
        raise TransitionRefused(f"{record._meta.label}: {to} may not follow {record.current_state or 'nothing'}")
    row = record.statuses.create(state=to, by=by, reason=reason, **details)  # type: ignore[attr-defined]
    record.current_state, record.state_since = row.state, row.at
    return row


@transaction.atomic
def move_all(records: Sequence[HasStatus], *, to: str, by: str, reason: str = "") -> list[HasStatus]:
    """``move`` for many records of one model with as many statements as for one; returns those that were moved.

    One whose state does not allow it is left out, where ``move`` would refuse. Raises ``ValueError``
    when nobody is named.
    """
    if not by:
        raise ValueError("a status change needs an actor")
    if not records:
        return []
    model = type(records[0])
    rows = model._default_manager.filter(pk__in=[record.pk for record in records])
    # Locked in one order, so that two callers never cross.
    states = dict(rows.select_for_update().order_by("pk").values_list("pk", "current_state"))
    moved = [record for record in records if model.may_follow(states.get(record.pk, ""), to)]
    relation: Any = model._meta.get_field("statuses")  # type: ignore[misc]
    status_row, owner = relation.related_model, relation.field.name
    status_row.objects.bulk_create(status_row(**{owner: record}, state=to, by=by, reason=reason) for record in moved)
    return moved
