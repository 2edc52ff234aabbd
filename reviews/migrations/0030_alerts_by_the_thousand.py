"""Alerts are raised by the thousand: the newest of all rows of a statement is copied at once, where it is not there yet."""

from django.db import migrations

TRIGGERS = """
drop trigger remember_state on reviews_tmralertstatus;
create function mtm_remember_states_of_alerts() returns trigger language plpgsql as $$
begin
    update reviews_tmralert as record set current_state = newest.state, state_since = newest.at
    from (select distinct on (alert_id) * from fresh order by alert_id, id desc) as newest
    where record.id = newest.alert_id
      and (record.current_state, record.state_since) is distinct from (newest.state, newest.at);
    return null;
end $$;
create trigger remember_state after insert on reviews_tmralertstatus referencing new table as fresh
for each statement execute function mtm_remember_states_of_alerts();
"""
UNDO = """
drop trigger remember_state on reviews_tmralertstatus;
drop function mtm_remember_states_of_alerts();
create trigger remember_state after insert on reviews_tmralertstatus
for each row execute function mtm_remember_state('reviews_tmralert', 'alert_id');
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0029_letters_about_what_vendors_told")]
    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
