"""Holidays of the phone line and minutes of a review; a year whose day of publishing is set is read-only.

What was looked at and approved is what goes live: to change it, the day has to be taken back first.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

import members.line_holidays

FROZEN_YEAR = """
create or replace function mtm_program_year_is_frozen() returns trigger language plpgsql as $$
declare
    published timestamptz;
begin
    if tg_table_name = 'members_programyear' then
        published := old.published_at;
        if published > now() and tg_op = 'UPDATE'
            and to_jsonb(new) - 'published_at' - 'published_by' = to_jsonb(old) - 'published_at' - 'published_by'
        then
            return new;
        end if;
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
    elsif published is not null then
        raise exception 'a program year with a day of publishing is read-only until that day is taken back'
            using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0009_enrolment_state")]
    operations = [
        migrations.AddField(
            model_name="programyear",
            name="closed_holidays",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=members.line_holidays.holiday_choices, max_length=30),
                blank=True,
                default=list,
                help_text="With commas between: new-years-day, martin-luther-king-day, washingtons-birthday, memorial-day, juneteenth, independence-day, labor-day, columbus-day, veterans-day, thanksgiving-day, christmas-day. None: it is open on all of them.",
                size=None,
                verbose_name="federal holidays on which the line is closed",
            ),
        ),
        migrations.AddField(
            model_name="programyear",
            name="holidays_known",
            field=models.BooleanField(
                default=False, verbose_name="it is known on which holidays the line is closed"
            ),
        ),
        migrations.AddField(
            model_name="programyear",
            name="review_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Leave empty while it is not known.",
                null=True,
                verbose_name="minutes a review takes, about",
            ),
        ),
        migrations.AddConstraint(
            model_name="programyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("holidays_known", True), ("closed_holidays", []), _connector="OR"),
                name="closed_holidays_are_known",
                violation_error_code="closed_holidays",
                violation_error_message="Say that the holidays are known, or name none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_minutes", None), ("review_minutes__range", (5, 180)), _connector="OR"),
                name="review_takes_5_to_180_minutes",
                violation_error_code="review_minutes",
                violation_error_message="A review takes between 5 and 180 minutes.",
            ),
        ),
        migrations.RunSQL(FROZEN_YEAR, migrations.RunSQL.noop),
    ]
