"""History may be deleted by the purge alone: a setting of its transaction, and nothing younger than a year even then."""

from django.db import migrations

WITH_A_DOOR = """
create or replace function mtm_refuse_rewriting() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('mtm.purging', true) = 'on'
        and coalesce(to_jsonb(old) ->> 'at', to_jsonb(old) ->> 'created_at')::timestamptz < now() - interval '1 year' then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
"""
WITHOUT = """
create or replace function mtm_refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0018_years_are_approved")]
    operations = [migrations.RunSQL(WITH_A_DOOR, WITHOUT)]
