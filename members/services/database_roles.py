"""Rights of the site's database role: with history (audit, statuses, pages as they were) it may only add and read."""

from django.apps import apps
from django.db import connection, transaction

from members.models import AuditEvent, PageVersion
from members.models.status import StatusRow


def history_tables() -> list[str]:
    """Tables that only grow."""
    statuses = [model._meta.db_table for model in apps.get_models() if issubclass(model, StatusRow)]
    return sorted([AuditEvent._meta.db_table, PageVersion._meta.db_table, *statuses])


def statements(role: str) -> list[str]:
    """SQL for the owner of the tables to run after each ``migrate``; safe twice."""
    name = '"{}"'.format(role.replace('"', '""'))
    tables = ", ".join(map(connection.ops.quote_name, history_tables()))
    return [
        f"grant usage on schema public to {name}",
        f"grant select, insert, update, delete on all tables in schema public to {name}",
        f"grant usage, select on all sequences in schema public to {name}",
        f"revoke update, delete, truncate, trigger on {tables} from {name}",
    ]


@transaction.atomic
def apply(*, role: str) -> None:
    """Run ``statements``. Raises ``DatabaseError`` when the role does not exist or we do not own the tables."""
    with connection.cursor() as cursor:
        for statement in statements(role):
            cursor.execute(statement)


def may_rewrite() -> list[str]:
    """The history tables that the role of this connection may change, empty, or delete from."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select name from unnest(%s::text[]) as name where has_table_privilege(current_user, name, %s)",
            [history_tables(), "UPDATE, DELETE, TRUNCATE"],
        )
        return [row[0] for row in cursor.fetchall()]
