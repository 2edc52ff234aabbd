"""A member's own medication list, sent with a request: it is never rewritten."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


DO = """
create trigger append_only before update or delete on reviews_memberownlist
for each row execute function mtm_refuse_rewriting();
"""
UNDO = "drop trigger append_only on reviews_memberownlist;"


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0009_vendor_events_and_work'),
    ]

    operations = [
        migrations.CreateModel(
            name='MemberOwnList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('form_set', models.CharField(max_length=20, verbose_name='form set')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], max_length=10, verbose_name='language')),
                ('content', models.JSONField(verbose_name='content')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_lists', to='reviews.memberrequest', verbose_name='request')),
            ],
            options={
                'verbose_name': 'member’s own list',
                'verbose_name_plural': 'members’ own lists',
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('form_set', ''), _negated=True), ('language__in', ['en', 'es'])), name='own_list_names_its_form'), models.CheckConstraint(condition=models.Q(('content__has_keys', ['texts', 'medicines']), models.Q(('content__medicines', []), _negated=True)), name='own_list_holds_medicines')],
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]
