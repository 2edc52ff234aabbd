"""The site's role adds to the history and reads it; PostgreSQL itself refuses it the rest."""

import psycopg
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from members import checks
from members.models import AuditEvent
from members.models.status import StatusRow
from members.services import audit, database_roles

ROLE = "mtm_site_test"


@pytest.mark.django_db
def test_every_history_table_refuses_rewriting_by_trigger():
    tables = database_roles.history_tables()
    models = [model for model in apps.get_models() if issubclass(model, StatusRow)]
    assert {model._meta.db_table for model in models} < set(tables)
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text from pg_trigger join pg_proc on pg_proc.oid = tgfoid "
            "where proname = 'mtm_refuse_rewriting' and tgtype & 24 = 24 and tgenabled <> 'D'"
        )
        guarded = {row[0] for row in cursor.fetchall()}
    assert set(tables) <= guarded


@pytest.fixture
def as_the_site(transactional_db):
    """A connection of its own, signed in as the role."""
    audit.record(by="test", verb="x.seen", on=AuditEvent)
    with connection.cursor() as cursor:
        cursor.execute(f"drop role if exists {ROLE}")
        cursor.execute(f"create role {ROLE} login password 'for-this-test'")
    call_command("database_roles", ROLE, "--apply")
    known = connection.get_connection_params()
    with psycopg.connect(
        host=known.get("host"), port=known.get("port"), dbname=known["dbname"], user=ROLE, password="for-this-test",
        autocommit=True,
    ) as site:  # fmt: skip
        yield site
    with connection.cursor() as cursor:
        cursor.execute(f"drop owned by {ROLE}")
        cursor.execute(f"drop role {ROLE}")


def test_the_role_may_add_and_read_and_nothing_else(as_the_site):
    site = as_the_site
    assert site.execute("select current_user").fetchone() == (ROLE,)
    site.execute(
        "insert into members_auditevent (at, actor, verb, object_type, object_id, values, reason, origin) "
        "values (now(), 'site', 'x.seen', '', '', '{}', '', '')"
    )
    assert site.execute("select count(*) from members_auditevent").fetchone() == (2,)
    for table in database_roles.history_tables():
        for statement in (f"delete from {table}", f"truncate {table} cascade", f"update {table} set id = id"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                site.execute(statement)
    site.execute("update members_member set last_name = 'x' where false")


@pytest.mark.django_db
def test_the_check_warns_of_a_role_that_may_rewrite(monkeypatch):
    assert [warning.id for warning in checks.history_cannot_be_rewritten()] == ["members.W001"]
    monkeypatch.setattr(database_roles, "may_rewrite", list)
    assert checks.history_cannot_be_rewritten() == []


@pytest.mark.django_db
def test_a_role_that_is_not_there_is_told(capsys):
    with pytest.raises(CommandError, match="does not exist"):
        call_command("database_roles", 'no"body', "--apply")
    assert '""' in capsys.readouterr().out
