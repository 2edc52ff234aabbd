"""What the public pages said, kept for good: a change is a new row."""

from django.db import migrations, models


DO = """
create trigger append_only before update or delete on members_pageversion
for each row execute function mtm_refuse_rewriting();
"""
UNDO = "drop trigger append_only on members_pageversion;"


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0012_standing_wishes'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageVersion',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=200, verbose_name='page')),
                ('kept_at', models.DateTimeField(auto_now_add=True, verbose_name='said this from')),
                ('html', models.TextField(verbose_name='what it said')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
            ],
            options={
                'verbose_name': 'page as it was',
                'verbose_name_plural': 'pages as they were',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['address', '-id'], name='newest_of_a_page')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='page_sha256_is_one')],
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]
