"""What every record of ours shares."""

import uuid

from django.db import models


class Record(models.Model):
    """A row with an unguessable key and the time it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        abstract = True
