"""From which touch on a later run has to look at members again."""

import datetime

from django.db.models import Min, Q

from members.models import ImportFile


def changed_since(moment: datetime.datetime) -> datetime.datetime:
    """Members whose ``MemberTouch.touched_at`` is at or after this have changed since ``moment``.

    A file touches with the time it was started. One that was still being read at ``moment`` may have touched
    members after it with an earlier time: then that time counts.
    """
    open_then = ImportFile.objects.filter(Q(finished_at=None) | Q(finished_at__gte=moment))
    started = open_then.aggregate(Min("started_at"))["started_at__min"]
    return min(moment, started) if started else moment
