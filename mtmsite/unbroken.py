"""Times and dates that no end of a line tears apart: "8" on one line and "a.m." on the next is read wrong."""

import datetime

from django.utils import dateformat
from django.utils.formats import time_format

NO_BREAK = "\N{NO-BREAK SPACE}"


def unbroken(text: str) -> str:
    """The same words, held together on one line."""
    return text.replace(" ", NO_BREAK)


def clock(time: datetime.time | datetime.datetime) -> str:
    """``8 a.m.``, ``8:30 p.m.``, ``noon``, in the active language, held together."""
    return unbroken(time_format(time, "P"))


def day(date: datetime.date, pattern: str) -> str:
    """The date by a pattern of Django's date formats, held together."""
    return unbroken(dateformat.format(date, pattern))
