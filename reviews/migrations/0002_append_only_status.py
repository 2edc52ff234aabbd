"""Status rows are never rewritten: a change is a new row."""

from django.db import migrations

TABLES = ["reviews_memberrequeststatus", "reviews_letterstatus"]
DO = "create trigger append_only before update or delete on {table} for each row execute function mtm_refuse_rewriting();"
UNDO = "drop trigger append_only on {table};"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("members", "0002_append_only")]
    operations = [migrations.RunSQL(DO.format(table=table), UNDO.format(table=table)) for table in TABLES]
