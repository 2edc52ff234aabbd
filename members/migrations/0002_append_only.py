"""The database refuses to rewrite history: the audit trail, and published program years."""

from django.db import migrations

REFUSE = """
create function mtm_refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
"""
APPEND_ONLY = """
create trigger append_only before update or delete on {table}
for each row execute function mtm_refuse_rewriting();
"""
FROZEN_YEAR = """
create function mtm_program_year_is_frozen() returns trigger language plpgsql as $$
declare
    published timestamptz;
begin
    if tg_table_name = 'members_programyear' then
        published := old.published_at;
    elsif tg_op = 'INSERT' then
        select published_at into published from members_programyear where id = new.program_year_id;
    else
        select published_at into published from members_programyear where id = old.program_year_id;
    end if;
    if published <= now() then
        raise exception 'a published program year is read-only' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger program_year_is_frozen before update or delete on members_programyear
for each row execute function mtm_program_year_is_frozen();
create trigger program_year_is_frozen before insert or update or delete on members_programyearcondition
for each row execute function mtm_program_year_is_frozen();
"""
UNDO = """
drop trigger program_year_is_frozen on members_programyearcondition;
drop trigger program_year_is_frozen on members_programyear;
drop function mtm_program_year_is_frozen();
drop trigger append_only on members_auditevent;
drop function mtm_refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE + APPEND_ONLY.format(table="members_auditevent") + FROZEN_YEAR, UNDO),
    ]
