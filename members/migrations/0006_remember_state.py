"""How the database copies the newest status of a record into the record, so that those in a state are found at once."""

from django.db import migrations

FUNCTIONS = """
create function mtm_remember_state() returns trigger language plpgsql as $$
begin
    execute format('update %I set current_state = $1, state_since = $2 where id = $3', tg_argv[0])
    using new.state, new.at, (to_jsonb(new) ->> tg_argv[1])::uuid;
    return null;
end $$;
create function mtm_keep_state() returns trigger language plpgsql as $$
begin
    new.current_state := old.current_state;
    new.state_since := old.state_since;
    return new;
end $$;
"""
UNDO = "drop function mtm_remember_state(); drop function mtm_keep_state();"


class Migration(migrations.Migration):
    dependencies = [("members", "0005_rules_in_words")]
    operations = [migrations.RunSQL(FUNCTIONS, UNDO)]
