"""Whether it is a decent hour to call somebody, where that person lives. Pure."""

import datetime
from functools import cache
from zoneinfo import ZoneInfo

import zipcodes

HOME = ZoneInfo("America/New_York")  # the plan's own, for a ZIP code that nobody knows


def is_decent(zip_code: str, now: datetime.datetime, *, from_hour: int, until_hour: int) -> bool:
    """Whether at ``now`` the clock at that ZIP code shows an hour from the first to before the last."""
    return from_hour <= now.astimezone(zone(zip_code[:5])).hour < until_hour


@cache
def zone(zip_code: str) -> ZoneInfo:
    """The time zone of a ZIP code's five digits, as the ``zipcodes`` library's edition has it."""
    if len(zip_code) != 5 or not zip_code.isdecimal():
        return HOME
    names = {place["timezone"] for place in zipcodes.matching(zip_code) if place.get("timezone")}
    return ZoneInfo(sorted(names)[0]) if names else HOME
