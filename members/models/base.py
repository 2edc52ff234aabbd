"""What every record of ours shares."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime


def with_day(what: Any, day: date | datetime | None) -> str:
    """How a record is called in a heading: what it is and its day, never whose."""
    if day is None:
        return str(what)
    return f"{what}, {date_format(localtime(day) if isinstance(day, datetime) else day)}"


class Record(models.Model):
    """A row with an unguessable key and the time it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return with_day(self._meta.verbose_name, self.created_at)
