"""The newest status of a record, copied into the record by the database, so that those in a state are found at once."""

from django.db import migrations, models

# remember: after each status row. keep: whoever saves a record that was read earlier does not bring back an old state.
TRIGGERS = """
update {record} set current_state = newest.state, state_since = newest.at
from (select distinct on ({key}) {key}, state, at from {rows} order by {key}, id desc) newest
where newest.{key} = {record}.id;
create trigger remember_state after insert on {rows}
for each row execute function mtm_remember_state('{record}', '{key}');
create trigger keep_state before update of current_state, state_since on {record}
for each row when (pg_trigger_depth() = 0) execute function mtm_keep_state();
"""
UNDO = """
drop trigger remember_state on {rows};
drop trigger keep_state on {record};
"""
TABLES = [
    {"record": "reviews_memberrequest", "rows": "reviews_memberrequeststatus", "key": "request_id"},
    {"record": "reviews_letter", "rows": "reviews_letterstatus", "key": "letter_id"},
]


def columns(model):
    return [
        migrations.AddField(
            model_name=model,
            name="current_state",
            field=models.CharField(default="", editable=False, max_length=20, verbose_name="state"),
        ),
        migrations.AddField(
            model_name=model,
            name="state_since",
            field=models.DateTimeField(editable=False, null=True, verbose_name="since"),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("members", "0006_remember_state"), ("reviews", "0004_letters_whole_and_requests_by_time")]
    operations = [
        *columns("letter"),
        *columns("memberrequest"),
        *[migrations.RunSQL(TRIGGERS.format(**names), UNDO.format(**names)) for names in TABLES],
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["current_state"], name="letter_by_state"),
        ),
        migrations.AddIndex(
            model_name="memberrequest",
            index=models.Index(fields=["current_state"], name="request_by_state"),
        ),
    ]
