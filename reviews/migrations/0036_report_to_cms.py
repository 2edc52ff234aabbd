from django.db import migrations, models

# Of quarters that were reviewed before, the day of the newest run is the best that is known.
BEST_KNOWN = "update reviews_membertmr set first_on = reviewed_on"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0035_possible_duplicates")]

    operations = [
        migrations.AlterModelOptions(
            name="completedreview",
            options={
                "ordering": ["-done_on"],
                "permissions": [("export_cms_report", "Can export the yearly report to CMS")],
                "verbose_name": "completed review",
                "verbose_name_plural": "completed reviews",
            },
        ),
        migrations.AddField(
            model_name="membertmr",
            name="first_on",
            field=models.DateField(null=True, verbose_name="first reviewed on"),
        ),
        migrations.RunSQL(BEST_KNOWN, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="membertmr",
            name="first_on",
            field=models.DateField(verbose_name="first reviewed on"),
        ),
    ]
