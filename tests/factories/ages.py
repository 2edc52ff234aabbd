"""Records as if they had been there for a long time."""

import datetime

from django.db import connection

LONG_AGO = datetime.timedelta(days=12 * 366)


def make_old(*rows, by=LONG_AGO):
    """As if all of it had happened so long ago: past the triggers, as only a superuser of a test database may."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for row in rows:
            for column in {"created_at", "at", "state_since", "day"} & {each.name for each in row._meta.fields}:
                table = row._meta.db_table
                cursor.execute(f"update {table} set {column} = {column} - %s where id = %s", [by, row.pk])
        cursor.execute("set session_replication_role = default")
