"""The one way to write the audit trail."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from members.models import AuditEvent


def record(
    *,
    by: str,
    verb: str,
    on: models.Model | type[models.Model],
    values: dict[str, Any] | None = None,
    reason: str = "",
    origin: str = "",
) -> AuditEvent:
    """Append one event. ``by`` is a user name or the name of a system part, never empty.

    ``on`` is the record, or its model for an act on no single record (a search).

    Raises ``ValueError`` for an anonymous change.
    """
    if not by:
        raise ValueError("an audit event needs an actor")
    return AuditEvent.objects.create(
        actor=by,
        verb=verb,
        object_type=on._meta.label,
        object_id="" if isinstance(on, type) else str(on.pk),
        values=values or {},
        reason=reason,
        origin=origin,
    )


def record_each(
    *, by: str, verb: str, on: Iterable[models.Model], values: dict[str, Any] | None = None, reason: str = ""
) -> None:
    """The same act on many records, in one statement. Raises ``ValueError`` for an anonymous change."""
    if not by:
        raise ValueError("audit events need an actor")
    AuditEvent.objects.bulk_create(
        AuditEvent(
            actor=by,
            verb=verb,
            object_type=each._meta.label,
            object_id=str(each.pk),
            values=values or {},
            reason=reason,
        )
        for each in on
    )
