"""The purge against a second computation: which rows are over, not held, and referred to by nothing that stays."""

import datetime
import random

import pytest
from django.db import connection, models
from django.utils import timezone

from members.models import ImportFile
from reviews.models import Letter
from reviews.services import closing, contact_holds, legal_holds, representatives, retention
from reviews.services.retention_kinds import KINDS, periods
from tests.reviews.admin.walking import make_rows

pytestmark = pytest.mark.django_db
MOMENTS = {"created_at", "at", "state_since", "day", "closed_at", "fill_date", "date", "started_at"}
AGES = [9, 10.1, 11.1, 12, 13, 13]  # years; all old enough for the triggers, some not for their period


def owned_by(row, kind):
    """The rows that go with it."""
    for way in kind.owned or ():
        rows = [row]
        for step in way.split("."):
            rows = [found for each in rows for found in getattr(each, step).all()]
        yield from rows


def tables():
    found = {ImportFile, Letter, *(kind.rows().model for kind in KINDS)}
    return found | {type(row) for kind in KINDS for each in kind.rows() for row in owned_by(each, kind)}


def age(chance):
    """Every row of every kind gets an age of its own, past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for model in sorted(tables(), key=lambda each: each._meta.label):
            columns = MOMENTS & {each.column for each in model._meta.fields}
            for row in model._base_manager.order_by("pk") if columns else ():
                by = datetime.timedelta(days=chance.choice(AGES) * 365.25)
                sets = ", ".join(f"{column} = {column} - %(by)s" for column in sorted(columns))
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute(f"update {table} set {sets} where {key} = %(pk)s", {"by": by, "pk": row.pk})
        cursor.execute("set session_replication_role = default")


def value(row, path):
    for step in path.split("__"):
        row = getattr(row, step) if row is not None else None
    return row


def refers(row):
    """Rows that name this one and would stop its going."""
    for relation in row._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.on_delete is models.PROTECT:
            yield from relation.related_model._base_manager.filter(**{relation.field.name: row})


def named(rows):
    return {(type(each), each.pk) for each in rows}


def naive(today, held):
    """How many of each kind go, worked out row by row from what is there before."""
    gone, expected = set(), {}
    for kind in KINDS:
        expected[kind.name] = 0
        for row in kind.rows().order_by("pk"):
            if (type(row), row.pk) in gone or not over(row, kind, today) or kept_by_hold(row, kind, held):
                continue
            group = [row, *owned_by(row, kind)]
            if not named(other for each in group for other in refers(each)) - named(group) - gone:
                gone |= named(group)
                expected[kind.name] += 1
    return expected


def over(row, kind, today):
    made = value(row, kind.aged_by)
    if made is None:
        return False
    made = timezone.localdate(made) if isinstance(made, datetime.datetime) else made
    return (made.year + periods()[kind.name].years, made.month, made.day) < (today.year, today.month, today.day)


def kept_by_hold(row, kind, held):
    if kind.anonymous or held is None:
        return False
    return not kind.person or value(row, kind.person) in {None, held}


@pytest.mark.parametrize("seed", range(3))
def test_what_goes_is_what_a_second_computation_says(seed):
    chance, rows = random.Random(seed), make_rows()
    legal_holds.lift(hold=rows["reviews_legalhold"], by="counsel", word="decided")
    held = {1: rows["members_member"], 2: rows["reviews_reviewdraft"].member}.get(seed)
    if held:
        legal_holds.hold(member=held, by="counsel", reason="court")
    age(chance)
    today = timezone.localdate()
    expected = naive(today, held)
    done = {each.kind: each.purged for each in retention.purge(by="test", today=today)}
    del done["audit"], expected["audit"]  # the purge writes there itself
    assert done == expected
    assert sum(done.values()) > 0


def test_in_the_end_everything_goes():
    """No order keeps anything for good: what is kept on the first night goes on a later one. What is open stays."""
    rows = make_rows()
    closing.close(rows["reviews_discrepancy"], by="rep", word="settled", verb="x.closed")
    contact_holds.lift(hold=rows["reviews_contacthold"], by="rep", reason="settled")
    representatives.end(representative=rows["reviews_representative"], by="rep", reason="settled")
    legal_holds.lift(hold=rows["reviews_legalhold"], by="counsel", word="decided")
    age(random.Random(0))
    age(random.Random(1))
    for _night in range(4):
        retention.purge(by="test")
    left = {kind.name: kind.rows().count() for kind in KINDS if kind.rows().exists() and kind.name != "audit"}
    assert left == {}
