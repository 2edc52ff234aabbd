"""What a vendor says it sent to a member stays as it came: the database refuses to rewrite it."""

from django.db import migrations

APPEND_ONLY = """
create trigger append_only before update or delete on reviews_summarydocument
for each row execute function mtm_refuse_rewriting();
"""
UNDO = "drop trigger append_only on reviews_summarydocument;"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0037_no_index_on_the_year_of_alerts")]
    operations = [migrations.RunSQL(APPEND_ONLY, UNDO)]
