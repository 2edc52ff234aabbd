"""Quarters of a program year."""

import datetime

DAY = datetime.timedelta(days=1)


def last_day(year: int, quarter: int) -> datetime.date:
    """The quarter's last day."""
    return datetime.date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - DAY


def of_day(day: datetime.date) -> int:
    return (day.month + 2) // 3


def next_end(day: datetime.date) -> datetime.date:
    """The last day of the quarter after the one that ``day`` is in."""
    quarter = of_day(day) + 1
    return last_day(day.year + (quarter > 4), (quarter - 1) % 4 + 1)
