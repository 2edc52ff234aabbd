"""Records whose period is over are purged: looked at first, in batches, safe twice, nothing of a held member."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from django.db.models import Min, Model, Q, QuerySet
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services import audit
from mtmsite.locks import only_one
from reviews.models import FileToRemove, LegalHold, Letter, SummaryDocument
from reviews.services.retention_kinds import KINDS, Kind, Period, periods

BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Due:
    """What is over of one kind: how many rows, the oldest day among them, and after which day it is kept."""

    kind: str
    rows: int
    oldest: datetime.date | None
    before: datetime.date
    period: Period
    waits: bool = False


@dataclass(frozen=True, kw_only=True)
class Purged:
    kind: str
    purged: int
    kept: int  # still referred to by a record that stays


def look(*, today: datetime.date | None = None) -> list[Due]:
    """What a purge would take now, kind by kind; changes nothing."""
    today = today or timezone.localdate()
    return [_due(kind, period, today) for kind, period in _kinds()]


def purge(
    *, by: str, today: datetime.date | None = None, told: Callable[[Purged], None] = lambda _each: None
) -> list[Purged]:
    """Take what is over, batch by batch; a run that was killed is finished by the next one. One process at a time:
    the list is empty while another one is at it. ``told`` hears of each kind as soon as it is done.
    """
    today = today or timezone.localdate()
    with only_one("purge") as mine:
        if not mine:
            return []
        remove_files()
        done = []
        for kind, period in _kinds():
            done.append(_purge_kind(kind, before(period, today), by))
            told(done[-1])
        remove_files()
        return done


def may_purge() -> bool:
    """Whether the database role in use may delete from the history at all."""
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(current_user, %s, 'DELETE')", [AuditEvent._meta.db_table])
        return bool(cursor.fetchone()[0])


def before(period: Period, today: datetime.date) -> datetime.date:
    """Rows of that day or later are kept; what was made on February 29 is over after that day in any year."""
    try:
        return today.replace(year=today.year - period.years)
    except ValueError:
        return datetime.date(today.year - period.years, 3, 1)


def remove_files() -> int:
    """Remove the files of purged letters; one that is gone already is no error. How many were noted."""
    noted = list(FileToRemove.objects.all())
    for each in noted:
        storages["letters"].delete(each.name)
        each.delete()
    return len(noted)


def _kinds() -> list[tuple[Kind, Period]]:
    found = periods()
    return [(kind, found[kind.name]) for kind in KINDS]


def _over(kind: Kind, day: datetime.date) -> QuerySet:
    """The rows whose period is over; none of a held member, and of a kind about many none while anybody is held."""
    limit = day if kind.by_day else timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
    rows = kind.rows().filter(**{f"{kind.aged_by}__lt": limit})
    if kind.anonymous:
        return rows
    named = LegalHold.objects.open().values("member")
    if not named.exists():
        return rows
    if not kind.person:
        return rows.none()
    held = Member.objects.filter(Q(pk__in=named) | Q(merged_into__in=named)).values("pk")
    return rows.exclude(**{kind.person: None}).exclude(**{f"{kind.person}__in": held})


def _due(kind: Kind, period: Period, today: datetime.date) -> Due:
    day = before(period, today)
    rows = _over(kind, day)
    oldest = rows.aggregate(oldest=Min(kind.aged_by))["oldest"]
    oldest = timezone.localdate(oldest) if isinstance(oldest, datetime.datetime) else oldest
    waits = not (kind.anonymous or kind.person) and LegalHold.objects.open().exists()
    return Due(kind=kind.name, rows=rows.count(), oldest=oldest, before=day, period=period, waits=waits)


def _purge_kind(kind: Kind, day: datetime.date, by: str) -> Purged:
    done, kept = 0, 0
    last = None
    while True:
        rows = _over(kind, day).order_by("pk")
        batch = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
        if not batch:
            return Purged(kind=kind.name, purged=done, kept=kept)
        last = batch[-1].pk
        gone = _purge_batch(kind, batch, by)
        done, kept = done + gone, kept + len(batch) - gone


@transaction.atomic
def _purge_batch(kind: Kind, batch: list[Model], by: str) -> int:
    """A batch goes whole, with the line in the trail that says how many: counts only."""
    with connection.cursor() as cursor:
        # The one place that opens the door of the append-only triggers, until this transaction ends.
        cursor.execute("select set_config('mtm.purging', 'on', true)")
    gone = sum(_purge_row(kind, row) for row in batch) if kind.owned is not None else _purge_plain(kind, batch)
    if gone:
        audit.record(by=by, verb="records.purged", on=AuditEvent, values={"kind": kind.name, "rows": gone})
    return gone


def _purge_plain(kind: Kind, batch: list[Model]) -> int:
    """Rows that own nothing, and that nothing refers to."""
    return kind.rows().filter(pk__in=[row.pk for row in batch]).delete()[0]


def _purge_row(kind: Kind, row: Model) -> bool:
    """The row with what it owns; not when anything else still refers to it, or its history is younger than a year."""
    try:
        with transaction.atomic():
            for way in kind.owned or ():
                _owned(row, way).delete()
            if isinstance(row, (Letter, SummaryDocument)) and row.file and not _shares_its_file(row):
                FileToRemove.objects.get_or_create(name=row.file.name)
            row.delete()
    except IntegrityError:  # ProtectedError is one, and so is what the trigger says
        return False
    return True


def _shares_its_file(row: Letter | SummaryDocument) -> bool:
    """A copy is the stored file of the letter it is a copy of."""
    return type(row).objects.filter(file=row.file.name).exclude(pk=row.pk).exists()


def _owned(row: Model, way: str) -> QuerySet:
    """``letters.statuses`` of a request: the statuses of its letters."""
    first, _dot, rest = way.partition(".")
    rows: QuerySet = getattr(row, first).all()
    if not rest:
        return rows
    relation = rows.model._meta.get_field(rest)
    return relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": rows})
