"""Two ways around the rules are closed.

A condition of a draft could be moved into a published year, and an at-risk limitation could end without a start.
"""

from django.db import migrations, models
from django.db.models import F, Q

FROZEN_YEAR = """
create or replace function mtm_program_year_is_frozen() returns trigger language plpgsql as $$
declare
    published timestamptz;
begin
    if tg_table_name = 'members_programyear' then
        published := old.published_at;
    elsif tg_op = 'INSERT' then
        select published_at into published from members_programyear where id = new.program_year_id;
    elsif tg_op = 'DELETE' then
        select published_at into published from members_programyear where id = old.program_year_id;
    else
        select min(published_at) into published from members_programyear
        where id in (old.program_year_id, new.program_year_id);
    end if;
    if published <= now() then
        raise exception 'a published program year is read-only' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0003_publish_permission_and_birth_date_index")]
    operations = [
        migrations.RunSQL(FROZEN_YEAR, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="member", name="at_risk_ends_after_start"),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=Q(at_risk_end=None) | Q(at_risk_start__isnull=False, at_risk_end__gte=F("at_risk_start")),
                name="at_risk_ends_after_start",
            ),
        ),
    ]
