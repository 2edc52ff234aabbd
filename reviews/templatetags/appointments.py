"""The time of a call, as members read it."""

import datetime

from django import template
from django.utils.timezone import localtime

from reviews.documents.phrases import moment

register = template.Library()


@register.filter
def call_time(at: datetime.datetime) -> str:
    """``Tuesday, December 1, 2026, at 10:30 a.m., Eastern Time``."""
    return moment(localtime(at))
