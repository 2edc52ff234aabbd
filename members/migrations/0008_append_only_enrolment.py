"""Enrolment status rows are never rewritten: a change is a new row."""

from django.db import migrations

DO = """
create trigger append_only before update or delete on members_enrolmentstatus
for each row execute function mtm_refuse_rewriting();
"""
UNDO = "drop trigger append_only on members_enrolmentstatus;"


class Migration(migrations.Migration):
    dependencies = [("members", "0007_claims_and_enrolment")]
    operations = [migrations.RunSQL(DO, UNDO)]
