from django.db import migrations, models

# A "no" so far may have been an empty field of a file: nobody knows it any more. The next file says it anew.
UNKNOWN = "update members_member set cognitively_impaired = null where cognitively_impaired is false"
NO = "update members_member set cognitively_impaired = false where cognitively_impaired is null"


class Migration(migrations.Migration):
    dependencies = [("members", "0019_purging_has_one_door")]

    operations = [
        migrations.AlterField(
            model_name="member",
            name="cognitively_impaired",
            field=models.BooleanField(
                blank=True,
                help_text="Empty: no file of the plan says it.",
                null=True,
                verbose_name="cognitively impaired",
            ),
        ),
        migrations.RunSQL(UNKNOWN, NO),
    ]
