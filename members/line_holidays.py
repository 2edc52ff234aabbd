"""The federal holidays, as a program year names those on which its phone line is closed."""

import datetime
from functools import cache

import holidays
from django.utils.translation import gettext_lazy as _

HOLIDAYS = {
    "new-years-day": _("New Year’s Day"),
    "martin-luther-king-day": _("Martin Luther King Jr. Day"),
    "washingtons-birthday": _("Washington’s Birthday"),
    "memorial-day": _("Memorial Day"),
    "juneteenth": _("Juneteenth"),
    "independence-day": _("Independence Day"),
    "labor-day": _("Labor Day"),
    "columbus-day": _("Columbus Day"),
    "veterans-day": _("Veterans Day"),
    "thanksgiving-day": _("Thanksgiving Day"),
    "christmas-day": _("Christmas Day"),
}
_IN_THE_LIBRARY = {
    "New Year's Day": "new-years-day",
    "Martin Luther King Jr. Day": "martin-luther-king-day",
    "Washington's Birthday": "washingtons-birthday",
    "Memorial Day": "memorial-day",
    "Juneteenth National Independence Day": "juneteenth",
    "Independence Day": "independence-day",
    "Labor Day": "labor-day",
    "Columbus Day": "columbus-day",
    "Veterans Day": "veterans-day",
    "Thanksgiving Day": "thanksgiving-day",
    "Christmas Day": "christmas-day",
}


def holiday_choices() -> list[tuple[str, object]]:
    return list(HOLIDAYS.items())


def holiday_on(day: datetime.date) -> str | None:
    """The slug of the federal holiday of ``day``; the weekday on which one of the weekend is kept counts as well."""
    return _of_year(day.year).get(day)


def business_day_before(day: datetime.date) -> datetime.date:
    """The last day before ``day`` that is neither a Saturday or Sunday nor a federal holiday."""
    found = day - datetime.timedelta(days=1)
    while found.weekday() >= 5 or holiday_on(found):
        found -= datetime.timedelta(days=1)
    return found


@cache
def _of_year(year: int) -> dict[datetime.date, str]:
    # The day on which New Year's Day is kept may lie in the year before, so both years are asked for.
    named = holidays.country_holidays("US", years=[year, year + 1])
    slugs = {day: _IN_THE_LIBRARY.get(name.removesuffix(" (observed)")) for day, name in named.items()}
    return {day: slug for day, slug in slugs.items() if slug and day.year == year}
