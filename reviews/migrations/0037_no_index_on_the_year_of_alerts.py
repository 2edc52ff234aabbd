import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing asks for alerts by their year alone: by member and state they are found faster."""

    dependencies = [("members", "0020_impairment_may_be_unknown"), ("reviews", "0036_report_to_cms")]

    operations = [
        migrations.AlterField(
            model_name="tmralert",
            name="program_year",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tmr_alerts",
                to="members.programyear",
            ),
        ),
    ]
