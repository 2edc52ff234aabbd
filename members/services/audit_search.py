"""The auditor's questions: who looked at this member, what did this person do, in which days, of which kind."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from members.models import AuditEvent, Member
from members.models.base import Record
from members.years import beginning_of

SEEN = (
    Q(verb__endswith=".viewed") | Q(verb__endswith=".shown") | Q(verb__endswith=".read") | Q(verb__endswith=".opened")
)
SEARCHED = Q(verb__regex=r"(\.|_)(searched|listed)$")
TAKEN = Q(verb__regex=r"\.(exported|previewed|printed)$")
SIGNED = Q(verb__startswith="account.")
KINDS = {
    "seen": (_("a record was looked at"), SEEN),
    "searched": (_("something was searched or listed"), SEARCHED),
    "taken": (_("something was printed or exported"), TAKEN),
    "signed_in": (_("sign-in and accounts"), SIGNED),
    "changed": (_("something was changed"), ~(SEEN | SEARCHED | TAKEN | SIGNED)),
}
COLUMNS = ["at", "actor", "verb", "object_type", "object_id", "reason", "origin", "values"]


def search(
    *,
    who: str = "",
    member: Member | None = None,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    kind: str = "",
) -> QuerySet[AuditEvent]:
    """Events that fit all that is given, the newest first; the days are whole ones, Eastern time, both included."""
    events = AuditEvent.objects.order_by("-id")
    if who:
        events = events.filter(actor=who)
    if member:
        events = events.filter(_about(member))
    if start:
        events = events.filter(at__gte=beginning_of(start))
    if end:
        events = events.filter(at__lt=beginning_of(end + datetime.timedelta(days=1)))
    return events.filter(KINDS[kind][1]) if kind else events


def _about(member: Member) -> Q:
    """Acts on the member's own record, or on any record that belongs to the member."""
    wanted = Q(object_type=Member._meta.label, object_id=str(member.pk))
    for model in apps.get_models():
        if issubclass(model, Record) and any(
            each.name == "member" and each.related_model is Member for each in model._meta.fields
        ):
            owned: Any = model._default_manager
            rows = owned.filter(member=member)
            keys = [str(key) for key in rows.values_list("pk", flat=True)]
            wanted |= Q(object_type=model._meta.label, object_id__in=keys) if keys else Q()
    return wanted


def export(events: Iterable[AuditEvent]) -> Iterator[str]:
    """CSV, a row at a time; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        texts = [event.actor, event.verb, event.object_type, event.object_id, event.reason, event.origin]
        values = json.dumps(event.values, ensure_ascii=False, sort_keys=True)
        writer.writerow([event.at.isoformat(), *map(harmless, texts), harmless(values)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
